"""What the people of a rehearsal, its card with its shares must also mean."""

import re
from collections.abc import Iterator

from coach.compiler.access import block, blocks, number, scalar
from coach.compiler.catalogue import (
    BAD_SHARE,
    CARD_SUM,
    CRITERION_IDLE,
    NOT_A_NUMBER,
    UNKNOWN_PERSON,
    UNKNOWN_WORD,
)
from coach.compiler.checks.common import named, twice, unknown
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping, Pair, Scalar
from coach.compiler.suggest import meant
from coach.compiler.words import words_of
from coach.vocabulary import Criterion, Locale

WHOLE = 100
_SHARE = re.compile(r"(\d{1,3})-(\d{1,3})")
#: What a criterion needs in the file to be worth anything.
_NEEDS = {
    Criterion.ANSWERS: "asks",
    Criterion.REASONS: "haggles",
    Criterion.TRADES: "haggles",
    Criterion.FIRMNESS: "haggles",
    Criterion.EVERYONE: "people",
}


def people(root: Mapping) -> Iterator[Diagnostic]:
    """People who share a name, or whom nobody has brought along."""
    who = scalar(root, "who")
    beside = named(blocks(root, "people"), "who")
    known = (*(() if who is None else (who,)), *beside)
    yield from twice(known)
    owners = named(blocks(root, "topics"), "of")
    askers = named(blocks(root, "asks"), "who")
    hagglers = named(blocks(root, "haggles"), "who")
    yield from unknown((*owners, *askers, *hagglers), known, UNKNOWN_PERSON)


def card(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    """A card of the author's whose lines are unknown, or do not add up to a hundred."""
    found = block(root, "card")
    if found is None:
        return
    known = words_of(Criterion, locale)
    wrong = [one for pair in found.pairs for one in _line(pair, known)]
    yield from wrong
    total = sum(number(found, pair.key.text, 0) for pair in found.pairs)
    if not wrong and total != WHOLE:
        yield CARD_SUM.at(found.place, sum=total)
    for pair in found.pairs:
        need = None if pair.key.text not in known else _NEEDS.get(known[pair.key.text])
        if need is not None and not blocks(root, need):
            yield CRITERION_IDLE.at(pair.key.place, criterion=pair.key.text, key=need)


def _line(pair: Pair, known: dict[str, Criterion]) -> Iterator[Diagnostic]:
    name, value = pair.key.text, pair.value
    if name not in known:
        guess = meant(name, tuple(known))
        words = tuple(known)
        yield UNKNOWN_WORD.at(pair.key.place, key="card", found=name, meant=guess, words=words)
    elif isinstance(value, Scalar) and not _points(value):
        text = value.text
        yield NOT_A_NUMBER.at(value.place, key=name, found=text, least=1, most=WHOLE)


def _points(value: Scalar) -> bool:
    return type(value.value) is int and 1 <= value.value <= WHOLE


def band(root: Mapping) -> Iterator[Diagnostic]:
    """Shares that are no two numbers out of a hundred, the smaller one first."""
    found = block(root, "band")
    for pair in () if found is None else found.pairs:
        if isinstance(pair.value, Scalar) and not _share(pair.value.text):
            yield BAD_SHARE.at(pair.value.place, spin=pair.key.text, found=pair.value.text)


def _share(text: str) -> bool:
    numbers = _SHARE.fullmatch(text)
    return numbers is not None and int(numbers[1]) <= int(numbers[2]) <= WHOLE
