"""Take an answer: note it, then say what it opens or spares."""

import msgspec

from coach.kinds.advanced import Advanced
from coach.kinds.checklist.due import due_items, hanging_on, next_item
from coach.kinds.checklist.speech import Notes, ask, check_offer, go_on, say
from coach.kinds.checklist.state import ChecklistState, Filled, Place
from coach.playbook import Checklist, ChecklistItem
from coach.vocabulary import ItemType, Outcome

_ECHOED = frozenset({ItemType.DATE, ItemType.MONEY, ItemType.NUMBER})


def take(
    playbook: Checklist, state: ChecklistState, filled: Filled, *, weak: bool = False
) -> Advanced[ChecklistState]:
    """Take the answer, new or changed.

    What was being asked is asked on. A day changed when all is asked is put up for checking. What
    became due is asked; what is due no longer leaves the sheet, its answer is kept.
    """
    item = item_named(playbook, filled.item)
    after = state.filled(filled)
    if state.answer(item.name) is None:
        notes = (*_note(state, item, filled, weak=weak), *_changes(playbook, state, after, item))
        return go_on(playbook, after, notes)
    asking = state.place is Place.ASKING
    if not asking and _is_day(item, filled) and next_item(playbook, after) is None:
        checking = msgspec.structs.replace(after, place=Place.CHECKING, item=item.name)
        said = say("check", name=item.name, shown=filled.shown)
        return Advanced(checking, (said, *_changes(playbook, state, after, item), check_offer()))
    edited = say("edited", name=item.name, shown=filled.shown)
    notes = (edited, *_changes(playbook, state, after, item))
    due = due_items(playbook, after.answers)
    asked = next((other for other in due if other.name == state.item), None)
    if asking and asked is not None and asked is not item:
        return ask(after, asked, notes)
    return go_on(playbook, after, notes)


def item_named(playbook: Checklist, name: str) -> ChecklistItem:
    """Return the item of that name; the playbook is pinned, so it is there."""
    return next(item for item in playbook.items if item.name == name)


def _is_day(item: ChecklistItem, filled: Filled) -> bool:
    return item.type is ItemType.DATE or (item.must_be is not None and filled.shown != filled.value)


def _note(state: ChecklistState, item: ChecklistItem, filled: Filled, *, weak: bool) -> Notes:
    if weak:
        return (say("weak"),)
    if filled.guess:
        return (say("guess", first=not state.guessed, shown=filled.shown),)
    if item.must_be in (Outcome.ADVANCE, Outcome.ORDER):
        return (say("advance", shown=filled.shown, dated=filled.shown != filled.value),)
    if item.type in _ECHOED:
        return (say("noted_value", shown=filled.shown),)
    return (say("noted"),)


def _changes(
    playbook: Checklist, before: ChecklistState, after: ChecklistState, item: ChecklistItem
) -> Notes:
    """Say how many items the answer brought in, or spared the rep."""
    was = {due.name for due in due_items(playbook, before.answers)}
    now = {due.name for due in due_items(playbook, after.answers)}
    hanging = hanging_on(playbook, item.name)
    settled = {answer.item for answer in after.answers} | set(after.skipped)
    fresh = sum(other.name in now - was - settled for other in hanging)
    first = before.answer(item.name) is None
    spared = sum(other.name not in now and (first or other.name in was) for other in hanging)
    return (
        *((say("more", count=fresh),) if fresh else ()),
        *((say("left_out", count=spared),) if spared else ()),
    )
