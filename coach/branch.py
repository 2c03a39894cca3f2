"""Take a rehearsal up again at one of the lines that the customer heard."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from coach.effects import Effect
from coach.events import Began, Past
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.walk import advance, begin
from coach.playbook import Rehearsal
from coach.replay import Recorded


class Branch(NamedTuple):
    """What goes before a line: the events, the state they lead to, the effects of the last one."""

    recorded: tuple[Recorded, ...]
    state: RehearsalState
    effects: tuple[Effect, ...]


def branch(book: Rehearsal, recorded: Sequence[Recorded], past: Past, seed: str) -> Branch:
    """The events of a talk up to the answer before line ``past.turn``, the first with ``past``.

    Lines count from 1, as the customer heard them; all events, where he heard fewer. Raises
    ValueError when the first event begins nothing.
    """
    match recorded:
        case [(Began() as began, at), *rest]:
            state, effects = begin(book, began.walk, at, seed, past)
        case _:
            raise ValueError("a session begins with Began")
    kept: list[Recorded] = [(replace(began, past=past), at)]
    for event, when in rest:
        if len(state.notes) + 1 == past.turn:
            break
        state, effects = advance(book, state, event, when, seed)
        kept.append((event, when))
    return Branch(tuple(kept), state, effects)
