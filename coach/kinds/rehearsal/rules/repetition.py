"""Rules for a line that was said before, letter by letter."""

from msgspec.structs import replace

from coach.kinds.rehearsal.rules.turn import Reply, Turn, speak
from coach.kinds.rehearsal.state import RehearsalState
from coach.reading import Utterance
from coach.vocabulary import Act, Courtesy

REPEATED = "repeated"
#: Lines that are worth saying twice: they ask for something, or take leave.
ONCE_MORE = (Act.ADVANCE, Act.PRESSURE)


def letters(text: str) -> str:
    """What a line is by its letters alone."""
    return "".join(character for character in text.casefold() if character.isalnum())


def told_again(state: RehearsalState, said: Utterance) -> Utterance:
    """The line as it was read, flagged when he has heard the very same before."""
    before = (note.reading for note in state.notes)
    heard = {letters(reading.text) for reading in before if reading is not None}
    if letters(said.text) not in heard:
        return said
    return replace(said, flags=(*said.flags, REPEATED))


def notice_again(turn: Turn) -> Reply | None:
    """The same line once more: he says that he has heard it."""
    leaving = Courtesy.FAREWELL in turn.said.courtesies
    if REPEATED not in turn.said.flags or turn.part.act in ONCE_MORE or leaving:
        return None
    rule = "talk.repeated"
    return Reply(rule=rule, lines=(speak("heard_before", rule),), state=turn.state, fret=1)
