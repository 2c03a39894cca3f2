"""Hints in three depths: the direction, what to look at, a model line."""

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.coaching.advice import facts_of
from coach.kinds.rehearsal.coaching.aim import aim
from coach.kinds.rehearsal.coaching.buttons import next_price, offer
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def hint(book: Rehearsal, state: RehearsalState) -> Advanced[RehearsalState]:
    """The next hint for the line to come; its price is told first, then paid."""
    target = aim(book, state)
    facts = facts_of(book, target)
    price = next_price(state)
    depth = min(state.hints + 1, len(numbers.HINT_PRICES))
    kinds = ("direction", "look", "ask")
    prompt = f"rehearsal.{kinds[depth - 1]}.{target.stage}"
    after = replace(state, hints=depth, paid=state.paid + price)
    lines: tuple[Effect, ...] = (
        Say(prompt="rehearsal.price", facts={"price": price}),
        Say(prompt=prompt, facts=facts, rule=f"hint.{depth}"),
    )
    return Advanced(after, (*lines, offer(after)))
