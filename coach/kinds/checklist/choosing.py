"""Follow a button, or the command that stands for it."""

from collections.abc import Callable

import msgspec

from coach.effects import Finish
from coach.kinds.advanced import Advanced
from coach.kinds.checklist.answering import item_named, take
from coach.kinds.checklist.due import due_items, open_items
from coach.kinds.checklist.entry import yes_no
from coach.kinds.checklist.speech import (
    Notes,
    again,
    ask,
    finish,
    go_on,
    pick,
    say,
    score,
    standing_sheet,
)
from coach.kinds.checklist.state import ChecklistState, Filled, Place
from coach.playbook import Checklist, ChecklistItem
from coach.vocabulary import ItemType

Stepped = Advanced[ChecklistState]
_Handler = Callable[[Checklist, ChecklistState], Stepped]


def choose(playbook: Checklist, state: ChecklistState, choice: str) -> Stepped:
    """Do what the choice stands for; one that does not fit now is told so, never an error."""
    name, _, number = choice.partition(":")
    if state.finished:
        return _afterwards(playbook, state, choice)
    if number.isascii() and number.isdecimal() and len(number) <= len("999"):
        return _numbered(playbook, state, name, int(number))
    handler = _HANDLERS.get(choice, _unfit)
    return handler(playbook, state)


def _afterwards(playbook: Checklist, state: ChecklistState, choice: str) -> Stepped:
    if choice in {"sheet", "done"}:
        return Advanced(state, finish(playbook, state))
    if choice in {"score", "why", "hint"}:
        return again(playbook, state, (score(playbook, state),))
    return again(playbook, state, (say("over"),))


def _numbered(playbook: Checklist, state: ChecklistState, name: str, number: int) -> Stepped:
    asked = _asked(playbook, state)
    if name == "option" and asked is not None and 1 <= number <= len(asked.options):
        option = asked.options[number - 1]
        return take(playbook, state, _filled(asked, option, option))
    if name == "edit" and 1 <= number <= len(playbook.items):
        item = playbook.items[number - 1]
        if item in due_items(playbook, state.answers):
            return ask(state, item)
    return _unfit(playbook, state)


def _unfit(playbook: Checklist, state: ChecklistState) -> Stepped:
    return again(playbook, state, (say("unfit"),))


def _skip(playbook: Checklist, state: ChecklistState) -> Stepped:
    item = _asked(playbook, state)
    if item is None:
        return _unfit(playbook, state)
    if state.answer(item.name) is not None:
        return go_on(playbook, state, (say("kept"),))
    if item.required:
        return ask(state, item, (say("required", why=item.why),))
    skipped = tuple(name for name in state.skipped if name != item.name)
    after = msgspec.structs.replace(state, skipped=(*skipped, item.name))
    asks = item.if_missing is not None and item.if_missing.question is not None
    return go_on(playbook, after, (say("skipped", asks=asks),))


def _why(playbook: Checklist, state: ChecklistState) -> Stepped:
    item = _asked(playbook, state)
    if item is None:
        return _score(playbook, state)
    return ask(state, item, (say("why", why=item.why),))


def _score(playbook: Checklist, state: ChecklistState) -> Stepped:
    return again(playbook, state, (score(playbook, state),))


def _sheet(playbook: Checklist, state: ChecklistState) -> Stepped:
    return again(playbook, state, (standing_sheet(playbook, state),))


def _back(playbook: Checklist, state: ChecklistState) -> Stepped:
    if state.place is Place.PICKING:
        return go_on(playbook, state, (say("kept"),))
    seen = {answer.item for answer in state.answers} | set(state.skipped)
    earlier: ChecklistItem | None = None
    for item in due_items(playbook, state.answers):
        if item.name == state.item and state.place is Place.ASKING:
            break
        earlier = item if item.name in seen else earlier
    if earlier is None:
        return again(playbook, state, (say("first"),))
    return ask(state, earlier)


def _sure(playbook: Checklist, state: ChecklistState) -> Stepped:
    last = state.answers[-1:]
    if not any(answer.guess for answer in last):
        return _unfit(playbook, state)
    known = msgspec.structs.replace(last[0], guess=False)
    return again(playbook, state.filled(known), (say("sure"),))


def _fill(playbook: Checklist, state: ChecklistState) -> Stepped:
    if not state.skipped:
        return _unfit(playbook, state)
    return go_on(playbook, msgspec.structs.replace(state, skipped=()))


def _edit(playbook: Checklist, state: ChecklistState) -> Stepped:
    if not state.answers and not state.skipped:
        return _unfit(playbook, state)
    return pick(playbook, state)


def _yes(playbook: Checklist, state: ChecklistState) -> Stepped:
    if state.place is Place.CHECKING:
        return _done(playbook, state)
    return _answered(playbook, state, yes=True)


def _no(playbook: Checklist, state: ChecklistState) -> Stepped:
    if state.place is Place.CHECKING and state.item is not None:
        return ask(state, item_named(playbook, state.item), (say("wrong_day"),))
    return _answered(playbook, state, yes=False)


def _answered(playbook: Checklist, state: ChecklistState, *, yes: bool) -> Stepped:
    item = _asked(playbook, state)
    if item is None or item.type is not ItemType.YES_NO:
        return _unfit(playbook, state)
    taken = yes_no(playbook.locale, yes=yes)
    return take(playbook, state, _filled(item, taken.value, taken.shown))


def _done(playbook: Checklist, state: ChecklistState) -> Stepped:
    still = next((item for item in open_items(playbook, state.answers) if item.required), None)
    if still is not None:
        return ask(state, still, (say("still_required", why=still.why),))
    return _ended(playbook, state, ())


def _stop(playbook: Checklist, state: ChecklistState) -> Stepped:
    if state.answers:
        return _ended(playbook, state, (say("stopped", empty=False),))
    over = msgspec.structs.replace(state, finished=True, place=Place.REVIEW, item=None)
    return Advanced(over, (say("stopped", empty=True), Finish(score=None)))


def _ended(playbook: Checklist, state: ChecklistState, notes: Notes) -> Stepped:
    over = msgspec.structs.replace(state, finished=True, place=Place.REVIEW, item=None)
    return Advanced(over, (*finish(playbook, over, notes), Finish(score=None)))


def _asked(playbook: Checklist, state: ChecklistState) -> ChecklistItem | None:
    if state.place is not Place.ASKING:
        return None
    return next((item for item in playbook.items if item.name == state.item), None)


def _filled(item: ChecklistItem, value: str, shown: str) -> Filled:
    return Filled(item=item.name, value=value, shown=shown, guess=False)


_HANDLERS: dict[str, _Handler] = {
    "skip": _skip,
    "why": _why,
    "hint": _why,
    "score": _score,
    "sheet": _sheet,
    "back": _back,
    "sure": _sure,
    "fill": _fill,
    "edit": _edit,
    "yes": _yes,
    "no": _no,
    "done": _done,
    "stop": _stop,
}
