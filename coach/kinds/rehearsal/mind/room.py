"""Who in the room says a line, or waits for one."""

from coach.kinds.rehearsal.mind.scales import may_order, open_demand
from coach.kinds.rehearsal.mind.topics import topic_named
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def owner(book: Rehearsal, topic: str | None) -> str:
    """Whose matter a topic is; the customer's own where nobody else has it."""
    found = None if topic is None else topic_named(book, topic)
    return book.who if found is None or not found.of else found.of


def answers_to_nobody(book: Rehearsal, topic: str | None = None) -> bool:
    """Whether whose matter it is has nobody above: he decides, and the firm is private."""
    return may_order(book) and owner(book, topic) == book.who


def raised_by(book: Rehearsal, state: RehearsalState) -> str:
    """Who waits for an answer, or for what becomes of a demand."""
    if state.asking is not None:
        return book.asks[state.asking].who or book.who
    index = open_demand(state)
    return book.who if index is None else book.haggles[index].who or book.who


def concerned(book: Rehearsal, state: RehearsalState, rule: str, topic: str | None) -> str:
    """Who the coach speaks of by a rule of the last turn: who asked or demanded, else the owner."""
    if rule.startswith("ask."):
        return book.asks[state.raised[-1]].who or book.who
    if rule.startswith("haggle."):
        count = len(state.settled) if rule == "haggle.conceded" else state.demands
        return book.haggles[count - 1].who or book.who
    return owner(book, topic)
