"""Hear the lines of a talk once more, from its first or from any of them."""

from collections.abc import Iterable

from coach.events import Past
from coach.kinds.rehearsal.hearing.line import hear
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Walk


def at_first(book: Rehearsal, walk: Walk, past: Past | None = None) -> RehearsalState:
    """The customer before the first line."""
    mind = profile(book)
    return RehearsalState(walk=walk, patience=mind.patience, trust=mind.trust_at_first, past=past)


def readings(state: RehearsalState) -> tuple[Utterance, ...] | None:
    """The lines that he heard, in their order; None for a talk that did not keep them all."""
    kept = tuple(note.reading for note in state.notes if note.reading is not None)
    return kept if len(kept) == len(state.notes) else None


def heard_again(
    book: Rehearsal, state: RehearsalState, said: Iterable[Utterance], seed: str
) -> RehearsalState:
    """The state after these lines, those after the end of the talk left out.

    Equal to the one that was reached when they were said, as far as it comes from lines alone: what
    was paid for hints stays as it was in ``state``.
    """
    for line in said:
        if state.finished:
            break
        state = hear(book, state, line, seed).state
    return state
