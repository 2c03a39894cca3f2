"""The score card: 100 points, each line with its reason (domain: spin, score card)."""

from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

from coach.kinds.rehearsal.numbers import TESTED_NO
from coach.kinds.rehearsal.scoring import conduct, dealing, questions
from coach.kinds.rehearsal.scoring.cards import points_of
from coach.kinds.rehearsal.scoring.earned import Earned
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Criterion

#: What judges each line of a card.
JUDGES: MappingProxyType[Criterion, Callable[[Rehearsal, RehearsalState], Earned]] = (
    MappingProxyType(
        {
            Criterion.COVERAGE: questions.coverage,
            Criterion.CHAIN: questions.chain,
            Criterion.SHARE: questions.share,
            Criterion.AREAS: questions.areas,
            Criterion.BENEFIT: questions.benefit,
            Criterion.DIFFICULTY: questions.difficulty,
            Criterion.DEPTH: questions.depth,
            Criterion.AIM: questions.aim_first,
            Criterion.CONFIRM: conduct.confirm,
            Criterion.RESTRAINT: conduct.restraint,
            Criterion.STEP: conduct.step,
            Criterion.OPENING: conduct.opening,
            Criterion.BREVITY: conduct.brevity,
            Criterion.FIGURES: conduct.figures,
            Criterion.HONESTY: conduct.honesty,
            Criterion.FACE: conduct.face,
            Criterion.ANSWERS: dealing.answers,
            Criterion.REASONS: dealing.reasons,
            Criterion.TRADES: dealing.trades,
            Criterion.FIRMNESS: dealing.firmness,
            Criterion.AGREEMENT: dealing.agreement,
            Criterion.EVERYONE: dealing.everyone,
        }
    )
)


class CardLine(NamedTuple):
    """One line: ``why`` is the key of what is missing, empty at full points, with a number."""

    key: str
    points: int
    most: int
    why: str = ""
    number: int = 0


def judged(book: Rehearsal, state: RehearsalState, criterion: Criterion, most: int) -> CardLine:
    """One line of the card that gives ``most`` points at best."""
    earned = JUDGES[criterion](book, state)
    return CardLine(criterion, most * earned.done // earned.of, most, earned.why, earned.number)


def card(book: Rehearsal, state: RehearsalState) -> tuple[CardLine, ...]:
    """The whole card; behind it what testing a polite no brought, with hints paid last."""
    lines = tuple(judged(book, state, one.criterion, one.most) for one in points_of(book))
    if state.tested:
        lines = (*lines, CardLine("tested", TESTED_NO, 0))
    return (*lines, CardLine("hints", -state.paid, 0)) if state.paid else lines


def score(book: Rehearsal, state: RehearsalState) -> int:
    """The sum of the card, from 0 to 100."""
    return min(100, max(0, sum(line.points for line in card(book, state))))
