"""One line of the rep as the customer hears it, from what it means to what is kept of it."""

from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from coach.effects import Quote
from coach.kinds.rehearsal.coaching.aim import aim
from coach.kinds.rehearsal.hearing.beside import judged
from coach.kinds.rehearsal.hearing.kept import bare
from coach.kinds.rehearsal.hearing.limits import last_turn, limited, over
from coach.kinds.rehearsal.hearing.note import note_of
from coach.kinds.rehearsal.hearing.speakers import attributed
from coach.kinds.rehearsal.hearing.wording import suited, varied
from coach.kinds.rehearsal.mind.manners import count_courtesies
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.rules.asks import come_out
from coach.kinds.rehearsal.rules.haggling import open_with_demand
from coach.kinds.rehearsal.rules.order import answer, meant
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, deciding, speak
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance

#: What holds for one turn only.
FLEETING = MappingProxyType(
    {
        "objecting": False,
        "leading": False,
        "asking": None,
        "declined": "",
        "hints": 0,
        "unclear": 0,
    }
)


class Heard(NamedTuple):
    """The state after a line, and what the customer says to it."""

    state: RehearsalState
    lines: tuple[Line, ...]


def hear(book: Rehearsal, state: RehearsalState, said: Utterance, seed: str) -> Heard:
    """The customer hears one line that was understood; it is one turn."""
    read, said = said, meant(state, said)
    polite = count_courtesies(book, state, said)
    calm = replace(polite.state, **FLEETING, pressed=state.pressed, waiting=state.waiting)
    turn = Turn(
        book=book,
        mind=profile(book),
        state=calm,
        said=said,
        part=deciding(said),
        seed=seed,
        polite=polite.rules,
        objecting=state.objecting,
        leading=state.leading,
        asking=state.asking,
        declined=state.declined,
    )
    reply = limited(turn, judged(turn, answer(turn)))
    ends = over(turn, reply)
    if not ends:
        reply = come_out(turn, open_with_demand(turn, reply))
    if last_turn(turn) and not reply.ends:
        reply = replace(reply, lines=(*reply.lines, speak("out_of_time", "talk.out_of_time")))
    reply = replace(reply, lines=suited(book, attributed(book, reply)), ends=ends)
    return settled(state, turn, reply, bare(read))


def settled(before: RehearsalState, turn: Turn, reply: Reply, read: Utterance) -> Heard:
    """What is kept of the turn, the line as it was read, with the wordings of his lines."""
    floor = before.objecting or before.leading or before.asking is not None
    aimed = "" if floor else aim(turn.book, before).key
    note = replace(note_of(turn, reply, before.trust), aimed=aimed, reading=read)
    heard = " ".join(line.text for line in reply.lines if isinstance(line, Quote))
    state = reply.state
    after = replace(
        state,
        notes=(*before.notes, note),
        finished=reply.ends,
        heard=heard,
        current=reply.topic or state.current,
        pressed=state.pressed and state.asking is not None,
        waiting=None if state.asking is None else state.waiting,
    )
    return Heard(after, varied(before, reply.lines, turn.seed))
