"""Which claims are gains, how far the search goes, and that every claim is true."""

import sys
from types import FrameType

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.hearing.line import hear
from coach.kinds.rehearsal.scoring.result import Result
from coach.kinds.rehearsal.whatif.search import (
    MOST_HEARD,
    OUTCOME,
    PASSED,
    POINTS,
    STEP,
    gain,
    what_if,
)
from coach.vocabulary import Act, Outcome
from tests.coach.kinds.rehearsal_talk import (
    CUSTOMERS,
    FACT,
    HELLO,
    MONEY,
    PAYOFF,
    PITCH,
    PROBLEM,
    RECAP,
    SEED,
    Talk,
    part,
    says,
)
from tests.rehearsal_walks.__main__ import rehearsals
from tests.rehearsal_walks.claims import claimed

NO = Result(Outcome.CONTINUATION, None, 0, 60, passed=False)
SMALL = Result(Outcome.ADVANCE, "小", 2, 60, passed=False)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (NO, SMALL, OUTCOME),
        (SMALL, SMALL._replace(score=75, passed=True), PASSED),
        (SMALL, SMALL._replace(weight=6), STEP),
        (NO, NO._replace(score=65), POINTS),
        (NO, NO._replace(score=64), None),
        (NO, SMALL._replace(score=59), None),
        (SMALL, NO, None),
        (SMALL._replace(weight=6), SMALL, None),
        (NO, NO, None),
    ],
)
def test_a_gain_is_an_outcome_a_pass_a_step_or_points(
    before: Result, after: Result, kind: int | None
) -> None:
    assert gain(before, after) == kind


def lines_heard(state_of: Talk) -> int:
    """How many lines the search for a claim has him hear."""
    heard = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal heard
        heard += event == "call" and frame.f_code is hear.__code__

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        what_if(state_of.book, state_of.state, SEED)
    finally:
        sys.setprofile(before)
    return heard


def test_the_search_stays_within_its_bounds_in_the_longest_talk() -> None:
    statement = says(part(Act.STATEMENT))
    round_ = (FACT, PROBLEM, MONEY, statement, CUSTOMERS, PAYOFF, RECAP, PITCH)
    patient = replace(Talk().state, patience=99, trust=9)
    talk = Talk()
    talk.state = patient
    talk.say(HELLO, *round_ * 4)

    changes_of_a_turn = 12
    lines = len(talk.state.notes)
    assert lines > 30
    assert lines_heard(talk) <= lines + changes_of_a_turn * lines + MOST_HEARD


def test_every_claim_is_its_own_replay() -> None:
    """A few of those that ``python -m tests.rehearsal_walks`` makes, which the walks' test runs."""
    made, wrong = claimed(next(rehearsals()), range(4))

    assert wrong == ()
    assert made
