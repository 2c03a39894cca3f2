"""The buttons while the talk goes on, with the price of a hint."""

from coach.effects import Choice, Offer
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.state import RehearsalState

HINT = Choice(id="hint", prompt="rehearsal.choice.hint")
WHY = Choice(id="why", prompt="rehearsal.choice.why")
STOP = Choice(id="stop", prompt="rehearsal.choice.stop")


def offer(state: RehearsalState) -> Offer:
    """The buttons while the talk goes on."""
    taken = bool(state.notes)
    faulty = taken and state.notes[-1].after < state.notes[-1].before
    if state.hints:
        price = next_price(state)
        deeper = Choice(id="hint", prompt="rehearsal.choice.deeper", facts={"price": price})
        plainest = state.hints >= len(numbers.HINT_PRICES)
        return Offer(choices=(STOP,) if plainest else (deeper, STOP))
    return Offer(choices=(HINT, WHY, STOP) if faulty else (HINT, STOP))


def next_price(state: RehearsalState) -> int:
    """The price of the next hint; 0 when the plainest was given, or enough was paid."""
    if state.hints >= len(numbers.HINT_PRICES):
        return 0
    return min(numbers.HINT_PRICES[state.hints], numbers.HINTS_MOST - state.paid)
