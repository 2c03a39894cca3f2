"""Readings made by chance, or made to meet what the customer's own rules aim at."""

from random import Random
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from coach.kinds.rehearsal.coaching.aim import ways
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.floor import answered_first, to_demand, to_refusal
from coach.kinds.rehearsal.whatif.ideal import ideal, line_of
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Area, Form, Spin, Technique

One = TypeVar("One")

#: A question now and then among all acts, and few of them unclear.
ACTS = (*(act for act in Act if act is not Act.UNCLEAR), *(Act.QUESTION,) * 5, Act.ADVANCE)
SPINS = (*Spin, *Spin, None)
FORMS = (*(Form.OPEN,) * 4, *Form, None)
TECHNIQUES, AREAS = tuple(Technique), tuple(Area)
FLAGS = (
    "accusing",
    "own_failure",
    "order",
    "vague",
    "negated",
    "hypothetical",
    "concedes",
    "trades",
    "holds",
)
COURTESIES = (
    "introducer",
    "why_now",
    "how_long",
    "recap",
    "verify_later",
    "farewell",
    "echoes",
    "homework",
    "keeps_time",
    "keeps_promise",
    "saves_face",
    "peers",
    "tests_no",
)
UNCLEAR = line_of(Part(act=Act.UNCLEAR))
#: One line in so many is not understood.
UNCLEAR_IN = 40
#: A rep who is guided takes leave at most this often, out of so many lines.
LEAVES_IN = 60


class Words(NamedTuple):
    """The names of a playbook that a reading may hold."""

    topics: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]
    sells: tuple[str, ...]
    steps: tuple[str, ...]
    asks: tuple[int, ...]


def words_of(book: Rehearsal) -> Words:
    """Everything that can be named in a line to this customer."""
    return Words(
        topics=tuple(topic.name for topic in book.topics),
        facts=tuple((one.name, index) for one in book.topics for index in range(len(one.facts))),
        sells=tuple(item.name for item in book.sells),
        steps=tuple(step.name for step in book.steps),
        asks=tuple(range(len(book.asks))),
    )


def some(chance: Random, values: tuple[One, ...], often: float) -> tuple[One, ...]:
    """Mostly none of these values, now and then one or two of them."""
    if not values or chance.random() > often:
        return ()
    return tuple(dict.fromkeys(chance.choices(values, k=chance.choice((1, 1, 2)))))


def part(chance: Random, words: Words) -> Part:
    """Any sentence at all."""
    return Part(
        act=chance.choice(ACTS),
        spin=chance.choice(SPINS),
        form=chance.choice(FORMS),
        technique=chance.choice(TECHNIQUES),
        flags=some(chance, FLAGS, 0.15),
        areas=some(chance, AREAS, 0.5),
        topics=some(chance, words.topics, 0.5),
        facts=some(chance, words.facts, 0.3),
        sells=some(chance, words.sells, 0.2),
        steps=some(chance, words.steps, 0.3),
        asks=some(chance, words.asks, 0.3),
        figure=chance.random() < 0.3,
    )


def drawn(chance: Random, words: Words) -> Utterance:
    """Any line at all."""
    if chance.randrange(UNCLEAR_IN) == 0:
        return UNCLEAR
    parts = tuple(part(chance, words) for _ in range(chance.choice((1, 1, 1, 2, 3))))
    said = line_of(*parts, courtesies=some(chance, COURTESIES, 0.4))
    return replace(said, main=chance.randrange(len(parts)))


def opening(book: Rehearsal) -> Utterance:
    """The opening that he expects."""
    known = (one for one in OPENERS if one != "introducer" or book.introduced_by is not None)
    return line_of(Part(act=Act.STATEMENT), courtesies=tuple(known))


def asks_for(chance: Random, book: Rehearsal) -> Utterance:
    """A step, or the order."""
    if chance.random() < 0.3:
        return line_of(Part(act=Act.ADVANCE, flags=("order",)))
    return line_of(Part(act=Act.ADVANCE, steps=(chance.choice(book.steps).name,)))


def meeting(chance: Random, book: Rehearsal, state: RehearsalState) -> Utterance:
    """A line that does what comes next: first what he raised, else one of the ways on."""
    raised = tuple({**to_demand(state), **to_refusal(state)}.values())
    if raised and chance.random() < 0.8:
        return chance.choice(raised)
    on = ways(book, state)
    best, second = next(on), next(on, None)
    target = best if second is None or chance.random() < 0.6 else chance.choice((second, *on))
    said = opening(book) if target.stage == "opening" else ideal(target)
    line = said or asks_for(chance, book)
    return answered_first(state, line) or line


def guided(
    chance: Random, words: Words, book: Rehearsal, state: RehearsalState, skill: float
) -> Utterance:
    """What a rep says who knows the way with so much ``skill`` in 0-1."""
    if chance.randrange(LEAVES_IN) == 0:
        return line_of(Part(act=Act.SMALL_TALK), courtesies=("farewell",))
    if chance.random() > skill:
        return drawn(chance, words)
    if state.wanted and chance.random() < 0.3:
        return asks_for(chance, book)
    return meeting(chance, book, state)
