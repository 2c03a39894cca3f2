"""What could have been said otherwise at one turn, the smallest changes with the smallest size."""

from typing import NamedTuple

from msgspec.structs import replace

from coach.kinds.rehearsal.coaching.aim import Aim, ways
from coach.kinds.rehearsal.coaching.faults import fault_of
from coach.kinds.rehearsal.coaching.notice import ASKS
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.kinds.rehearsal.whatif.floor import answered_first, raised, to_demand, to_refusal
from coach.kinds.rehearsal.whatif.ideal import ideal
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Courtesy, Form, Trait

#: How much of a line a change touches: a part left out, a part added or softened, all of it.
LEFT_OUT, TOUCHED, REPLACED = range(3)

HURTS = (Trait.IMPROPER, Trait.TREATS, Trait.ACCUSING, Trait.OWN_FAILURE)
PITCHES = (Act.PITCH, Act.BENEFIT)


class Change(NamedTuple):
    """One turn said otherwise: ``instead`` is read in its place, None leaves the line out.

    ``kind`` is pitch, push, blame or line for what is left out; soften, opening or ask for what is
    added; why, trade or test for what meets his demand or refusal; else the stage of the aim that
    is met. ``about`` are words of his that are meant.
    """

    turn: int
    kind: str
    size: int
    instead: Utterance | None
    target: Aim | None = None
    about: str = ""


def offends(part: Part) -> str | None:
    """What a sentence had better not have been in the line for; None for an honest one."""
    if part.act is Act.PRESSURE:
        return "push"
    if any(flag in HURTS for flag in part.flags):
        return "blame"
    sold = part.act is Act.STATEMENT and bool(part.sells)
    return "pitch" if sold or part.act in PITCHES else None


def without(said: Utterance, offence: str) -> Utterance | None:
    """The line without the sentences of this offence; None when nothing is left of it."""
    decides = said.parts[said.main]
    kept = tuple(part for part in said.parts if offends(part) != offence)
    if not kept:
        return None
    return replace(said, parts=kept, main=kept.index(decides) if decides in kept else len(kept) - 1)


def left_out(turn: int, note: Note, said: Utterance, *, last: bool) -> tuple[Change, ...]:
    """The line without what spoiled it, or not said at all, unless nothing was said after it."""
    fault = fault_of(note)
    if fault is None or fault.startswith(ASKS):
        return ()
    offences = tuple(dict.fromkeys(one for one in map(offends, said.parts) if one is not None))
    kept = ((offence, without(said, offence)) for offence in offences)
    parts = (Change(turn, offence, LEFT_OUT, rest) for offence, rest in kept if rest is not None)
    return (*parts, *(() if last else (Change(turn, "line", LEFT_OUT, None),)))


def gentle(part: Part) -> Part:
    """The same sentence without blame, and asked openly."""
    flags = tuple(flag for flag in part.flags if flag not in HURTS)
    form = Form.OPEN if part.form is Form.LEADING else part.form
    return replace(part, flags=flags, form=form)


def softened(turn: int, said: Utterance) -> tuple[Change, ...]:
    """The same questions in another tone; nothing when no question hurt or led."""
    parts = tuple(gentle(part) if part.act is Act.QUESTION else part for part in said.parts)
    if parts == said.parts:
        return ()
    return (Change(turn, "soften", TOUCHED, replace(said, parts=parts)),)


def opened(book: Rehearsal, turn: int, said: Utterance, target: Aim) -> tuple[Change, ...]:
    """The first line with the opening that was missing in it; later it is too late for one."""
    known = (one for one in OPENERS if one != Courtesy.INTRODUCER or book.introduced_by is not None)
    missing = tuple(one for one in known if one in target.missing and one not in said.courtesies)
    if turn or not missing:
        return ()
    whole = replace(said, courtesies=(*said.courtesies, *missing))
    return (Change(turn, "opening", TOUCHED, whole, target._replace(missing=missing)),)


def taken_up(
    book: Rehearsal, before: RehearsalState, turn: int, said: Utterance
) -> tuple[Change, ...]:
    """What he had just raised, met."""
    about = raised(book, before)
    answered = answered_first(before, said)
    first = () if answered is None else (Change(turn, "ask", TOUCHED, answered, about=about),)
    met = {**to_demand(before), **to_refusal(before)}
    rest = (Change(turn, kind, REPLACED, line, about=about) for kind, line in met.items())
    return (*first, *rest)


def said_otherwise(
    book: Rehearsal, before: RehearsalState, turn: int, said: Utterance
) -> tuple[Change, ...]:
    """What he could have gone on with, the best way of each kind."""
    best: dict[str, Aim] = {}
    for target in ways(book, before):
        best.setdefault(target.stage, target)
    changes: tuple[Change, ...] = ()
    for stage, target in best.items():
        instead = ideal(target)
        if stage == "opening":
            changes = (*changes, *opened(book, turn, said, target))
        elif instead is not None:
            changes = (*changes, Change(turn, stage, REPLACED, instead, target))
    return changes


def changes_at(
    book: Rehearsal, before: RehearsalState, notes: tuple[Note, ...], said: Utterance
) -> tuple[Change, ...]:
    """Every change to the turn after ``before``, in the light of what had been said till then."""
    turn = len(before.notes)
    return (
        *left_out(turn, notes[turn], said, last=turn == len(notes) - 1),
        *softened(turn, said),
        *taken_up(book, before, turn, said),
        *said_otherwise(book, before, turn, said),
    )
