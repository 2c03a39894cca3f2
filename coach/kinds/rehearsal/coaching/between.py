"""What the coach says between two turns: one notice, one advice, the gauge, the buttons."""

from coach.effects import Effect
from coach.kinds.rehearsal.coaching.advice import advice
from coach.kinds.rehearsal.coaching.buttons import offer
from coach.kinds.rehearsal.coaching.gauge import gauge
from coach.kinds.rehearsal.coaching.notice import notice
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def coach(book: Rehearsal, state: RehearsalState) -> tuple[Effect, ...]:
    """What the coach says between two turns of a guided talk."""
    note = state.notes[-1]
    lines: tuple[Effect, ...] = (notice(book, state), *advice(book, state))
    if note.spin is not None and state.admitted:
        lines = (*lines, gauge(book, state))
    return (*lines, offer(state))
