"""What a file of language rules holds, as written, with places."""

import msgspec

from coach.compiler.diagnostics import Place
from coach.compiler.nodes import Scalar
from coach.vocabulary import Locale


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern, a word of a list, or an example sentence, where it stands."""

    place: Place
    text: str


class WordList(msgspec.Struct, frozen=True, kw_only=True):
    """A list of words with its name."""

    name: Scalar
    words: tuple[Example, ...]


class RulePart(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as written; ``why`` pairs a locale with the reason in it."""

    id: Scalar
    label: Scalar
    weight: Scalar
    why: tuple[tuple[str, str], ...]
    any: tuple[Example, ...]
    unless: tuple[Example, ...]
    yes: tuple[Example, ...]
    no: tuple[Example, ...]


class RuleFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file as written; ``id`` is None when it has none."""

    id: Scalar | None
    locale: Locale
    lists: tuple[WordList, ...]
    rules: tuple[RulePart, ...]
