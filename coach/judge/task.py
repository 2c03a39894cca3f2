"""What an answer is measured by: the moves that earn points, the faults that cost some."""

import msgspec

from coach.reading import FaultFound
from coach.vocabulary import Fault, Locale, Move

#: What a built-in fault costs where the item does not price it. ``ignores`` costs nothing more:
#: it has made no move that could have earned points.
MINUS = {
    Fault.CONTRADICTS: 20,
    Fault.PRICE_FIRST: 10,
    Fault.BLUFFS: 10,
    Fault.PRESSURES: 20,
    Fault.LONG: 10,
    Fault.IGNORES: 0,
    Fault.DISPARAGES: 20,
    Fault.OVERPROMISES: 10,
    Fault.WAITS: 10,
}


class MoveTask(msgspec.Struct, frozen=True, kw_only=True):
    """A move, what it is worth, and the words of the trade that show it."""

    move: Move
    points: int
    cues: tuple[str, ...] = ()


class FaultTask(msgspec.Struct, frozen=True, kw_only=True):
    """A fault, what it costs, and the words of the trade that show it.

    ``fault`` is None for a fault of the author's own, known by its cues alone.
    """

    name: str
    fault: Fault | None
    minus: int
    cues: tuple[str, ...] = ()


class AnswerTask(msgspec.Struct, frozen=True, kw_only=True):
    """The objection with the measure of its answers.

    Built-in faults are heard whether listed or not; one that is not listed costs ``MINUS``.
    ``made`` are moves made earlier in the same small talk: who has asked before may now speak.
    """

    moves: tuple[MoveTask, ...] = tuple(MoveTask(move=move, points=25) for move in Move)
    faults: tuple[FaultTask, ...] = ()
    objection: str = ""
    locale: Locale | None = None
    made: tuple[Move, ...] = ()


def earned(points: int, share: float) -> int:
    """Points of a move done to a share, in whole points, halves up."""
    return int(points * share + 0.5)


def minus_of(found: FaultFound, task: AnswerTask) -> int:
    """What a fault costs in this task."""
    for listed in task.faults:
        if listed.name == found.name:
            return listed.minus
    return 0 if found.fault is None else MINUS[found.fault]
