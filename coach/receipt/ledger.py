"""The points that stand after a turn, criterion by criterion."""

from collections.abc import Mapping, Sequence

from coach.engine import State
from coach.events import Event, Spoke
from coach.kinds.drill.debrief import scores
from coach.kinds.drill.measure import HINT_COST, gains, losses
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal.scoring.card import card
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Drill, Playbook, Rehearsal

Ledger = Mapping[str, int]


def ledger(playbook: Playbook, state: State | None) -> Ledger:
    """The card of a rehearsal, the latest try of a drill's item; a checklist gives no points."""
    if isinstance(playbook, Rehearsal) and isinstance(state, RehearsalState):
        return {line.key: line.points for line in card(playbook, state)}
    if isinstance(playbook, Drill) and isinstance(state, DrillState):
        return _try(playbook, state)
    return {}


def changes(playbook: Playbook, before: State, after: State, event: Event) -> Ledger:
    """What a turn added to the ledger, or took from it, in the order of the ledger."""
    new = ledger(playbook, after)
    old = {} if _anew(before, after, event) else ledger(playbook, before)
    every = {key: new.get(key, 0) - old.get(key, 0) for key in {**new, **old}}
    return {key: points for key, points in every.items() if points}


def final_card(playbook: Playbook, state: State) -> Sequence[object]:
    """The lines that make up the score: those of the card, or the items of a drill."""
    if isinstance(playbook, Rehearsal) and isinstance(state, RehearsalState):
        return tuple(line._asdict() for line in card(playbook, state))
    if isinstance(playbook, Drill) and isinstance(state, DrillState):
        return scores(playbook, state)
    return ()


def _try(book: Drill, state: DrillState) -> Ledger:
    item = book.items[state.item]
    made = {f"move.{found.move}": got for found, got, _ in gains(item, state)}
    lost = {f"fault.{found.name}": -minus for found, minus in losses(item, state)}
    return {**made, **lost, "hints": -state.hints * HINT_COST}


def _anew(before: State, after: State, event: Event) -> bool:
    """Whether a try of a drill has begun, which has a ledger of its own."""
    if not isinstance(before, DrillState) or not isinstance(after, DrillState):
        return False
    again = before.closed and not before.settled and isinstance(event, Spoke)
    return before.opened != after.opened or again
