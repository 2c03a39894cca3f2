"""A session folds to the state it had."""

import pytest

from coach.events import Began, Chose, Event, Spoke
from coach.replay import Recorded, fold
from coach.vocabulary import Walk
from tests.coach.kinds.rehearsal_talk import AT, BOOK, GOOD, SEED, Talk

LINES: tuple[Event, ...] = tuple(Spoke(reading=line) for line in GOOD)


def recorded(*events: Event) -> list[Recorded]:
    return [(event, AT) for event in events]


def test_the_turns_fold_to_the_state_of_the_talk() -> None:
    events = recorded(Began(walk=Walk.GUIDED), *LINES)

    assert fold(BOOK, events, SEED) == Talk(walk=Walk.GUIDED).say(*GOOD).state


def test_beginning_again_starts_over() -> None:
    events = recorded(Began(walk=Walk.GUIDED), *LINES, Began(walk=Walk.FREE))

    assert fold(BOOK, events, SEED) == Talk().state


@pytest.mark.parametrize("events", [[], recorded(Chose(choice="hint"))])
def test_a_session_that_does_not_begin_cannot_be_folded(events: list[Recorded]) -> None:
    with pytest.raises(ValueError, match="begins with Began"):
        fold(BOOK, events, SEED)
