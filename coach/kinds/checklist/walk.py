"""Walk through a checklist: begin, read, advance."""

from datetime import datetime
from typing import assert_never

import msgspec

from coach.events import Began, Chose, Event, Spoke
from coach.judge.language import Language
from coach.kinds.advanced import Advanced
from coach.kinds.checklist.answering import item_named, take
from coach.kinds.checklist.choosing import choose
from coach.kinds.checklist.due import due_items
from coach.kinds.checklist.heard import Heard
from coach.kinds.checklist.hearing import hear
from coach.kinds.checklist.speech import Notes, again, ask, go_on, pick, say
from coach.kinds.checklist.state import ChecklistState, Filled, Place
from coach.playbook import Checklist
from coach.reading import Entry
from coach.vocabulary import Walk

#: Words that mean a button.
_BUTTONS = {
    Heard.UNKNOWN: "skip",
    Heard.WHY: "why",
    Heard.BACK: "back",
    Heard.SURE: "sure",
    Heard.DONE: "done",
    Heard.EDIT: "edit",
    Heard.YES: "yes",
    Heard.NO: "no",
    Heard.STOP: "stop",
    Heard.SHEET: "sheet",
    Heard.SCORE: "score",
    Heard.FILL: "fill",
}
#: Talk beside the matter; it is answered, and the question stays.
_ASIDES = frozenset(
    {
        Heard.GO_ON,
        Heard.SMALL_TALK,
        Heard.FAREWELL,
        Heard.WHO,
        Heard.UNCLEAR,
        Heard.OVER,
    }
)


def begin(playbook: Checklist, _walk: Walk, _at: datetime, _seed: str) -> Advanced[ChecklistState]:
    """Give the brief, then the first question; a checklist is walked one way only."""
    state = ChecklistState()
    count = len(due_items(playbook, ()))
    return go_on(playbook, state, (say("begin", brief=playbook.brief, count=count),))


def read(
    language: Language, playbook: Checklist, state: ChecklistState, text: str, at: datetime
) -> Entry:
    """Read a text in the light of what is being asked; days count from the date of ``at``."""
    return hear(language, playbook, state, text, at)


def advance(
    playbook: Checklist, state: ChecklistState, event: Event, at: datetime, seed: str
) -> Advanced[ChecklistState]:
    """Return what follows from an event; one that does not fit is answered, never an error."""
    match event:
        case Began(walk=walk):
            return begin(playbook, walk, at, seed)
        case Chose(choice=choice):
            return choose(playbook, state, choice)
        case Spoke(reading=Entry() as entry):
            return _spoken(playbook, state, entry)
        case Spoke():
            return again(playbook, state, (say("unfit"),))
        case _:
            assert_never(event)


def _spoken(playbook: Checklist, state: ChecklistState, entry: Entry) -> Advanced[ChecklistState]:
    if entry.value is not None and entry.refusal is None:
        return take(playbook, state, _filled(entry, entry.value))
    heard = Heard(entry.refusal or Heard.UNCLEAR)
    if heard is Heard.DONE and state.place is Place.ASKING:
        return _as_it_is(playbook, state)
    if heard in _BUTTONS:
        return choose(playbook, state, _BUTTONS[heard])
    if heard in _ASIDES:
        return again(playbook, state, (say("over" if state.finished else heard.value),))
    return _refused(playbook, state, entry, heard)


def _as_it_is(playbook: Checklist, state: ChecklistState) -> Advanced[ChecklistState]:
    """Make the sheet before all is asked: it shows what there is, the rest stays open."""
    if state.answers:
        return choose(playbook, state, "stop")
    return again(playbook, state, (say("too_soon"),))


def _refused(
    playbook: Checklist, state: ChecklistState, entry: Entry, heard: Heard
) -> Advanced[ChecklistState]:
    if heard is Heard.WHICH_ITEM:
        return pick(playbook, state)
    item = item_named(playbook, entry.target)
    if heard is Heard.PICK:
        return ask(state, item)
    if entry.value is not None and _pressed_enough(state, item.name, heard):
        return take(playbook, state, _filled(entry, entry.value), weak=True)
    if entry.value is not None:
        state = msgspec.structs.replace(
            state,
            pressed=(*state.pressed, (item.name, heard.value)),
            sent_back=_filled(entry, entry.value),
        )
    notes: Notes = (say(f"refusal.{heard}", options=item.options),)
    if state.refused == item.name and not item.required:
        notes = (*notes, say("or_skip"))
    return ask(msgspec.structs.replace(state, refused=item.name), item, notes)


def _pressed_enough(state: ChecklistState, name: str, heard: Heard) -> bool:
    """Whether a weak answer is to be taken now: sent back once, and once more for its day alone."""
    reasons = tuple(reason for item, reason in state.pressed if item == name)
    return heard in reasons if heard is Heard.DAY_MISSING else bool(reasons)


def _filled(entry: Entry, value: str) -> Filled:
    return Filled(item=entry.target, value=value, shown=entry.shown, guess=entry.guess)
