"""The buttons under a debrief: what to look at, and at most two things to practise next."""

from coach.effects import Choice, Offer
from coach.kinds.rehearsal.debrief.moments import weakest_turn
from coach.kinds.rehearsal.debrief.polite import POLITE_SHOWN
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal

CARD = Choice(id="score", prompt="rehearsal.choice.card")
MAP = Choice(id="map", prompt="rehearsal.choice.map")
SCALES = Choice(id="scales", prompt="rehearsal.choice.scales")
POLITE = Choice(id="polite", prompt="rehearsal.choice.polite")


def objection_met(book: Rehearsal, state: RehearsalState) -> str | None:
    """The name of the last objection he raised from the playbook; None when he raised none."""
    raised = book.if_pitched_early[: state.objections]
    return raised[-1].name if raised else None


def turn_to_retry(state: RehearsalState) -> int | None:
    """The index of the line worth saying anew: where the least would have changed most.

    Else the weakest; None when nothing was wrong.
    """
    return weakest_turn(state) if state.pivot is None else state.pivot


def to_practise(book: Rehearsal, state: RehearsalState) -> tuple[Choice, ...]:
    """The objection he met, as a drill, and the line worth saying anew."""
    objection, turn = objection_met(book, state), turn_to_retry(state)
    choices: tuple[Choice, ...] = ()
    if objection is not None:
        facts = {"objection": objection}
        practise = Choice(id=f"drill:{objection}", prompt="rehearsal.choice.practise", facts=facts)
        choices = (practise,)
    if turn is not None:
        facts_of_turn = {"turn": turn + 1}
        again = Choice(id=f"retry:{turn + 1}", prompt="rehearsal.choice.retry", facts=facts_of_turn)
        choices = (*choices, again)
    return choices


def offer_after(book: Rehearsal, state: RehearsalState) -> Offer:
    """The buttons that go on working after the end."""
    polite = (POLITE,) if state.soft_noes > POLITE_SHOWN else ()
    return Offer(choices=(*to_practise(book, state), CARD, MAP, SCALES, *polite))
