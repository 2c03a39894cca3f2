"""Find the smallest change of one turn that would have made the talk come out better.

The order in which claims are preferred, written once: another outcome, then the mark passed, then a
weightier step, then points. Among equals the change that touches least of a line, then the latest
turn: most of what was said after an early one was an answer to what was said there.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from coach.kinds.rehearsal.hearing.again import at_first, heard_again, readings
from coach.kinds.rehearsal.mind.scales import left_pan
from coach.kinds.rehearsal.scoring.result import OUTCOMES, Result, result_of
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.changes import Change, changes_at
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Outcome

#: How many lines may be heard again in one search, beside one for each change.
MOST_HEARD = 1200
#: A gain in points alone is worth a word from here.
POINTS_WORTH = 5
#: Kinds of gain, the least first.
POINTS, STEP, PASSED, OUTCOME = range(4)


class Claim(NamedTuple):
    """What would have been: a change, and how the talk came out without it and with it."""

    change: Change
    before: Result
    after: Result


class Found(NamedTuple):
    """A change, and the state right after the turn it was made in."""

    change: Change
    state: RehearsalState


def gain(before: Result, after: Result) -> int | None:
    """What kind of gain it is; None when it is none, or costs points."""
    if after.score < before.score:
        return None
    if after.rank != before.rank:
        return OUTCOME if after.rank > before.rank else None
    if after.passed and not before.passed:
        return PASSED
    if after.weight != before.weight:
        return STEP if after.weight > before.weight else None
    return POINTS if after.score >= before.score + POINTS_WORTH else None


def standing(book: Rehearsal, state: RehearsalState) -> tuple[int, ...]:
    """Everything in which one state can be ahead of another."""
    outcome = Outcome.CONTINUATION if state.outcome is None else state.outcome
    kept = (state.courtesies, state.facts, state.admitted, state.told, state.wanted, state.granted)
    asked = state.asked is not None or state.asked_order
    return (
        OUTCOMES.index(outcome),
        left_pan(book, state),
        state.trust,
        state.patience,
        int(state.opened),
        int(asked),
        -state.objections,
        *(len(one) for one in kept),
    )


def promising(book: Rehearsal, state: RehearsalState, was: RehearsalState) -> bool:
    """Whether a state is ahead of another in anything."""
    pairs = zip(standing(book, state), standing(book, was), strict=True)
    return any(one > other for one, other in pairs)


class Search(NamedTuple):
    """A talk to be changed: its lines, and the states before each of them and after the last."""

    book: Rehearsal
    seed: str
    said: tuple[Utterance, ...]
    states: tuple[RehearsalState, ...]

    def first_heard(self, change: Change) -> RehearsalState:
        """The state after the changed turn."""
        before = self.states[change.turn]
        instead = () if change.instead is None else (change.instead,)
        return heard_again(self.book, before, instead, self.seed)

    def changes(self) -> tuple[Change, ...]:
        """Every change to every turn, the one preferred among equals first, to the goodbye last."""
        notes = self.states[-1].notes
        found = (
            change
            for before, said in zip(self.states, self.said, strict=False)
            for change in changes_at(self.book, before, notes, said)
        )
        leaving = [note.rule == "talk.farewell" for note in notes]
        return tuple(
            sorted(found, key=lambda one: (one.size, leaving[one.turn], -one.turn)),
        )

    def worth_hearing(self) -> tuple[Found, ...]:
        """The changes that look better right after their turn, as many as may be heard."""
        heard = (Found(change, self.first_heard(change)) for change in self.changes())
        better = tuple(
            found
            for found in heard
            if promising(self.book, found.state, self.states[found.change.turn + 1])
        )
        lines = accumulate(len(self.said) - found.change.turn - 1 for found in better)
        return tuple(found for found, sum_ in zip(better, lines, strict=True) if sum_ <= MOST_HEARD)

    def claims(self, before: Result) -> Iterator[tuple[int, Claim]]:
        """What each change would have made of the talk, when it is a gain, with its kind."""
        for change, state in self.worth_hearing():
            rest = self.said[change.turn + 1 :]
            after = result_of(self.book, heard_again(self.book, state, rest, self.seed))
            kind = gain(before, after)
            if kind is not None:
                yield kind, Claim(change, before, after)


def lived_through(book: Rehearsal, state: RehearsalState, seed: str) -> Search | None:
    """The talk heard again, line by line; None when it does not come out as it did."""
    said = readings(state)
    if said is None:
        return None
    first = replace(at_first(book, state.walk, state.past), paid=state.paid)
    states = accumulate(
        said, lambda before, line: heard_again(book, before, (line,), seed), initial=first
    )
    search = Search(book, seed, said, tuple(states))
    same = result_of(book, search.states[-1]) == result_of(book, state)
    return search if same and len(search.states[-1].notes) == len(said) else None


def what_if(book: Rehearsal, state: RehearsalState, seed: str) -> Claim | None:
    """The best claim, None when no one turn said otherwise would have helped.

    Every claim is what ``heard_again`` comes to with the change in its place.
    """
    search = lived_through(book, state, seed)
    if search is None:
        return None
    best: tuple[int, int, Claim] | None = None
    for kind, claim in search.claims(result_of(book, state)):
        if kind == OUTCOME:
            return claim
        points = claim.after.score if kind == POINTS else 0
        if best is None or (kind, points) > best[:2]:
            best = (kind, points, claim)
    return None if best is None else best[2]
