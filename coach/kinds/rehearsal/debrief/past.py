"""Hold this branch of a talk against the one that was left for it."""

from coach.effects import Say
from coach.kinds.rehearsal.state import RehearsalState
from coach.vocabulary import Outcome


def compared(state: RehearsalState, points: int, outcome: Outcome) -> tuple[Say, ...]:
    """Both branches in one line; nothing where there was no other one."""
    past = state.past
    if past is None:
        return ()
    facts = {
        "turn": past.turn,
        "before": past.score,
        "before_outcome": past.outcome,
        "before_step": past.step,
        "score": points,
        "outcome": outcome,
        "step": state.granted[-1] if state.granted else None,
    }
    return (Say(prompt="rehearsal.debrief.compare", facts=facts),)
