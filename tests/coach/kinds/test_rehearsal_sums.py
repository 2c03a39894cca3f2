"""The sums that a manager adds up on his fingers: pans, trust and score of whole talks."""

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.mind.scales import cost_of_order, left_pan
from coach.kinds.rehearsal.scoring.card import card, score
from coach.reading import Utterance
from coach.vocabulary import Act, Area, Outcome, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOSS,
    BYE,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    PAYOFF,
    PEOPLE,
    PITCH,
    PROBLEM,
    PUSH,
    RECAP,
    RECORDS,
    TIED,
    TRIAL,
    Talk,
    ask,
    ask_fact,
    part,
    push_part,
    says,
)

#: Names his introducer and the minutes, and pitches in the same breath.
HASTY_HELLO = says(part(Act.PITCH, sells=("亮灯拣货",)), courtesies="introducer how_long")
OLD_TECH = says(part(Act.PITCH), ask_fact("拣错货", 0))
RUNS = says(ask_fact("拣错货", 2))
BLAMING_HELLO = says(
    part(Act.STATEMENT), ask(Spin.PROBLEM, flags="accusing"), courtesies="introducer"
)
YOUR_FAULT = says(ask(Spin.PROBLEM, on="拣错货", flags="accusing own_failure"))
GUIDED = (HELLO, FACT, PROBLEM, PITCH, CUSTOMERS, MONEY, PAYOFF, TRIAL)
HASTY = (HASTY_HELLO, OLD_TECH, RUNS, PROBLEM, PUSH, RECORDS)
RUDE = (BLAMING_HELLO, YOUR_FAULT, PITCH, says(push_part()))
MIDDLING = (HELLO, PROBLEM, MONEY)


def instead(talk: tuple[Utterance, ...], nth: int, line: Utterance) -> tuple[Utterance, ...]:
    """The same talk with another nth line, counted from 1."""
    return (*talk[: nth - 1], line, *talk[nth:])


@pytest.mark.parametrize(
    ("talk", "left", "trust", "outcome"),
    [
        (GOOD, 9, 6, Outcome.ADVANCE),
        (GUIDED, 9, 4, Outcome.ADVANCE),
        ((*instead(GUIDED, 4, PEOPLE)[:-1], BOSS), 11, 5, Outcome.ADVANCE),
        ((*MIDDLING, RECORDS), 4, 5, Outcome.ADVANCE),
        ((*MIDDLING, TRIAL), 4, 5, None),
        (HASTY, 1, 1, None),
        (instead(HASTY, 5, MONEY), 4, 3, Outcome.ADVANCE),
        (RUDE, 0, -2, Outcome.NO_SALE),
        ((HELLO, FACT, PROBLEM, PAYOFF, RECAP, TRIAL), 1, 6, None),
    ],
    ids=[
        "the good talk wins a trial",
        "an early pitch still wins it",
        "one more side reaches the boss",
        "one consequence wins records",
        "one consequence wins no trial",
        "the hasty talk wins nothing",
        "the hasty talk with one consequence wins records",
        "the rude talk is thrown out",
        "without consequences nothing is won",
    ],
)
def test_a_talk_adds_up(
    talk: tuple[Utterance, ...], left: int, trust: int, outcome: Outcome | None
) -> None:
    state = Talk().say(*talk).state

    talked = Talk()
    assert (left_pan(talked.book, state), state.trust, state.outcome) == (left, trust, outcome)


@pytest.mark.parametrize(
    ("talk", "points"),
    [
        (GOOD, (20, 25, 10, 15, 10, 5, 10, 5)),
        (GUIDED, (20, 25, 10, 15, 10, 0, 0, 5)),
        (instead(GUIDED, 4, PEOPLE), (20, 25, 10, 15, 10, 0, 10, 5)),
        (HASTY, (10, 5, 0, 0, 0, 0, 0, 5)),
        (instead(HASTY, 5, MONEY), (15, 15, 0, 5, 0, 0, 0, 5)),
        (RUDE, (0, 0, 0, 0, 0, 0, 0, 0)),
    ],
    ids=["good", "guided", "guided, line 4 a question", "hasty", "hasty, line 5", "rude"],
)
def test_a_score_card_adds_up(talk: tuple[Utterance, ...], points: tuple[int, ...]) -> None:
    talked = Talk().say(*talk)

    lines = card(talked.book, talked.state)
    assert tuple(line.points for line in lines) == points
    assert score(talked.book, talked.state) == sum(points)


def test_two_problems_and_nothing_more_win_nothing() -> None:
    counting = says(ask(Spin.PROBLEM, on="盘点"))
    talk = Talk().say(HELLO, PROBLEM, counting, RECORDS)

    assert left_pan(talk.book, talk.state) == 2
    assert talk.rule == "step.light"


def test_a_heavy_consequence_with_its_benefit_wins_no_trial() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, TRIAL)

    assert left_pan(talk.book, talk.state) == 6
    assert talk.rule == "step.light"


def test_everything_found_outweighs_the_whole_cost() -> None:
    counting = says(ask(Spin.PROBLEM, on="盘点"))
    sides = tuple(says(ask(Spin.IMPLICATION, area)) for area in (Area.RISK, Area.CAREER))
    time = says(ask(Spin.IMPLICATION, Area.TIME))
    talk = Talk().say(HELLO, PROBLEM, MONEY, CUSTOMERS, PEOPLE, time, PAYOFF)
    talk.say(counting, *sides, PAYOFF, TIED, BYE)

    assert (left_pan(talk.book, talk.state), cost_of_order(talk.book)) == (20, 10)


def test_hints_paid_come_off_the_score_but_never_below_zero() -> None:
    paid = replace(Talk().say(*GOOD).state, paid=7)
    poor = replace(Talk().say(BYE).state, paid=7)

    book = Talk().book
    assert (score(book, paid), score(book, poor)) == (93, 0)
    assert card(book, paid)[-1] == ("hints", -7, 0, "", 0)
