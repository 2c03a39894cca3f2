"""What a line that sums up comes to: a recap of what he said, or of what he never did."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.manners import UNSAID
from coach.kinds.rehearsal.state import RehearsalState
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Courtesy, Form

#: So many matters of his in one sentence that wants a nod are put together, not asked about.
PUT_TOGETHER = 2


def puts_together(state: RehearsalState, part: Part) -> bool:
    """Whether a question for a nod names several matters, and he has admitted each."""
    nods = part.act is Act.QUESTION and part.form is Form.CONFIRM
    return nods and len(part.topics) >= PUT_TOGETHER and set(part.topics) <= set(state.admitted)


def told_sides(state: RehearsalState, part: Part) -> bool:
    """Whether he told of any side that the sentence is about."""
    return any(note.area in part.areas for note in state.notes)


def is_unsaid(state: RehearsalState, said: Utterance) -> bool:
    """Whether a recap names a matter that he has not admitted, or none and sides he never told.

    What takes up his last answer is his, whatever sides its words are on.
    """
    part = said.parts[said.main]
    if part.act is not Act.SUMMARY:
        return False
    if part.topics:
        return not set(part.topics) <= set(state.admitted)
    echoes = Courtesy.ECHOES in said.courtesies
    return bool(part.areas) and not echoes and not told_sides(state, part)


def as_recap(state: RehearsalState, said: Utterance) -> Utterance:
    """Matters put together for a nod are a recap, and one of what he never said is marked."""
    if not said.parts:
        return said
    part = said.parts[said.main]
    if puts_together(state, part):
        part = replace(part, act=Act.SUMMARY, spin=None)
    elif is_unsaid(state, said):
        part = replace(part, flags=(*part.flags, UNSAID))
    return replace(said, parts=(*said.parts[: said.main], part, *said.parts[said.main + 1 :]))
