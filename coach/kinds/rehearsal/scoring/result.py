"""How a talk came out, in the order in which results are better."""

from typing import NamedTuple

from coach.kinds.rehearsal.scoring.card import score
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Outcome

#: Outcomes, the worst first.
OUTCOMES = (Outcome.NO_SALE, Outcome.CONTINUATION, Outcome.ADVANCE, Outcome.ORDER)
#: Those in which the customer agreed to something (M-52).
SUCCESSES = (Outcome.ADVANCE, Outcome.ORDER)


class Result(NamedTuple):
    """What came of a talk: the outcome, the weightiest step granted, the points."""

    outcome: Outcome
    step: str | None
    weight: int
    score: int
    passed: bool

    @property
    def rank(self) -> int:
        """Where its outcome stands among the four."""
        return OUTCOMES.index(self.outcome)


def result_of(book: Rehearsal, state: RehearsalState) -> Result:
    """How the talk came out, or would come out if it ended here.

    Passed is who reached the mark with an order or an advance: no points make up for a talk from
    which nothing follows.
    """
    points = score(book, state)
    outcome = Outcome.CONTINUATION if state.outcome is None else state.outcome
    granted = (step for step in book.steps if step.name in state.granted)
    step = max(granted, key=lambda one: one.weight, default=None)
    return Result(
        outcome=outcome,
        step=None if step is None else step.name,
        weight=0 if step is None else step.weight,
        score=points,
        passed=points >= book.pass_mark and outcome in SUCCESSES,
    )
