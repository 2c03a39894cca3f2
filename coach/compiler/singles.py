"""Judge a single value by what its key takes."""

import re
from collections.abc import Iterator
from typing import assert_never

from coach.compiler.catalogue import BAD_ID, NOT_A_NUMBER, NOT_A_WEIGHT, NOT_YES_NO, UNKNOWN_WORD
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Scalar
from coach.compiler.schema import Flagged, Identifier, Single, Text, Weight, Whole, Word
from coach.compiler.suggest import meant
from coach.compiler.words import YesNo, value_of, words_of
from coach.vocabulary import Locale

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAVIEST = 3


def single(node: Scalar, kind: Single, key: str, locale: Locale) -> Iterator[Diagnostic]:
    """What is wrong with one value, if anything."""
    match kind:
        case Text():
            pass
        case Identifier():
            yield from _identifier(node)
        case Whole():
            yield from _whole(node, kind, key)
        case Weight():
            if not _between(node, 1, _HEAVIEST):
                yield NOT_A_WEIGHT.at(node.place, key=key, found=node.text)
        case Flagged():
            yield from _flagged(node, key, locale)
        case Word():
            yield from _word(node, kind, key, locale)
        case _:
            assert_never(kind)


def _identifier(node: Scalar) -> Iterator[Diagnostic]:
    if not _ID.fullmatch(node.text):
        yield BAD_ID.at(node.place, found=node.text)


def _whole(node: Scalar, kind: Whole, key: str) -> Iterator[Diagnostic]:
    least, most = kind.least, kind.most
    if not _between(node, least, most):
        yield NOT_A_NUMBER.at(node.place, key=key, found=node.text, least=least, most=most)


def _flagged(node: Scalar, key: str, locale: Locale) -> Iterator[Diagnostic]:
    if value_of(YesNo, locale, node.text) is None:
        yield NOT_YES_NO.at(node.place, key=key, found=node.text)


def _word(node: Scalar, kind: Word, key: str, locale: Locale) -> Iterator[Diagnostic]:
    known = words_of(kind.kind, locale)
    words = tuple(word for word, value in known.items() if value in (kind.among or (value,)))
    value = value_of(kind.kind, locale, node.text)
    if value is None or value not in (kind.among or (value,)):
        guess = meant(node.text, words)
        yield UNKNOWN_WORD.at(node.place, key=key, found=node.text, meant=guess, words=words)


def _between(node: Scalar, least: int, most: int) -> bool:
    return type(node.value) is int and least <= node.value <= most
