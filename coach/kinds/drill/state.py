"""Where a rep stands in a drill."""

import msgspec

from coach.reading import FaultFound, MoveFound
from coach.vocabulary import Move, Walk


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was answered: its best score, the best words said, what to practise.

    ``weak`` is the improvement's prompt key without its prefix (``missing.clarify``,
    ``fault.price_first`` …), empty when nothing was left to improve.
    """

    item: int
    score: int
    words: str
    weak: str


class DrillState(msgspec.Struct, frozen=True, kw_only=True, tag="drill"):
    """The item before the rep, the try he is in, what he did before."""

    walk: Walk
    finished: bool = False
    #: index of the item, and of the wording in which it was said
    item: int = 0
    wording: int = 0
    #: how often items were opened: another opening may bring another wording
    opened: int = 0
    #: the item is over: passed, or no try left
    settled: bool = False
    #: tries used up, and exchanges within the try under way
    tries: int = 0
    exchanges: int = 0
    #: the try is over: the next words begin a new one
    closed: bool = False
    #: moves and faults of the latest try
    moves: tuple[MoveFound, ...] = ()
    faults: tuple[FaultFound, ...] = ()
    #: the clause that shows each of them: pairs of ``move:<name>`` or ``fault:<name>`` and words
    quotes: tuple[tuple[str, str], ...] = ()
    #: moves of the latest try to which the customer gave his own answer
    told: tuple[Move, ...] = ()
    #: the latest try held the model answer instead of the rep's own words
    pasted: bool = False
    #: points of the latest closed try, and of the one before it
    points: int | None = None
    before: int | None = None
    best: int = 0
    hints: int = 0
    done: tuple[Done, ...] = ()
