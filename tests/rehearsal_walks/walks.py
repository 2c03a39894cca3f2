"""One talk, and many: played by numbers, so that any of them can be played again."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from coach.effects import Effect
from coach.events import Spoke
from coach.kinds.rehearsal import walk as rehearsal
from coach.kinds.rehearsal.coaching.between import coach
from coach.kinds.rehearsal.debrief.screen import debrief
from coach.kinds.rehearsal.hearing.again import at_first
from coach.kinds.rehearsal.hearing.line import hear
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.scales import may_order
from coach.kinds.rehearsal.rules.repetition import REPEATED
from coach.kinds.rehearsal.scoring.result import result_of
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.ideal import line_of
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Outcome, Spin, Walk
from tests.rehearsal_walks.lines import Words, drawn, guided, opening, words_of
from tests.rehearsal_walks.watch import Secrets, reached, secrets_of, troubles

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEED = "walks"
#: One talk in so many goes through the door of the engine, with the search of its debrief.
WHOLE_IN = 100
#: Lines not understood do not count as turns: a talk may take that many more.
SPARE = 30
WON = (Outcome.ADVANCE, Outcome.ORDER)

Step = tuple[RehearsalState, tuple[Effect, ...]]


class Known(NamedTuple):
    """What is looked up again and again while talks are played with one playbook."""

    words: Words
    secrets: Secrets


class Played(NamedTuple):
    """What came of one talk: what it reached, and what was wrong, by its number."""

    turns: int
    reached: tuple[str, ...]
    wrong: tuple[str, ...]


class Tally(NamedTuple):
    """What came of many talks: how often, and what was wrong, by the number of the talk."""

    talks: int
    turns: int
    counts: Counter[str]
    wrong: tuple[str, ...]

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.talks + other.talks,
            self.turns + other.turns,
            self.counts + other.counts,
            (*self.wrong, *other.wrong),
        )


NOTHING = Tally(0, 0, Counter(), ())


def said_quickly(book: Rehearsal, state: RehearsalState, said: Utterance) -> Step:
    """One turn as the engine takes it, but without the search at the end."""
    if said.parts[said.main].act is Act.UNCLEAR:
        return rehearsal.puzzled(book, state)
    after, lines = hear(book, state, said, SEED)
    if after.finished:
        return after, (*lines, *debrief(book, after, None, SEED))
    return after, (*lines, *(coach(book, after) if after.walk is Walk.GUIDED else ()))


def said_whole(book: Rehearsal, state: RehearsalState, said: Utterance) -> Step:
    """One turn through the door."""
    return rehearsal.advance(book, state, Spoke(reading=said), AT, SEED)


def talk(
    book: Rehearsal, words: Words, kind: str, number: int
) -> Iterator[tuple[RehearsalState, Step]]:
    """The turns of one talk: the state before each, and what came of it."""
    chance = Random(f"{book.id} {book.locale} {kind} {number}")  # noqa: S311 -- no secret
    skill = 0.4 + 0.6 * chance.random()
    state = at_first(book, chance.choice(tuple(Walk)))
    take = said_quickly if number % WHOLE_IN else said_whole
    for _ in range(profile(book).turns + SPARE):
        if kind == "random":
            line = drawn(chance, words)
        else:
            line = guided(chance, words, book, state, skill)
        after, effects = take(book, state, line)
        yield state, (after, effects)
        state = after
        if state.finished:
            return


def played(book: Rehearsal, known: Known, kind: str, number: int) -> Played:
    """One talk, looked at turn by turn."""
    wrong: list[str] = []
    turns, state = 0, at_first(book, Walk.FREE)
    try:
        for before, (after, effects) in talk(book, known.words, kind, number):
            turns, state = turns + 1, after
            wrong += troubles(known.secrets, before, after, effects)
    except Exception as error:  # noqa: BLE001 -- that nothing is raised is what is tested
        wrong.append(f"raised {error!r}")
    if not state.finished and not wrong:
        wrong.append("it never ends")
    named = tuple(f"{kind} {number}: {one}" for one in wrong)
    return Played(turns, tuple(reached(state)), named)


def chunk(book: Rehearsal, kind: str, numbers: range) -> Tally:
    """Talks of these numbers."""
    known = Known(words_of(book), secrets_of(book))
    talks = [played(book, known, kind, number) for number in numbers]
    return Tally(
        len(talks),
        sum(one.turns for one in talks),
        Counter(key for one in talks for key in one.reached),
        tuple(wrong for one in talks for wrong in one.wrong),
    )


def told(book: Rehearsal, *said: Utterance) -> RehearsalState:
    """The state after these lines."""
    state = at_first(book, Walk.FREE)
    for line in said:
        if not state.finished:
            state = said_quickly(book, state, line)[0]
    return state


def cheap_wins(book: Rehearsal, numbers: range) -> tuple[str, ...]:
    """Ways to win without selling, that worked: none may."""
    chance = Random(f"{book.id} {book.locale} cheap")  # noqa: S311 -- no secret
    words, hello, turns = words_of(book), opening(book), profile(book).turns
    wins: list[str] = []
    for number in numbers:
        line = drawn(chance, words)
        again = replace(line, flags=(*line.flags, REPEATED))
        state = told(book, hello, line, *(again,) * turns)
        if state.outcome in WON or result_of(book, state).passed:
            wins.append(f"one line over and over {number}: {line}")
        if told(book, hello, *(line,) * turns).outcome in WON:
            wins.append(f"one line in other words {number}: {line}")
    for lines in hasty(book):
        if told(book, *lines).outcome in WON:
            wins += [f"closing after {len(lines) - 1} lines: {lines[-1]}"]
    return tuple(wins)


def hasty(book: Rehearsal) -> Iterator[tuple[Utterance, ...]]:
    """Talks that close at once, or after nothing but situation questions."""
    words, hello = words_of(book), opening(book)
    facts = tuple(
        line_of(Part(act=Act.QUESTION, spin=Spin.SITUATION, facts=(fact,))) for fact in words.facts
    )
    steps = (line_of(Part(act=Act.ADVANCE, steps=(name,))) for name in words.steps)
    for step in (*steps, line_of(Part(act=Act.ADVANCE, flags=("order",)))):
        yield (step, step)
        yield (hello, step, step)
        yield (hello, *facts, step, step)


def never_reached(book: Rehearsal, counts: Counter[str]) -> tuple[str, ...]:
    """What the playbook lists, and no talk came to."""
    order = (Outcome.ORDER,) if may_order(book) else ()
    listed = (Outcome.NO_SALE, Outcome.CONTINUATION, Outcome.ADVANCE, *order)
    keys = (*(f"outcome {one}" for one in listed), *(f"step {one.name}" for one in book.steps))
    return tuple(key for key in keys if not counts[key])
