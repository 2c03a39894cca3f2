"""Every point has a reason: over every talk of tests/talks, and of the playbooks themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from coach import engine
from coach.events import Chose, Spoke
from coach.kinds.drill.measure import gains, losses, points, quote_of
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Checklist, Drill, Playbook, Rehearsal
from coach.reading import Reading
from coach.vocabulary import Locale, Walk
from tests.adversarial.plays import NOON, SEED, language, shelf, talked
from tests.adversarial.reasons import unearned, unfounded

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

TALKS = Path(__file__).parents[1] / "talks"


class Played(NamedTuple):
    """A talk from its first line to its end: the states in order, what was read."""

    playbook: Playbook
    states: tuple[engine.State, ...]
    readings: tuple[Reading, ...]


def played(playbook: Playbook, walk: Walk, lines: list[str]) -> Played:
    """Say the lines; one with a slash is the choice of that name."""
    state, _ = engine.begin(playbook, walk, NOON, SEED)
    states, readings = [state], []
    for line in lines:
        if line.startswith("/"):
            state, _ = engine.advance(playbook, state, Chose(choice=line[1:]), NOON, SEED)
        else:
            event, (state, _) = engine.step(language(), playbook, state, line, NOON, SEED)
            assert isinstance(event, Spoke)
            readings.append(event.reading)
        states.append(state)
    return Played(playbook, tuple(states), tuple(readings))


def typed(locale: Locale) -> Iterator[tuple[str, list[str]]]:
    for path in sorted((TALKS / locale).glob("*.txt")):
        yield path.stem, [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def authored(playbook: Playbook) -> Iterator[tuple[str, list[str]]]:
    match playbook:
        case Rehearsal():
            yield from ((one.name, [line.text for line in one.talk]) for one in playbook.tests)
        case Drill():
            yield from ((one.name, [one.answer]) for one in playbook.tests)
        case Checklist():
            yield from ((one.name, [said for _, said in one.answers]) for one in playbook.tests)


TYPED = [
    pytest.param(book, lines, id=f"{locale}-{name}-{book.id}")
    for locale in Locale
    for name, lines in typed(locale)
    for book in shelf(locale).values()
]
AUTHORED = [
    pytest.param(book, lines, id=f"{locale}-{book.id}-{name}")
    for locale in Locale
    for book in shelf(locale).values()
    for name, lines in authored(book)
]


@pytest.mark.parametrize("walk", Walk)
@pytest.mark.parametrize(("playbook", "lines"), [*TYPED, *AUTHORED])
def test_every_point_of_a_talk_has_a_reason(
    playbook: Playbook, lines: list[str], walk: Walk
) -> None:
    talk = played(playbook, walk, [*lines, "/stop"])

    for reading in talk.readings:
        assert not list(unfounded(language(), reading, playbook.locale)), reading
    said = tuple(reading.text for reading in talk.readings)
    for state in talk.states:
        if isinstance(playbook, Rehearsal) and isinstance(state, RehearsalState):
            assert not list(unearned(playbook, state, said))
        if isinstance(playbook, Drill) and isinstance(state, DrillState):
            check_try(playbook, state, said)


def check_try(book: Drill, state: DrillState, said: tuple[str, ...]) -> None:
    """The points of a try are its moves less its faults and hints, each with words that stand."""
    item = book.items[state.item]
    won = gains(item, state)
    lost = losses(item, state)
    score = sum(got for _, got, _ in won) - sum(minus for _, minus in lost) - 10 * state.hints
    assert state.pasted or points(item, state) == max(0, min(100, score))
    quotes = [quote_of(state, f"move:{move.move}") for move, _, _ in won]
    quotes += [quote_of(state, f"fault:{fault.name}") for fault, minus in lost if minus]
    for quote in quotes:
        assert quote
        assert any(quote in text for text in said), quote


def test_the_checker_sees_a_point_from_nowhere() -> None:
    book = shelf(Locale.EN)["date-code-first-visit"]
    assert isinstance(book, Rehearsal)
    state = replace(talked(Locale.EN, ()), admitted=(book.topics[0].name,))

    assert list(unearned(book, state, ())) == [
        "coverage: 5 points from nowhere",
        "chain: 5 points from nowhere",
    ]
