"""Criteria of a score card about his questions, his demands, the people in the room."""

from coach.kinds.rehearsal.mind.room import owner
from coach.kinds.rehearsal.scoring.earned import ALL, Earned
from coach.kinds.rehearsal.scoring.questions import restrained
from coach.kinds.rehearsal.state import Deal, RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Outcome


def part(done: int, of: int, why: str) -> Earned:
    """So many of so many; with nothing to do nothing is earned."""
    return Earned(done, max(1, of), "" if of and done >= of else why, done)


def answers(book: Rehearsal, state: RehearsalState) -> Earned:
    """The questions of his that were answered well, among all that he came out with."""
    led = sum("lead.asked" in note.beside for note in state.notes)
    handled = sum("lead.handled" in note.beside for note in state.notes)
    raised = len(state.raised) + led
    if not raised and not book.asks and restrained(state):
        return ALL
    return part(len(state.answered) + handled, raised, "unanswered")


def reasons(_book: Rehearsal, state: RehearsalState) -> Earned:
    """The demands whose reason was asked."""
    return part(len(state.reasons), state.demands, "no_reason")


def trades(_book: Rehearsal, state: RehearsalState) -> Earned:
    """The demands settled by a trade, or held against with a reason, which is half as good."""
    traded, held = state.settled.count(Deal.TRADED), state.settled.count(Deal.HELD)
    earned = part(2 * traded + held, 2 * state.demands, "untraded")
    return earned._replace(number=traded)


def firmness(_book: Rehearsal, state: RehearsalState) -> Earned:
    """No demand was given way to for nothing; one that still stands is not won yet."""
    kept = len(state.settled) - state.settled.count(Deal.CONCEDED)
    gave = state.settled.count(Deal.CONCEDED)
    return part(kept, state.demands, "gave_away" if gave else "unsettled")


def agreement(_book: Rehearsal, state: RehearsalState) -> Earned:
    """He said yes to something; having asked is a third of it."""
    if state.outcome in (Outcome.ORDER, Outcome.ADVANCE):
        return ALL
    asked = state.asked is not None or state.asked_order
    return Earned(int(asked), 3, "no_yes" if asked else "unasked")


def everyone(book: Rehearsal, state: RehearsalState) -> Earned:
    """The people whose matter came up: a problem of theirs, or a question answered."""
    people = (book.who, *(person.who for person in book.people))
    matters = {owner(book, name) for name in state.admitted}
    asked = {book.asks[index].who or book.who for index in state.answered}
    return part(sum(who in matters | asked for who in people), len(people), "left_out")
