"""What a checklist must also mean."""

from collections.abc import Iterator

from coach.compiler.access import block, blocks, scalar, scalars, text
from coach.compiler.catalogue import (
    BAD_EXPRESSION,
    BAD_SLOT,
    CHOICE_WITHOUT_OPTIONS,
    LATER_ITEM,
    OPTIONS_WITHOUT_CHOICE,
    TEST_EXPECTS_NOTHING,
    UNKNOWN_ITEM,
)
from coach.compiler.checks.common import named, tests, twice, unknown
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.lower.checklist import counts, expected_value, names_of, read_expression
from coach.compiler.nodes import Mapping, Scalar
from coach.compiler.suggest import meant
from coach.compiler.words import value_of
from coach.expression import ExpressionError, names_in
from coach.slots import Slot, SlotError, parse_slots
from coach.vocabulary import ItemType, Locale

_EXPECTATIONS = ("value", "flags", "not_asked")


def checklist(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    """Everything in a checklist that has the right shape and still cannot be meant."""
    items, values = blocks(root, "items"), blocks(root, "values")
    names = (*named(items, "item"), *named(values, "value"))
    yield from tests(root, ())
    yield from twice(names)
    yield from twice(named(blocks(root, "tests"), "name"))
    for item in items:
        yield from _options(item, locale)
    for one in blocks(root, "tests"):
        yield from _expects_nothing(one)
    # A name that got lost would make every mention of it a mistake.
    if len(names) == len(items) + len(values):
        yield from _expressions(root, locale)
        yield from _slots(root, names)
        for one in blocks(root, "tests"):
            yield from _test(one, named(items, "item"), named(values, "value"))


def _options(item: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    name = scalar(item, "item")
    if name is None:
        return
    if any(brace in name.text for brace in "{}｛｝"):
        yield BAD_SLOT.at(name.place, text=name.text)
    is_choice = value_of(ItemType, locale, text(item, "type")) is ItemType.CHOICE
    options = item.get("options")
    if is_choice and options is None:
        yield CHOICE_WITHOUT_OPTIONS.at(name.place, item=name.text)
    if options is not None and not is_choice:
        yield OPTIONS_WITHOUT_CHOICE.at(options.place, item=name.text)


def _expressions(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    items = named(blocks(root, "items"), "item")
    for index, item in enumerate(blocks(root, "items")):
        when = scalar(item, "when")
        if when is not None:
            later = {one.text: one.place.line for one in items[index:]}
            yield from _expression(when, root, locale, later)
    for formula in named(blocks(root, "values"), "formula"):
        yield from _expression(formula, root, locale, {})


def _expression(
    words: Scalar, root: Mapping, locale: Locale, later: dict[str, int]
) -> Iterator[Diagnostic]:
    """Names that point to nothing, or (``later``, with their lines) to what is asked afterwards."""
    read = read_expression(words.text, root, locale)
    if isinstance(read, ExpressionError):
        yield BAD_EXPRESSION.at(words.within(read.column - 1), text=words.text, found=read.found)
        return
    known = (*names_of(root, "items", "item"), *names_of(root, "values", "value"), *counts())
    for name in names_in(read):
        place = words.within(name.column - 1)
        if name.name in later:
            yield LATER_ITEM.at(place, found=name.name, line=later[name.name])
        elif name.name not in known:
            guess = meant(name.name, known)
            yield UNKNOWN_ITEM.at(place, found=name.name, meant=guess, names=known)


def _slots(root: Mapping, known: tuple[Scalar, ...]) -> Iterator[Diagnostic]:
    sheet = block(root, "sheet")
    names = tuple(one.text for one in known)
    for line in (*scalars(sheet, "title"), *scalars(sheet, "lines")):
        pieces = parse_slots(line.text)
        if isinstance(pieces, SlotError):
            yield BAD_SLOT.at(line.within(pieces.column - 1), text=line.text)
            continue
        for slot in pieces:
            if isinstance(slot, Slot) and slot.name not in names:
                place = line.within(slot.column - 1)
                guess = meant(slot.name, names)
                yield UNKNOWN_ITEM.at(place, found=slot.name, meant=guess, names=names)


def _expects_nothing(one: Mapping) -> Iterator[Diagnostic]:
    name = scalar(one, "name")
    if name is not None and all(one.get(key) is None for key in _EXPECTATIONS):
        yield TEST_EXPECTS_NOTHING.at(name.place, test=name.text)


def _test(
    one: Mapping, items: tuple[Scalar, ...], values: tuple[Scalar, ...]
) -> Iterator[Diagnostic]:
    answers = block(one, "answers")
    keys = () if answers is None else tuple(pair.key for pair in answers.pairs)
    yield from unknown((*keys, *scalars(one, "flags")), items, UNKNOWN_ITEM)
    yield from unknown(scalars(one, "not_asked"), items, UNKNOWN_ITEM)
    names = tuple(value.text for value in values)
    for wanted in scalars(one, "value"):
        if expected_value(wanted.text, names) is None:
            guess = meant(wanted.text, names)
            yield UNKNOWN_ITEM.at(wanted.place, found=wanted.text, meant=guess, names=names)
