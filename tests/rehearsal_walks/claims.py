"""What a debrief claims, held against the talk itself said that way, through the engine's door."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from coach.events import Chose, Spoke
from coach.kinds.rehearsal import walk as rehearsal
from coach.kinds.rehearsal.hearing.again import at_first
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.scoring.result import result_of
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.kinds.rehearsal.whatif.changes import REPLACED, Change
from coach.kinds.rehearsal.whatif.search import gain, what_if
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Act, Spin, Walk
from tests.rehearsal_walks.lines import drawn, guided, words_of
from tests.rehearsal_walks.walks import AT, SEED

#: How many lines a talk has, at least and at most, before it is stopped.
SHORTEST, LONGEST = 2, 16


class Talked(NamedTuple):
    """A talk that is over: how it was walked, every line of it, and what came of it."""

    walk: Walk
    said: tuple[Utterance, ...]
    state: RehearsalState


def with_change(said: tuple[Utterance, ...], change: Change) -> tuple[Utterance, ...]:
    """The lines of the talk with this change in them."""
    instead = () if change.instead is None else (change.instead,)
    return (*said[: change.turn], *instead, *said[change.turn + 1 :])


def come_to(book: Rehearsal, walk: Walk, said: tuple[Utterance, ...]) -> RehearsalState:
    """The state after these lines were said and the talk was stopped, if it still went on."""
    state = rehearsal.begin(book, walk, AT, SEED).state
    for line in said:
        if not state.finished:
            state = rehearsal.advance(book, state, Spoke(reading=line), AT, SEED).state
    return state if state.finished else stopped(book, state)


def stopped(book: Rehearsal, state: RehearsalState) -> RehearsalState:
    """The state after the rep has given up."""
    return rehearsal.advance(book, state, Chose(choice="stop"), AT, SEED).state


def talked(book: Rehearsal, number: int) -> Talked:
    """A talk by chance, by a rep of any skill."""
    chance = Random(f"{book.id} {book.locale} claim {number}")  # noqa: S311 -- no secret
    words, skill = words_of(book), chance.random()
    walk = chance.choice(tuple(Walk))
    state = at_first(book, walk)
    said: tuple[Utterance, ...] = ()
    for _ in range(chance.randint(SHORTEST, LONGEST)):
        if state.finished:
            break
        line = guided(chance, words, book, state, skill) if skill > 0.2 else drawn(chance, words)
        said = (*said, line)
        state = rehearsal.advance(book, state, Spoke(reading=line), AT, SEED).state
    return Talked(walk, said, state if state.finished else stopped(book, state))


def understood(said: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """The lines that he heard."""
    return tuple(line for line in said if line.parts[line.main].act is not Act.UNCLEAR)


def fair(book: Rehearsal, before: RehearsalState, change: Change) -> bool:
    """Whether the rep could have said that with what he knew before that turn."""
    line = change.instead
    if line is None or change.size != REPLACED:
        return True
    part = line.parts[line.main]
    named = set(part.topics)
    match part.spin:
        case Spin.IMPLICATION:
            return named <= set(before.admitted)
        case Spin.NEED_PAYOFF:
            return named <= {spot.topic for spot in before.told}
        case Spin.SITUATION:
            facts = {topic.name: topic.facts for topic in book.topics}
            asked = (facts[name][index] for name, index in part.facts)
            fresh = all(Spot(name, index) not in before.facts for name, index in part.facts)
            return fresh and not any(fact.public for fact in asked)
        case _:
            return part.act is not Act.SUMMARY or bool(before.admitted)


def broken(book: Rehearsal, number: int) -> Iterator[str]:
    """What is wrong with the claim of one debrief; nothing for a true one, or for none."""
    talk = talked(book, number)
    claim = what_if(book, talk.state, SEED)
    if claim is None:
        return
    heard = understood(talk.said)
    change, before, after = claim
    named = f"{number}, line {change.turn + 1}, {change.kind}"
    state = come_to(book, talk.walk, with_change(heard, change))
    if result_of(book, talk.state) != before:
        yield f"{named}: it did not come out as {before}"
    if result_of(book, state) != after:
        yield f"{named} comes to {result_of(book, state)}, not {after}"
    if gain(before, after) is None:
        yield f"{named} is no gain"
    earlier = come_to(book, talk.walk, heard[: change.turn])
    if not fair(book, earlier, change):
        yield f"{named}: nobody could have said that"
    if change.kind in ("why", "trade") and open_demand(earlier) is None:
        yield f"{named}: he demanded nothing"
    if talk.state.pivot != change.turn:
        yield f"{named}: the debrief turned on {talk.state.pivot}"


def claimed(book: Rehearsal, numbers: range) -> tuple[int, tuple[str, ...]]:
    """How many of these debriefs claim anything, and what is wrong with what they claim."""
    talks = tuple(talked(book, number) for number in numbers)
    made = sum(one.state.pivot is not None for one in talks)
    return made, tuple(one for number in numbers for one in broken(book, number))
