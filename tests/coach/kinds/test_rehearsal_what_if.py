"""What one line said otherwise would have made of a talk: each claim is its own replay."""

import pytest
from msgspec.structs import replace

from coach.effects import Say
from coach.kinds.rehearsal.hearing.again import heard_again, readings
from coach.kinds.rehearsal.hearing.kept import bare
from coach.kinds.rehearsal.scoring.result import result_of
from coach.kinds.rehearsal.whatif.changes import changes_at
from coach.kinds.rehearsal.whatif.floor import to_demand
from coach.kinds.rehearsal.whatif.search import Claim, what_if
from coach.playbook import Ask, Haggle, Rehearsal, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Area, Contact, Form, Moment, Outcome, Spin, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BOSS,
    BYE,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    PITCH,
    PROBLEM,
    PUSH,
    RECORDS,
    SEED,
    TIED,
    TRIAL,
    Talk,
    ask,
    part,
    push_part,
    says,
)

BLAME = says(ask(Spin.PROBLEM, on="拣错货", flags="accusing"))
LEADING = says(ask(Spin.PROBLEM, on="拣错货", form=Form.LEADING))
HASTY_HELLO = says(part(Act.STATEMENT), courtesies="introducer")
ASKED = replace(
    BOOK, asks=(Ask(says=Words("断电怎么办？", 70), when=Moment.OPENED, about=("断电",)),)
)
HAGGLING = replace(
    BOOK,
    contact=Contact.NEGOTIATION,
    haggles=(
        Haggle(
            says=Words("再降五个点。", 71),
            because=Words("总部压价。", 72),
            trade=Words("账期三十天，降三个点。", 73),
            holds=Words("行，不降。", 74),
        ),
    ),
)


def claim_of(*lines: Utterance, book: Rehearsal = BOOK, walk: Walk = Walk.FREE) -> Claim:
    claim = what_if(book, Talk(book, walk).say(*lines).state, SEED)
    assert claim is not None
    return claim


def turned(claim: Claim) -> tuple[int, str]:
    """The line, counted from 1, and what would have been said there."""
    return claim.change.turn + 1, claim.change.kind


def test_an_earlier_line_is_changed_before_the_goodbye() -> None:
    claim = claim_of(HELLO, PROBLEM, MONEY, says(part(Act.STATEMENT)), BYE)

    assert turned(claim)[0] < 5


def test_a_flawless_talk_has_nothing_to_change() -> None:
    assert what_if(BOOK, Talk().say(*GOOD[:-1], BOSS).say(TRIAL).state, SEED) is None


def test_an_accusation_is_put_gently_rather_than_replaced() -> None:
    claim = claim_of(HELLO, BLAME, MONEY, RECORDS)

    assert turned(claim) == (2, "soften")
    assert (claim.before.outcome, claim.after.outcome) == (Outcome.CONTINUATION, Outcome.ADVANCE)


def test_a_leading_question_is_asked_openly() -> None:
    assert turned(claim_of(HELLO, LEADING, MONEY, RECORDS)) == (2, "soften")


def test_half_an_opening_is_completed() -> None:
    claim = claim_of(HASTY_HELLO, PROBLEM, MONEY, RECORDS)

    assert turned(claim) == (1, "opening")
    assert claim.change.target is not None
    assert claim.change.target.missing == ("why_now", "how_long")


@pytest.mark.parametrize("nth", [1, 5])
def test_an_opening_is_not_made_good_when_the_talk_is_under_way(nth: int) -> None:
    lines = (*(says(part(Act.STATEMENT)),) * nth, PROBLEM)
    talk = Talk().say(*lines, PROBLEM, RECORDS)

    claim = what_if(BOOK, talk.state, SEED)
    assert claim is None or claim.change.kind != "opening" or claim.change.turn == 0


def test_the_push_in_a_good_line_is_left_out() -> None:
    claim = claim_of(HELLO, PUSH, PUSH, PROBLEM, says(push_part(), MONEY.parts[0]), RECORDS)

    assert claim.change.kind in ("push", "line")
    assert claim.after.rank > claim.before.rank


def test_a_pitch_beside_a_question_is_left_out() -> None:
    line = says(part(Act.PITCH), PROBLEM.parts[0])
    pitched = (HELLO, line, *GOOD[3:6], GOOD[6], TIED, TRIAL)
    claim = claim_of(*pitched)

    assert turned(claim) == (2, "pitch")
    assert claim.change.instead is not None
    assert claim.change.instead == bare(replace(line, parts=PROBLEM.parts, main=0))


def test_a_step_out_of_reach_gives_way_to_one_within() -> None:
    claim = claim_of(HELLO, PROBLEM, MONEY, BOSS)

    assert turned(claim) == (4, "step")
    assert claim.after.step == "给一月错单"


def test_the_latest_of_equal_changes_is_named() -> None:
    idle = says(part(Act.STATEMENT))
    claim = claim_of(HELLO, PROBLEM, idle, idle, RECORDS)

    assert claim.change.turn == 3


def test_leaving_the_last_line_unsaid_is_no_change() -> None:
    talk = Talk().say(HELLO, PUSH, PUSH, PUSH)
    claim = what_if(BOOK, talk.state, SEED)

    assert talk.state.outcome is Outcome.NO_SALE
    assert claim is not None
    assert (claim.change.kind, claim.change.turn) == ("line", 2)


def test_his_own_question_is_answered_before_anything_else_is_said() -> None:
    before = Talk(ASKED).say(HELLO).state
    notes = Talk(ASKED).say(HELLO, PROBLEM).state.notes
    found = changes_at(ASKED, before, notes, PROBLEM)

    answered = next(change for change in found if change.kind == "ask")
    assert answered.about == "断电怎么办？"
    assert answered.instead is not None
    assert answered.instead.parts[1:] == PROBLEM.parts
    assert heard_again(ASKED, before, (answered.instead,), SEED).answered == (0,)


def test_a_polite_refusal_is_tested() -> None:
    before = Talk().say(HELLO, PROBLEM, BOSS).state
    notes = Talk().say(HELLO, PROBLEM, BOSS, FACT).state.notes
    found = changes_at(BOOK, before, notes, FACT)

    tested = next(change for change in found if change.kind == "test")
    assert heard_again(BOOK, before, (tested.instead or FACT,), SEED).tested


def test_a_demand_is_asked_about_until_its_reason_is_known() -> None:
    demanded = Talk(HAGGLING).say(HELLO).state
    explained = heard_again(HAGGLING, demanded, (to_demand(demanded)["why"],), SEED)

    assert explained.reasons == (0,)
    assert tuple(to_demand(explained)) == ("trade",)


def test_a_demand_is_met_with_something_in_return() -> None:
    kinds = {
        claim.change.kind
        for lines in ((HELLO, PROBLEM, MONEY, RECORDS), (HELLO, PROBLEM, RECORDS))
        for claim in (claim_of(*lines, book=HAGGLING),)
    }

    assert kinds & {"why", "trade"}


def test_a_talk_that_kept_no_readings_claims_nothing() -> None:
    state = Talk().say(HELLO, PITCH, PUSH).state
    old = replace(state, notes=tuple(replace(note, reading=None) for note in state.notes))

    assert readings(old) is None
    assert what_if(BOOK, old, SEED) is None


def test_a_talk_that_would_be_judged_otherwise_now_claims_nothing() -> None:
    state = Talk().say(HELLO, PITCH, PUSH).state

    assert what_if(BOOK, replace(state, granted=("给一月错单",)), SEED) is None


def test_an_unspoken_talk_claims_nothing() -> None:
    assert what_if(BOOK, Talk().state, SEED) is None


def test_what_the_rep_paid_for_hints_counts_on_both_sides() -> None:
    talk = Talk(walk=Walk.GUIDED).say(HELLO).press("hint").press("hint").say(PITCH, PROBLEM)
    claim = what_if(BOOK, talk.press("stop").state, SEED)

    assert talk.state.paid == 2
    assert claim is not None
    assert claim.before == result_of(BOOK, talk.state)


def test_lines_after_the_end_are_not_heard() -> None:
    ended = Talk(walk=Walk.GUIDED).say(HELLO, PROBLEM, MONEY, RECORDS).state

    assert ended.finished
    assert heard_again(BOOK, ended, (PUSH,), SEED) == ended


def test_a_claim_is_said_in_the_debrief_and_its_line_can_be_said_anew() -> None:
    talk = Talk().say(HELLO, BLAME, MONEY, RECORDS).press("stop")
    line = next(
        effect
        for effect in talk.effects
        if isinstance(effect, Say) and effect.prompt == "rehearsal.debrief.what_if"
    )

    assert (line.facts["turn"], line.facts["kind"]) == (2, "soften")
    assert talk.state.pivot == 1


def test_the_areas_of_a_claim_need_no_secret() -> None:
    claim = claim_of(HELLO, PROBLEM, PITCH, TRIAL)

    assert claim.change.target is not None
    assert claim.change.target.area in tuple(Area)
