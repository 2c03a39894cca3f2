"""One walk through a rehearsal: begin, read, advance."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.events import Began, Chose, Event, Past, Spoke
from coach.judge.language import Language
from coach.judge.utterance import read_utterance
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.choices import choose
from coach.kinds.rehearsal.coaching.advice import advice
from coach.kinds.rehearsal.coaching.between import coach
from coach.kinds.rehearsal.coaching.briefing import briefing
from coach.kinds.rehearsal.coaching.buttons import offer
from coach.kinds.rehearsal.debrief.afterwards import offer_after
from coach.kinds.rehearsal.debrief.screen import closed
from coach.kinds.rehearsal.hearing.again import at_first
from coach.kinds.rehearsal.hearing.gloss import glossed
from coach.kinds.rehearsal.hearing.line import hear
from coach.kinds.rehearsal.hearing.scene import scene_of
from coach.kinds.rehearsal.rules.order import meant
from coach.kinds.rehearsal.rules.repetition import told_again
from coach.kinds.rehearsal.rules.turn import quote, speak
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Act, Walk


def begin(
    book: Rehearsal, walk: Walk, _at: datetime, _seed: str, past: Past | None = None
) -> Advanced[RehearsalState]:
    """The customer greets; in a guided walk the coach says how to open."""
    state = at_first(book, walk, past)
    greets = quote(book.greets, "talk.greeting", book.who if book.people else "")
    first: tuple[Effect, ...] = (*briefing(book), greets)
    if walk is Walk.FREE:
        return Advanced(state, first)
    return Advanced(state, (*first, *advice(book, state), offer(state)))


def read(
    language: Language, book: Rehearsal, state: RehearsalState, text: str, _at: datetime
) -> Utterance:
    """What the rep's words do, in the light of what was said before."""
    said = read_utterance(language, text, scene_of(book, state))
    return told_again(state, glossed(language, book, state, said))


def puzzled(book: Rehearsal, state: RehearsalState) -> Advanced[RehearsalState]:
    """A line not understood is no turn, and costs nothing.

    Alone with him, it is the customer who asks what was meant, a few times; else the coach says it.
    """
    after = replace(state, unclear=state.unclear + 1)
    if state.walk is Walk.FREE and state.unclear < numbers.PUZZLED:
        rule = "talk.puzzled"
        what = speak("puzzled", rule, {"wording": state.unclear})
        who = book.who if book.people else ""
        return Advanced(after, (replace(what, who=who), offer(after)))
    facts = {"who": book.who, "times": after.unclear}
    return Advanced(after, (Say(prompt="rehearsal.not_understood", facts=facts), offer(after)))


def speak_to(
    book: Rehearsal, state: RehearsalState, said: Utterance, seed: str
) -> Advanced[RehearsalState]:
    """What follows from something said to the customer."""
    if state.finished:
        over = Say(prompt="rehearsal.over", facts={"who": book.who})
        return Advanced(state, (over, offer_after(book, state)))
    taken = meant(state, said)
    if not said.parts or taken.parts[taken.main].act is Act.UNCLEAR:
        return puzzled(book, state)
    after, lines = hear(book, state, said, seed)
    effects: tuple[Effect, ...] = lines
    if after.finished:
        end = closed(book, after, seed)
        return Advanced(end.state, (*effects, *end.effects))
    if after.walk is Walk.GUIDED:
        effects = (*effects, *coach(book, after))
    return Advanced(after, effects)


def advance(
    book: Rehearsal, state: RehearsalState, event: Event, at: datetime, seed: str
) -> Advanced[RehearsalState]:
    """What follows from an event. Raises TypeError for a reading of another kind of playbook."""
    match event:
        case Began(walk=walk, past=past):
            return begin(book, walk, at, seed, past)
        case Chose(choice=choice):
            return choose(book, state, choice, seed)
        case Spoke(reading=Utterance() as said):
            return speak_to(book, state, said, seed)
        case Spoke():
            raise TypeError("a rehearsal takes utterances only")
        case _:
            assert_never(event)
