"""The customer's scales: what he feels against what he is asked for (M-06)."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import NextStep, Rehearsal
from coach.vocabulary import Organisation, Role

#: Firms where an order passes a committee or a tender, whoever sits there.
BY_COMMITTEE = (Organisation.STATE, Organisation.PUBLIC)


def patience_at_first(book: Rehearsal) -> int:
    """How many annoyances he takes: fewer on the telephone, and in a top office."""
    short = book.contact in numbers.SHORT_CONTACTS
    return numbers.SHORT_PATIENCE if short else numbers.PATIENCE


def told_weights(book: Rehearsal, state: RehearsalState) -> tuple[int, ...]:
    """The weights of the consequences that he told, in the order of telling."""
    topics = {topic.name: topic for topic in book.topics}
    return tuple(topics[spot.topic].consequences[spot.index].weight for spot in state.told)


def left_pan(book: Rehearsal, state: RehearsalState) -> int:
    """Seriousness as he sees it: problems admitted, consequences told, benefits said himself."""
    problems = numbers.PROBLEM_WEIGHT * len(state.admitted)
    return problems + sum(told_weights(book, state)) + numbers.BENEFIT_WEIGHT * len(state.wanted)


def cost_of_order(book: Rehearsal) -> int:
    """What a whole order weighs on the right pan."""
    return sum(cost.weight for cost in book.cost)


def agrees(book: Rehearsal, state: RehearsalState, weight: int) -> bool:
    """Whether seriousness outweighs what is asked, and he trusts the rep enough."""
    return left_pan(book, state) > weight and state.trust >= numbers.TRUST_TO_GRANT


def may_order(book: Rehearsal) -> bool:
    """Only the one who decides can order on the spot, where no committee stands before it."""
    return book.role is Role.ECONOMIC and book.organisation not in BY_COMMITTEE


def step_within_reach(book: Rehearsal, state: RehearsalState) -> NextStep | None:
    """The weightiest step he would grant now, the first of equals; None when there is none."""
    reach = tuple(step for step in book.steps if agrees(book, state, step.weight))
    return max(reach, key=lambda step: step.weight, default=None)


def is_explicit(book: Rehearsal, state: RehearsalState, sells: tuple[str, ...]) -> bool:
    """Whether he has said that he wants what these things do; any of it when none is named."""
    if not sells:
        return bool(state.wanted)
    met = tuple(item.meets for item in book.sells if item.name in sells)
    return any(name in state.wanted for name in met)
