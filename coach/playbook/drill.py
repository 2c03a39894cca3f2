"""A compiled drill: objections to answer in free words."""

import msgspec

from coach.playbook.words import Words
from coach.vocabulary import (
    Fault,
    Locale,
    Move,
    ResponseMode,
    Role,
)


class DrillMove(msgspec.Struct, frozen=True, kw_only=True):
    """One move a good answer makes; ``then`` is what the customer says when it works."""

    move: Move
    line: int
    points: int
    cues: tuple[str, ...]
    then: Words | None


class DrillFault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that costs points; ``fault`` is None when only the author's cues know it."""

    name: str
    line: int
    fault: Fault | None
    minus: int
    cues: tuple[str, ...]
    says: Words | None


class DrillItem(msgspec.Struct, frozen=True, kw_only=True):
    """An objection in several wordings, and how it is well answered."""

    name: str
    line: int
    who: str
    role: Role
    mode: ResponseMode
    says: tuple[Words, ...]
    moves: tuple[DrillMove, ...]
    faults: tuple[DrillFault, ...]
    model: Words
    why: str


class AnswerTest(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the author's, and what it must get."""

    name: str
    line: int
    item: str
    answer: str
    at_least: int | None
    at_most: int | None
    faults: tuple[str, ...]


class Drill(msgspec.Struct, frozen=True, kw_only=True, tag="drill"):
    """Objections to answer in free words."""

    id: str
    locale: Locale
    title: str
    brief: str
    you_sell: str
    tries: int
    pass_mark: int
    items: tuple[DrillItem, ...]
    tests: tuple[AnswerTest, ...]
