"""A compiled checklist: questions that prepare or review something."""

import msgspec

from coach.expression import Expression
from coach.vocabulary import Flag, ItemType, Locale, Outcome


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What an open item means: a flag, advice, a question to ask, and whom (M-32, M-48)."""

    flag: Flag
    advice: str
    question: str | None
    whom: str | None


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a checklist."""

    name: str
    line: int
    group: str | None
    ask: str
    type: ItemType
    required: bool
    why: str | None
    when: Expression | None
    options: tuple[str, ...]
    must_be: Outcome | None
    if_missing: Gap | None


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """A value made from the answers; ``show`` is number, money or percent."""

    name: str
    line: int
    formula: Expression
    show: str


class SheetLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the sheet: text with ``{name}`` slots; dropped when a slot is empty."""

    text: str
    line: int


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet that comes out."""

    title: str
    lines: tuple[SheetLine, ...]
    gaps: str


class FormTest(msgspec.Struct, frozen=True, kw_only=True):
    """Answers of the author's, and what the sheet must then hold."""

    name: str
    line: int
    answers: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    flags: tuple[str, ...] | None
    not_asked: tuple[str, ...]


class Checklist(msgspec.Struct, frozen=True, kw_only=True, tag="checklist"):
    """Questions that prepare or review something."""

    id: str
    locale: Locale
    title: str
    brief: str
    items: tuple[ChecklistItem, ...]
    values: tuple[Computed, ...]
    sheet: Sheet
    tests: tuple[FormTest, ...]
