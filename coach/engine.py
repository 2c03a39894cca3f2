"""The one door to every kind of playbook: begin, read, advance, step."""

from datetime import datetime
from typing import NamedTuple, assert_never

import msgspec

from coach.effects import Effect
from coach.events import Event, Past, Spoke
from coach.judge.language import Language
from coach.kinds.checklist import walk as checklist
from coach.kinds.checklist.state import ChecklistState
from coach.kinds.drill import walk as drill
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal import walk as rehearsal
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Checklist, Drill, Playbook, Rehearsal
from coach.reading import Reading
from coach.vocabulary import Walk

#: Part of a session's pin: replay equality holds within one version. Raise it with every change
#: by which the same words could be read, or the same events come out, otherwise.
ENGINE_VERSION = "9"

State = RehearsalState | DrillState | ChecklistState

STRANGE = "this state does not belong to this kind of playbook"


class Advanced(NamedTuple):
    """The next state, and the effects in the order in which they are to be carried out."""

    state: State
    effects: tuple[Effect, ...]


def begin(
    playbook: Playbook, walk: Walk, at: datetime, seed: str, past: Past | None = None
) -> Advanced:
    """Take up a playbook. ``at`` is aware; ``seed`` picks the wordings of this session.

    Only a rehearsal has a ``past``: the branch that was left for this one.
    """
    match playbook:
        case Rehearsal():
            return Advanced(*rehearsal.begin(playbook, walk, at, seed, past))
        case Drill():
            return Advanced(*drill.begin(playbook, walk, at, seed))
        case Checklist():
            return Advanced(*checklist.begin(playbook, walk, at, seed))
        case _:
            assert_never(playbook)


def read(language: Language, playbook: Playbook, state: State, text: str, at: datetime) -> Reading:
    """What was said, with reasons. Raises TypeError for a state of another kind of playbook."""
    match playbook:
        case Rehearsal():
            if isinstance(state, RehearsalState):
                return rehearsal.read(language, playbook, state, text, at)
        case Drill():
            if isinstance(state, DrillState):
                return drill.read(language, playbook, state, text, at)
        case Checklist():
            if isinstance(state, ChecklistState):
                return checklist.read(language, playbook, state, text, at)
        case _:
            assert_never(playbook)
    raise TypeError(STRANGE)


def advance(playbook: Playbook, state: State, event: Event, at: datetime, seed: str) -> Advanced:
    """What follows from an event; the words of a reading are never looked at.

    Raises TypeError for a state, or a reading, of another kind of playbook.
    """
    match playbook:
        case Rehearsal():
            if isinstance(state, RehearsalState):
                return Advanced(*rehearsal.advance(playbook, state, event, at, seed))
        case Drill():
            if isinstance(state, DrillState):
                return Advanced(*drill.advance(playbook, state, event, at, seed))
        case Checklist():
            if isinstance(state, ChecklistState):
                return Advanced(*checklist.advance(playbook, state, event, at, seed))
        case _:
            assert_never(playbook)
    raise TypeError(STRANGE)


def step(  # noqa: PLR0913, PLR0917 -- the whole of a turn: who speaks by which rules, what, when
    language: Language, playbook: Playbook, state: State, said: str, at: datetime, seed: str
) -> tuple[Spoke, Advanced]:
    """Read a line and advance by it; the event is what has to be stored with the turn."""
    event = Spoke(reading=read(language, playbook, state, said, at))
    return event, advance(playbook, state, event, at, seed)


def encode_state(state: State) -> bytes:
    """A state as JSON; ``decode_state`` gives it back."""
    return msgspec.json.encode(state)


def decode_state(data: bytes) -> State:
    """The state that was encoded. Raises msgspec.ValidationError for anything else."""
    state: State = msgspec.json.decode(data, type=State)
    return state


def encode_event(event: Event) -> bytes:
    """An event as JSON; ``decode_event`` gives it back."""
    return msgspec.json.encode(event)


def decode_event(data: bytes) -> Event:
    """The event that was encoded. Raises msgspec.ValidationError for anything else."""
    event: Event = msgspec.json.decode(data, type=Event)
    return event
