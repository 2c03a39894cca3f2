"""The customer's scales: what he feels against what he is asked for (M-06)."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.topics import consequences_told
from coach.kinds.rehearsal.state import Deal, RehearsalState
from coach.playbook import NextStep, Rehearsal


def left_pan(book: Rehearsal, state: RehearsalState) -> int:
    """Seriousness as he sees it: problems admitted, consequences told, benefits said himself."""
    mind = profile(book)
    problems = mind.problem_weight * len(state.admitted)
    consequences = sum(one.weight for one in consequences_told(book, state))
    return problems + consequences + mind.benefit_weight * len(state.wanted)


def open_demand(state: RehearsalState) -> int | None:
    """The demand of his that is still to be settled, by its index; None when there is none."""
    return len(state.settled) if state.demands > len(state.settled) else None


def right_pan(state: RehearsalState, weight: int) -> int:
    """What a step or order of this weight weighs now: a demand that stands open comes on top."""
    if open_demand(state) is None:
        return weight
    presents = state.settled.count(Deal.CONCEDED)
    return weight + numbers.OPEN_DEMAND + numbers.AFTER_A_PRESENT * presents


def too_light(book: Rehearsal, state: RehearsalState, weight: int) -> bool:
    """Whether seriousness does not outweigh what is asked."""
    return left_pan(book, state) <= right_pan(state, weight)


def cost_of_order(book: Rehearsal) -> int:
    """What a whole order weighs on the right pan."""
    return sum(cost.weight for cost in book.cost)


def agrees(book: Rehearsal, state: RehearsalState, weight: int) -> bool:
    """Whether seriousness outweighs what is asked, and he trusts the rep enough."""
    trusts = state.trust >= profile(book).trust_to_grant
    return trusts and not too_light(book, state, weight)


def may_order(book: Rehearsal) -> bool:
    """Only the one who decides can order on the spot, where nothing else stands before it."""
    return not profile(book).order_elsewhere


def within_reach(book: Rehearsal, state: RehearsalState) -> tuple[NextStep, ...]:
    """The steps that he would grant now, in the playbook's order."""
    if state.trust < profile(book).trust_to_grant:
        return ()
    felt = left_pan(book, state)
    return tuple(step for step in book.steps if felt > right_pan(state, step.weight))


def step_within_reach(book: Rehearsal, state: RehearsalState) -> NextStep | None:
    """The weightiest step he would grant now, the first of equals; None when there is none."""
    return max(within_reach(book, state), key=lambda step: step.weight, default=None)


def is_explicit(book: Rehearsal, state: RehearsalState, sells: tuple[str, ...]) -> bool:
    """Whether he has said that he wants what these things do; any of it when none is named."""
    if not sells:
        return bool(state.wanted)
    met = tuple(item.meets for item in book.sells if item.name in sells)
    return any(name in state.wanted for name in met)
