"""Put each question to its customer, and see what he takes it for."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from coach import engine
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Locale, Walk
from tests.adversarial.plays import NOON, SEED, language, shelf

HERE = Path(__file__).parent
PROBLEM = "P"
#: What the words of the playbooks were widened with, and what was kept apart.
TUNE, TEST, OTHER = "tune", "test", "other"


class Asked(msgspec.Struct, frozen=True):
    """A question, and what it is about: a fact by its number, or the problem of a topic."""

    playbook: str
    topic: str
    what: str
    text: str


class Heard(StrEnum):
    """What becomes of a question."""

    RIGHT = "right"
    WRONG = "wrong"
    NOTHING = "nothing"


def asked(locale: Locale, part: str) -> tuple[Asked, ...]:
    """The questions of one part."""
    written = (HERE / f"{locale}-{part}.tsv").read_text("utf-8")
    return tuple(Asked(*line.split("\t")) for line in written.splitlines())


def heard(locale: Locale, one: Asked) -> Heard:
    """What the customer takes a question for, asked right after a good first line."""
    book = shelf(locale)[one.playbook]
    assert isinstance(book, Rehearsal)
    reading = engine.read(language(), book, _opened(locale, one.playbook), one.text, NOON)
    assert isinstance(reading, Utterance)
    found = set(_found(reading.parts[reading.main], one.what))
    if not found:
        return Heard.NOTHING
    wanted = (one.topic,) if one.what == PROBLEM else (one.topic, int(one.what))
    return Heard.RIGHT if wanted in found else Heard.WRONG


def _found(part: Part, what: str) -> Iterator[tuple[object, ...]]:
    """The facts that a sentence is about, or the topics."""
    if what != PROBLEM:
        yield from part.facts
        return
    near = () if part.near is None else (part.near,)
    yield from ((topic,) for topic in (*part.topics, *near, *(topic for topic, _ in part.facts)))


@cache
def _opened(locale: Locale, name: str) -> engine.State:
    """The talk after the first line of the playbook's own best rep."""
    book = shelf(locale)[name]
    assert isinstance(book, Rehearsal)
    state, _ = engine.begin(book, Walk.FREE, NOON, SEED)
    _, (state, _) = engine.step(language(), book, state, book.tests[0].talk[0].text, NOON, SEED)
    return state


def share(found: tuple[Heard, ...], which: Heard) -> float:
    """How many of all are of one kind."""
    return found.count(which) / len(found)
