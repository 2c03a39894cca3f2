"""One walk through a rehearsal: begin, read, advance."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.events import Began, Chose, Event, Spoke
from coach.judge.language import Language
from coach.judge.utterance import read_utterance
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal.choices import choose
from coach.kinds.rehearsal.coaching import advice, coach, offer
from coach.kinds.rehearsal.debrief import debrief, offer_after
from coach.kinds.rehearsal.hearing import hear
from coach.kinds.rehearsal.mind import patience_at_first
from coach.kinds.rehearsal.scene import scene_of
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.turn import quote
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Act, Walk


def begin(book: Rehearsal, walk: Walk, _at: datetime, _seed: str) -> Advanced[RehearsalState]:
    """The customer greets; in a guided walk the coach says how to open."""
    state = RehearsalState(walk=walk, patience=patience_at_first(book))
    greeting = quote(book.greets, "talk.greeting")
    if walk is Walk.FREE:
        return Advanced(state, (greeting,))
    return Advanced(state, (greeting, *advice(book, state), offer(state)))


def read(
    language: Language, book: Rehearsal, state: RehearsalState, text: str, _at: datetime
) -> Utterance:
    """What the rep's words do, in the light of what was said before."""
    return read_utterance(language, text, scene_of(book, state))


def puzzled(book: Rehearsal, state: RehearsalState) -> Advanced[RehearsalState]:
    """A line not understood is not delivered: the coach says so, and it costs nothing."""
    after = replace(state, unclear=state.unclear + 1)
    facts = {"who": book.who, "times": after.unclear}
    return Advanced(after, (Say(prompt="rehearsal.not_understood", facts=facts), offer(after)))


def speak_to(
    book: Rehearsal, state: RehearsalState, said: Utterance, seed: str
) -> Advanced[RehearsalState]:
    """What follows from something said to the customer."""
    if state.finished:
        over = Say(prompt="rehearsal.over", facts={"who": book.who})
        return Advanced(state, (over, offer_after(book, state)))
    if not said.parts or said.parts[said.main].act is Act.UNCLEAR:
        return puzzled(book, state)
    after, lines = hear(book, state, said, seed)
    effects: tuple[Effect, ...] = lines
    if after.finished:
        effects = (*effects, *debrief(book, after, seed))
    elif after.walk is Walk.GUIDED:
        effects = (*effects, *coach(book, after))
    return Advanced(after, effects)


def advance(
    book: Rehearsal, state: RehearsalState, event: Event, at: datetime, seed: str
) -> Advanced[RehearsalState]:
    """What follows from an event. Raises TypeError for a reading of another kind of playbook."""
    match event:
        case Began(walk=walk):
            return begin(book, walk, at, seed)
        case Chose(choice=choice):
            return choose(book, state, choice, seed)
        case Spoke(reading=Utterance() as said):
            return speak_to(book, state, said, seed)
        case Spoke():
            raise TypeError("a rehearsal takes utterances only")
        case _:
            assert_never(event)
