"""What a rehearsal must also mean."""

from collections.abc import Iterator

from coach.compiler.access import blocks, number, scalar, scalars, text
from coach.compiler.catalogue import (
    ABOUT_SHARED,
    ABOUT_TOO_SHORT,
    FEW_CONSEQUENCES,
    STEP_OUT_OF_REACH,
    STEP_WITHOUT_ADVANCE,
    UNKNOWN_STEP,
    UNKNOWN_TOPIC,
    UNWINNABLE,
)
from coach.compiler.checks.common import all_named, named, patterns, tests, twice, unknown
from coach.compiler.checks.room import band, card, people
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.lower.rehearsal import CONSEQUENCE_WEIGHT
from coach.compiler.nodes import Mapping, Scalar, walk
from coach.compiler.plain import plain
from coach.compiler.words import value_of
from coach.kinds.rehearsal.mind.profile import MODES, Profile, added_up
from coach.vocabulary import Locale, Outcome, ResponseMode

ENOUGH_CONSEQUENCES = 2
#: What an answer with a number in it holds.
ANY_NUMBER = "#"
#: Lists whose blocks have names of their own.
_NAMES = (
    ("topics", "topic"),
    ("sells", "name"),
    ("if_pitched_early", "objection"),
    ("steps", "step"),
    ("tests", "name"),
)
#: A shorter word turns up in sentences that mean something else.
_SHORTEST = {Locale.ZH: 2, Locale.EN: 3}


def rehearsal(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    """Everything in a rehearsal that has the right shape and still cannot be meant."""
    yield from patterns(root, locale)
    yield from tests(root, blocks(root, "tests"))
    yield from _references(root)
    yield from people(root)
    yield from card(root, locale)
    yield from band(root)
    yield from _about(root, locale)
    yield from _consequences(root)
    yield from _scales(root, locale)
    yield from _steps_of_tests(root, locale)


def _references(root: Mapping) -> Iterator[Diagnostic]:
    for key, name in _NAMES:
        yield from twice(named(blocks(root, key), name))
    topics = all_named(blocks(root, "topics"), "topic")
    yield from unknown(named(blocks(root, "sells"), "meets"), topics, UNKNOWN_TOPIC)
    steps = all_named(blocks(root, "steps"), "step")
    yield from unknown(named(blocks(root, "tests"), "step"), steps, UNKNOWN_STEP)


def _about(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    for node in walk(root):
        for word in scalars(node, "about"):
            if len(word.text) < _SHORTEST[locale] and word.text != ANY_NUMBER:
                yield ABOUT_TOO_SHORT.at(word.place, word=word.text)
    first: dict[str, tuple[str, Scalar]] = {}
    for topic in blocks(root, "topics"):
        name = text(topic, "topic")
        for word in scalars(topic, "about"):
            other, where = first.setdefault(plain(word.text), (name, word))
            if other != name:
                line = where.place.line
                yield ABOUT_SHARED.at(word.place, word=word.text, other=other, first=line)


def _consequences(root: Mapping) -> Iterator[Diagnostic]:
    for topic in blocks(root, "topics"):
        name = scalar(topic, "topic")
        count = len(blocks(topic, "consequences"))
        if name is not None and count < ENOUGH_CONSEQUENCES:
            yield FEW_CONSEQUENCES.at(name.place, topic=name.text, count=count)


def _scales(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    """Steps that weigh as much as everything a perfect talk can put on the other pan."""
    topics, steps = blocks(root, "topics"), blocks(root, "steps")
    if not topics or not steps:
        return
    mode = value_of(ResponseMode, locale, text(root, "mode"))
    mind = added_up(() if mode is None else MODES[mode])
    left = sum(_load(topic, mind) for topic in topics)
    heavy = [step for step in steps if number(step, "weight", 0) >= left]
    places = [(step, found) for step in heavy if (found := scalar(step, "weight")) is not None]
    if len(places) == len(steps):
        step, found = min(places, key=lambda each: number(each[0], "weight", 0))
        yield UNWINNABLE.at(found.place, left=left, smallest=number(step, "weight", 0))
        return
    for step, found in places:
        weight = number(step, "weight", 0)
        yield STEP_OUT_OF_REACH.at(found.place, step=text(step, "step"), weight=weight, left=left)


def _load(topic: Mapping, mind: Profile) -> int:
    consequences = blocks(topic, "consequences")
    if not consequences:
        return mind.problem_weight
    weights = (number(one, "weight", CONSEQUENCE_WEIGHT) for one in consequences)
    return mind.problem_weight + mind.benefit_weight + sum(weights)


def _steps_of_tests(root: Mapping, locale: Locale) -> Iterator[Diagnostic]:
    for one in blocks(root, "tests"):
        step, ends = scalar(one, "step"), value_of(Outcome, locale, text(one, "ends"))
        if step is not None and ends not in (None, Outcome.ADVANCE):
            yield STEP_WITHOUT_ADVANCE.at(step.place, step=step.text, ends=text(one, "ends"))
