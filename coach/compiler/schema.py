"""The small language in which the shape of a file is declared."""

from enum import StrEnum

import msgspec

#: More than an author writes by hand; it bounds the work that a file can ask for.
MOST_ENTRIES = 200


class Text(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Any words; never empty."""


class Identifier(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Lower-case English with hyphens."""


class Whole(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A whole number between two others."""

    least: int
    most: int


class Weight(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How heavy a consequence lies: 1, 2 or 3."""


class Flagged(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Yes or no, in the words of the file's language."""


class Word(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """One of the format's own words; ``among`` when not all of the kind fit here."""

    kind: type[StrEnum]
    among: tuple[StrEnum, ...] = ()


class Several(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A list; ``or_one`` when a single entry may stand without brackets."""

    of: "Type"
    least: int = 1
    most: int = MOST_ENTRIES
    or_one: bool = False


class Named(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A block whose keys are names the author chose, each with words behind it."""


class Field(msgspec.Struct, frozen=True):
    """A key of a block, and what stands behind it."""

    name: str
    type: "Type"
    required: bool = True


class Shape(msgspec.Struct, frozen=True, tag=True):
    """A block of known keys."""

    fields: tuple[Field, ...]


Single = Text | Identifier | Whole | Weight | Flagged | Word
Type = Single | Several | Named | Shape

TEXT = Text()
TEXTS = Several(of=TEXT)


def optional(name: str, kind: Type) -> Field:
    """A key that may be left out."""
    return Field(name, kind, required=False)
