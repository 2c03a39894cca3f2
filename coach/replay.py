"""Fold the events of a session into the state they lead to."""

from collections.abc import Sequence
from datetime import datetime

from coach.engine import State, advance, begin
from coach.events import Began, Event
from coach.playbook import Playbook

#: An event, and when it happened.
Recorded = tuple[Event, datetime]


def fold(playbook: Playbook, recorded: Sequence[Recorded], seed: str) -> State:
    """The state after these events, the first of which begins the walk.

    Equal to the state that was stored, under the same engine version and the same digests. Raises
    ValueError when the first event does not begin a walk.
    """
    match recorded:
        case [(Began(walk=walk, past=past), at), *rest]:
            state = begin(playbook, walk, at, seed, past).state
        case _:
            raise ValueError("a session begins with Began")
    for event, when in rest:
        state = advance(playbook, state, event, when, seed).state
    return state
