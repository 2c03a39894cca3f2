"""What a drill must also mean."""

from collections.abc import Iterator

from coach.compiler.access import blocks, scalar, scalars, text
from coach.compiler.catalogue import (
    FAULT_WITHOUT_CUES,
    FEW_WORDINGS,
    POINTS_SUM,
    TEST_EXPECTS_NOTHING,
    UNKNOWN_FAULT,
    UNKNOWN_ITEM,
)
from coach.compiler.checks.common import all_named, named, patterns, tests, twice, unknown
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.lower.drill import FULL, shares
from coach.compiler.nodes import Mapping, Scalar
from coach.compiler.plain import plain
from coach.compiler.words import value_of, words_of
from coach.vocabulary import Fault, Locale

ENOUGH_WORDINGS = 2
_EXPECTATIONS = ("at_least", "at_most", "faults")


def drill(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    """Everything in a drill that has the right shape and still cannot be meant."""
    yield from patterns(root, locale)
    yield from tests(root, blocks(root, "tests"))
    items = named(blocks(root, "items"), "item")
    yield from twice(items)
    yield from twice(named(blocks(root, "tests"), "name"))
    items = all_named(blocks(root, "items"), "item")
    yield from unknown(named(blocks(root, "tests"), "item"), items, UNKNOWN_ITEM)
    for item in blocks(root, "items"):
        yield from _item(item, locale)
    for one in blocks(root, "tests"):
        yield from _test(one, root, locale)


def _item(item: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    moves, faults = blocks(item, "moves"), blocks(item, "faults")
    yield from twice(named(moves, "move"))
    yield from twice(named(faults, "fault"))
    name = scalar(item, "item")
    if name is None:
        return
    yield from _points(item, name)
    if len(scalars(item, "says")) == 1:
        yield FEW_WORDINGS.at(name.place, item=name.text)
    for fault in faults:
        own = scalar(fault, "fault")
        if own and value_of(Fault, locale, own.text) is None and fault.get("cues") is None:
            known = tuple(words_of(Fault, locale))
            yield FAULT_WITHOUT_CUES.at(own.place, fault=own.text, faults=known)


def _points(item: Mapping, name: Scalar) -> Iterator[Diagnostic]:
    moves, found = blocks(item, "moves"), item.get("moves")
    given = (scalar(move, "points") for move in moves)
    if found is None or any(points and type(points.value) is not int for points in given):
        return
    total = sum(shares(item))
    if moves and (total != FULL or 0 in shares(item)):
        yield POINTS_SUM.at(found.place, item=name.text, sum=total)


def _test(one: Mapping, root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    name = scalar(one, "name")
    if name is not None and not any(one.get(key) for key in _EXPECTATIONS):
        yield TEST_EXPECTS_NOTHING.at(name.place, test=name.text)
    tested = plain(text(one, "item"))
    known: list[Scalar] = []
    for item in blocks(root, "items"):
        if plain(text(item, "item")) == tested:
            known += named(blocks(item, "faults"), "fault")
    built_in = words_of(Fault, locale)
    strange = (word for word in scalars(one, "faults") if plain(word.text) not in built_in)
    yield from unknown(strange, known, UNKNOWN_FAULT)
