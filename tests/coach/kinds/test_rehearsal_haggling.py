"""Haggling: demands one by one, their reasons, and what settles them."""

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.coaching.aim import aim
from coach.kinds.rehearsal.mind.scales import right_pan
from coach.kinds.rehearsal.scoring.card import card
from coach.kinds.rehearsal.state import Deal
from coach.playbook import Haggle, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Area, Contact, Role, Spin, Technique, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    HELLO,
    MONEY,
    PROBLEM,
    RECORDS,
    TRIAL,
    Talk,
    ask,
    part,
    says,
)


def haggle(nth: int) -> Haggle:
    line = 40 + 5 * nth
    return Haggle(
        says=Words(f"要求{nth}", line),
        because=Words(f"缘由{nth}", line + 1),
        trade=Words(f"换{nth}", line + 2),
        holds=Words(f"退{nth}", line + 3),
    )


HARD = replace(BOOK, haggles=(haggle(1), haggle(2)))
TALKS = replace(HARD, contact=Contact.NEGOTIATION)


def flagged(flag: str, act: Act = Act.STATEMENT) -> Utterance:
    return says(part(act, flags=(flag,)))


TRADE = flagged("trades")
GIFT = flagged("concedes")
FIRM = flagged("holds")
WHY = says(part(Act.QUESTION))
MUMBLE = says(part(Act.STATEMENT))
TO_THE_STEP = (HELLO, PROBLEM, MONEY, RECORDS)


def pressed() -> Talk:
    """A talk in which his first demand stands open."""
    return Talk(HARD).say(*TO_THE_STEP)


def test_asked_for_a_step_he_makes_his_first_demand() -> None:
    talk = pressed()

    assert (talk.rule, talk.heard) == ("haggle.demand", ("要求1",))


def test_in_a_negotiation_he_begins_as_soon_as_it_is_opened() -> None:
    talk = Talk(TALKS).say(HELLO)
    assert talk.heard == ("customer.opened_introduced", "要求1")

    priced = Talk(replace(TALKS, role=Role.ECONOMIC)).say(HELLO)
    assert priced.heard == ("customer.opened_introduced", "要求1")
    assert not priced.state.leading


@pytest.mark.parametrize(
    ("line", "rule", "heard", "trust", "settled"),
    [
        (TRADE, "haggle.traded", ("换1",), 1, (Deal.TRADED,)),
        (flagged("trades", Act.QUESTION), "haggle.traded", ("换1",), 1, (Deal.TRADED,)),
        (GIFT, "haggle.conceded", ("customer.pockets_it", "要求2"), 0, (Deal.CONCEDED,)),
        (FIRM, "haggle.held", ("退1",), 0, (Deal.HELD,)),
        (WHY, "haggle.reason", ("缘由1",), 0, ()),
        (MUMBLE, "haggle.pressed", ("customer.insists",), 0, ()),
        (says(ask(Spin.IMPLICATION, Area.CUSTOMERS)), "consequence.told", None, 0, ()),
        (BYE, "talk.farewell", None, 0, ()),
        (says(part(Act.QUESTION, flags=("accusing",))), "tact.accused", None, -1, ()),
    ],
    ids=["trade", "trade as a question", "gift", "firm", "why", "mumble", "value", "bye", "blame"],
)
def test_a_demand_is_met(
    line: Utterance, rule: str, heard: tuple[str, ...] | None, trust: int, settled: tuple[Deal, ...]
) -> None:
    talk = pressed()
    before = talk.state.trust

    talk.say(line)
    assert (talk.rule, talk.state.trust - before, talk.state.settled) == (rule, trust, settled)
    assert heard in (None, talk.heard)


def test_a_push_that_trades_is_no_push() -> None:
    line = says(part(Act.PRESSURE, technique=Technique.ALTERNATIVE, flags=("trades",)))

    assert pressed().say(line).rule == "haggle.traded"


def test_a_present_beside_a_reason_is_a_present() -> None:
    line = says(part(Act.STATEMENT, flags=("holds", "concedes")))

    assert pressed().say(line).rule == "haggle.conceded"


def test_he_gives_a_reason_once() -> None:
    talk = pressed().say(WHY)
    patience = talk.state.patience

    talk.say(WHY)
    assert (talk.rule, patience - talk.state.patience) == ("haggle.told", 1)


def test_the_next_demand_comes_with_the_next_step_asked_for() -> None:
    talk = pressed().say(TRADE, RECORDS)
    assert talk.heard == ("要求2",)

    assert talk.say(FIRM, RECORDS).rule == "step.granted"


def test_the_last_present_brings_no_further_demand() -> None:
    talk = pressed().say(GIFT, GIFT)

    assert talk.heard == ("customer.pockets_it",)
    assert talk.state.settled == (Deal.CONCEDED, Deal.CONCEDED)


def test_an_open_demand_weighs_on_the_right_pan_more_after_a_present() -> None:
    talk = pressed()
    assert right_pan(talk.state, 2) == 4

    talk.say(GIFT)
    assert right_pan(talk.state, 2) == 5
    assert right_pan(talk.say(TRADE).state, 2) == 2


def test_what_weighs_enough_outweighs_an_open_demand() -> None:
    light = pressed().say(TRIAL)
    assert light.rule == "step.light"

    heavy = Talk(HARD).say(*TO_THE_STEP, says(ask(Spin.IMPLICATION, Area.CUSTOMERS)), RECORDS)
    assert heavy.rule == "step.granted"


def test_the_coach_says_not_to_give_way() -> None:
    talk = Talk(HARD, Walk.GUIDED).say(*TO_THE_STEP)

    assert aim(HARD, talk.state).stage == "haggle"
    assert "rehearsal.advice.haggle" in talk.coached


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        ((WHY, TRADE, RECORDS, WHY, TRADE, RECORDS), (20, 20, 20)),
        ((TRADE, RECORDS, FIRM), (0, 15, 20)),
        ((GIFT, GIFT), (0, 0, 0)),
        ((WHY, FIRM), (20, 10, 20)),
        ((), (0, 0, 0)),
    ],
    ids=["asked and traded", "traded and held", "gave away", "asked and held", "nothing"],
)
def test_the_card_of_a_negotiation_tells_trades_from_presents(
    lines: tuple[Utterance, ...], points: tuple[int, ...]
) -> None:
    talk = Talk(TALKS).say(HELLO, *lines)

    assert tuple(line.points for line in card(TALKS, talk.state)[:3]) == points
