"""The debrief: tomorrow's sentence, the result, two moments, the polite lines, the buttons."""

import pytest
from msgspec.structs import replace

from coach.effects import Choice, Finish, Offer, Quote, Say
from coach.kinds.rehearsal.debrief.afterwards import CARD, MAP, SCALES
from coach.reading import Utterance
from coach.vocabulary import Act, Area, Outcome, Role, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PAYOFF,
    PEOPLE,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    RECAP,
    RECORDS,
    TRIAL,
    Talk,
    ask,
    ask_fact,
    ask_for,
    part,
    says,
)

COUNTING = says(ask(Spin.PROBLEM, on="盘点"))


def practise(objection: str) -> Choice:
    prompt, facts = "rehearsal.choice.practise", {"objection": objection}
    return Choice(id=f"drill:{objection}", prompt=prompt, facts=facts)


def again(turn: int) -> Choice:
    return Choice(id=f"retry:{turn}", prompt="rehearsal.choice.retry", facts={"turn": turn})


def ended(*lines: Utterance) -> Talk:
    return Talk().say(*lines).press("stop")


def said(talk: Talk, prompt: str) -> Say:
    lines = (effect for effect in talk.effects if isinstance(effect, Say))
    return next(line for line in lines if line.prompt == prompt)


def test_the_debrief_begins_with_tomorrow_and_ends_with_the_finish() -> None:
    talk = ended(HELLO, FACT, PROBLEM, PITCH, RECORDS)

    assert talk.coached == (
        "rehearsal.debrief.tomorrow",
        "rehearsal.ask.consequence",
        "rehearsal.debrief.result",
        "rehearsal.debrief.because",
        "rehearsal.debrief.what_if",
        "rehearsal.debrief.best",
        "rehearsal.debrief.weakest",
        "rehearsal.debrief.polite",
    )
    assert talk.effects[-2:] == (
        Offer(choices=(practise("以前用过不满意"), again(4), CARD, MAP, SCALES)),
        Finish(score=20, passed=False, outcome=Outcome.CONTINUATION),
    )


def test_no_points_make_up_for_a_customer_who_will_not_buy() -> None:
    talk = Talk().say(*GOOD)
    talk.state = replace(talk.state, trust=0)
    talk.say(PUSH)
    assert said(talk, "rehearsal.debrief.result").facts["score"] == 100
    assert talk.effects[-1] == Finish(score=100, passed=False, outcome=Outcome.NO_SALE)


def test_no_points_make_up_for_a_talk_from_which_nothing_follows() -> None:
    talk = ended(*(line for line in GOOD if line is not TRIAL))

    assert said(talk, "rehearsal.debrief.result").facts["score"] == 95
    assert talk.effects[-1] == Finish(score=95, passed=False, outcome=Outcome.CONTINUATION)


@pytest.mark.parametrize(
    ("lines", "stage"),
    [
        ((), "opening"),
        ((HELLO, FACT, PROBLEM), "consequence"),
        (GOOD, "side"),
        ((HELLO, PROBLEM, MONEY, RECORDS), "side"),
    ],
)
def test_tomorrow_names_what_is_missing(lines: tuple[Utterance, ...], stage: str) -> None:
    assert f"rehearsal.ask.{stage}" in ended(*lines).coached


def test_with_every_side_told_tomorrow_is_about_the_next_topic() -> None:
    time = says(ask(Spin.IMPLICATION, Area.TIME))
    talk = ended(HELLO, PROBLEM, MONEY, CUSTOMERS, PEOPLE, time, PAYOFF, RECAP, TRIAL)

    assert said(talk, "rehearsal.ask.problem").facts["topic"] == "盘点"


def test_with_everything_found_tomorrow_is_what_was_left_out() -> None:
    book = replace(BOOK, topics=(replace(PICKING, consequences=PICKING.consequences[:2]),))
    talk = Talk(book).say(HELLO, PROBLEM, MONEY, CUSTOMERS, PAYOFF, TRIAL).press("stop")

    assert "rehearsal.ask.recap" in talk.coached


def test_the_best_turn_is_the_first_with_the_greatest_gain() -> None:
    facts = said(ended(*GOOD), "rehearsal.debrief.best").facts

    assert facts == {
        "turn": 4,
        "rule": "consequence.told",
        "said": "……",
        "got": "补发加来回运费，一单小一百，月月…",
        "technique": None,
    }


def test_a_line_with_a_fault_is_the_best_only_by_what_it_brought_out() -> None:
    early = says(ask(Spin.IMPLICATION, Area.MONEY, on="拣错货"))
    alone = said(ended(HELLO, early), "rehearsal.debrief.best").facts
    beside = said(ended(HELLO, early, PAYOFF, COUNTING), "rehearsal.debrief.best").facts

    assert (alone["turn"], alone["rule"]) == (2, "problem.admitted")
    assert (beside["turn"], beside["rule"]) == (4, "problem.admitted")


def test_without_a_gain_the_best_turn_earned_trust() -> None:
    facts = said(ended(FACT, HELLO), "rehearsal.debrief.best").facts

    assert (facts["turn"], facts["rule"], facts["said"]) == (2, "manners.opening", "")


def test_courtesy_does_not_make_up_for_a_fault_in_the_same_line() -> None:
    line = says(part(Act.PITCH, sells=("亮灯拣货",)), courtesies="introducer how_long")

    assert "rehearsal.debrief.best" not in ended(line).coached


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("我们有一套拣货系统。", "我们有一套拣货系统。"),
        ("我们有一套新的拣货系统，可以先给您介绍，您看呢", "我们有一套新的拣货系统，可以先给…"),
        ("We've got a new picking system.", "We've got a new picking system."),
        (
            "We've got a new picking system, shall I show you how it works?",
            "We've got a new picking system, shall I…",
        ),
    ],
)
def test_a_long_line_is_quoted_by_its_beginning(text: str, quoted: str) -> None:
    line = says(part(Act.PITCH, "有"), text=text)

    assert said(ended(HELLO, line), "rehearsal.debrief.weakest").facts["said"] == quoted


@pytest.mark.parametrize(
    ("lines", "got"),
    [
        ((HELLO, PITCH), "前年上过手持机，摔坏一半。"),
        ((HELLO, TRIAL), "资料先放我这儿。"),
        ((HELLO, PUSH), ""),
        ((HELLO, says(part(Act.PITCH), ask_fact("拣错货", 1))), ""),
    ],
    ids=["a pitch", "a step", "a push", "a pitch beside a question"],
)
def test_the_weakest_turn_shows_what_it_got(lines: tuple[Utterance, ...], got: str) -> None:
    assert said(ended(*lines), "rehearsal.debrief.weakest").facts["got"] == got


def test_a_step_with_a_pitch_beside_it_counts_as_the_step() -> None:
    line = says(part(Act.PITCH), ask_for("一条通道试半月"))
    talk = ended(HELLO, line)

    assert talk.beside[-1] == "pitch.early"
    assert said(talk, "rehearsal.debrief.weakest").facts["rule"] == "step.light"


@pytest.mark.parametrize(
    ("lines", "turn", "rule"),
    [
        ((HELLO, PROBLEM, PITCH, CUSTOMERS), 3, "pitch.early"),
        ((HELLO, PROBLEM, MONEY, BYE), 3, "consequence.told"),
        ((FACT, BYE), 2, "talk.farewell"),
    ],
    ids=["the costliest line", "else the best", "else the last"],
)
def test_why_after_the_end_explains_the_line_that_tells_most(
    lines: tuple[Utterance, ...], turn: int, rule: str
) -> None:
    facts = said(ended(*lines).press("why"), "rehearsal.why").facts

    assert (facts["turn"], facts["rule"]) == (turn, rule)


def test_a_talk_without_merit_or_fault_has_no_moments() -> None:
    assert ended(FACT).coached == (
        "rehearsal.debrief.tomorrow",
        "rehearsal.ask.opening",
        "rehearsal.debrief.result",
        "rehearsal.debrief.because",
    )


def test_the_weakest_turn_is_the_gravest_fault() -> None:
    facts = said(ended(HELLO, PITCH, PROBLEM, PUSH, RECORDS), "rehearsal.debrief.weakest").facts

    assert (facts["turn"], facts["rule"], facts["said"]) == (4, "push.made", "……")
    assert facts["technique"] is not None


@pytest.mark.parametrize(
    ("lines", "right", "step", "verdict"),
    [
        (GOOD, 6, "一条通道试半月", "granted"),
        ((HELLO, TRIAL), 6, "一条通道试半月", "light"),
        ((HELLO, PROBLEM, MONEY, PUSH, PUSH, RECORDS), 2, "给一月错单", "distrust"),
        ((HELLO,), None, None, "not_asked"),
        ((HELLO, PUSH), None, None, "pushed"),
        ((HELLO, RECORDS, PUSH, PUSH, PUSH), 2, "给一月错单", "blunt"),
        ((FACT, FACT, FACT, FACT, FACT, FACT), None, None, "tired"),
        ((HELLO, ORDER), 10, None, "light"),
        ((*GOOD[:6], PEOPLE, says(ask(Spin.IMPLICATION, Area.TIME)), ORDER), 10, None, "capped"),
    ],
)
def test_the_scales_show_both_pans_and_why(
    lines: tuple[Utterance, ...], right: int | None, step: str | None, verdict: str
) -> None:
    facts = said(Talk().say(*lines).press("stop").press("scales"), "rehearsal.scales").facts

    assert (facts["right"], facts["step"], facts["verdict"]) == (right, step, verdict)


def test_the_left_pan_is_listed_piece_by_piece() -> None:
    talk = ended(HELLO, PROBLEM, MONEY, PAYOFF).press("scales")

    facts = said(talk, "rehearsal.scales").facts
    assert facts["loads"] == (
        {"kind": "problem", "topic": "拣错货", "area": None, "weight": 1},
        {"kind": "consequence", "topic": "拣错货", "area": Area.MONEY, "weight": 3},
        {"kind": "benefit", "topic": "拣错货", "area": None, "weight": 2},
    )
    assert (facts["left"], facts["trust"], facts["role"]) == (6, 5, Role.USER)


def test_the_buttons_go_on_working_after_the_end() -> None:
    talk = ended(*GOOD)
    after = talk.state
    offer = Offer(choices=(CARD, MAP, SCALES))

    for choice, prompt in {
        "scales": "rehearsal.scales",
        "score": "rehearsal.card",
        "why": "rehearsal.why",
        "map": "rehearsal.map.text",
        "polite": "rehearsal.debrief.no_polite",
        "stop": "rehearsal.over",
        "hint": "rehearsal.over",
    }.items():
        assert (talk.press(choice).coached, talk.effects[-1]) == ((prompt,), offer)
    assert talk.say(PROBLEM).coached == ("rehearsal.over",)
    assert talk.state == after


def test_an_order_granted_outweighed_the_cost() -> None:
    book = replace(BOOK, role=Role.ECONOMIC, cost=())
    answered = says(ask(Spin.PROBLEM, on="拣错货"))
    talk = Talk(book).say(HELLO, answered, ORDER).press("stop").press("scales")

    assert said(talk, "rehearsal.scales").facts["verdict"] == "granted"


def test_the_last_words_of_the_author_are_kept_for_the_next_reading() -> None:
    talk = Talk().say(HELLO, PROBLEM)

    quoted = tuple(effect.text for effect in talk.effects if isinstance(effect, Quote))
    assert (talk.state.heard,) == quoted
    assert Talk().say(BYE).state.heard == ""
    assert Talk().say(HELLO, COUNTING).state.heard == BOOK.topics[1].problem.says.text
