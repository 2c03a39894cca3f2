"""Why he said yes or no in the end, as a key with its weights."""

from coach.effects import Facts
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.scales import cost_of_order, left_pan, right_pan, too_light
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Outcome


def cost_asked(book: Rehearsal, state: RehearsalState) -> int | None:
    """What the last thing he was asked for weighs by itself; None when nothing was asked for."""
    if state.asked_order:
        return cost_of_order(book)
    return next((step.weight for step in book.steps if step.name == state.asked), None)


def weight_asked(book: Rehearsal, state: RehearsalState) -> int | None:
    """What lay on the right pan at the last ask; None when nothing was asked for."""
    asked = cost_asked(book, state)
    return None if asked is None else right_pan(state, asked)


def said_yes(state: RehearsalState) -> bool:
    """Whether what was asked for last was granted."""
    if state.asked_order:
        return state.outcome is Outcome.ORDER
    return state.asked in state.granted


def verdict(book: Rehearsal, state: RehearsalState) -> str:
    """Why he said yes or no, as a key.

    Keys: granted, blunt, tired, pushed, not_asked, light, distrust, capped. To push is no asking.
    """
    cost = cost_asked(book, state)
    if state.outcome is Outcome.NO_SALE:
        return "blunt" if state.trust < 0 else "tired"
    if cost is None:
        return "pushed" if any(note.rule == "push.made" for note in state.notes) else "not_asked"
    if said_yes(state):
        return "granted"
    if too_light(book, state, cost):
        return "light"
    return "distrust" if state.trust < profile(book).trust_to_grant else "capped"


def reasons(book: Rehearsal, state: RehearsalState) -> Facts:
    """The verdict with what decided it: both pans, his trust, what he was asked for."""
    return {
        "verdict": verdict(book, state),
        "who": book.who,
        "left": left_pan(book, state),
        "right": weight_asked(book, state),
        "step": None if state.asked_order else state.asked,
        "trust": state.trust,
        "needed": profile(book).trust_to_grant,
        "role": book.role,
    }
