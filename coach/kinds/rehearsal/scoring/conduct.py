"""Criteria of a score card about how the rep went about it."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.scoring.earned import ALL, Earned, all_or
from coach.kinds.rehearsal.scoring.questions import restrained
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Courtesy

PITCHES = frozenset(("pitch.early", "pitch.brushed", "pitch.bare"))
#: What hurts him before others, or by himself.
HURTS = frozenset(("tact.face", "tact.accused", "push.made"))


def fired(note: Note, rules: frozenset[str]) -> bool:
    """Whether one of these rules had a part in a turn."""
    return note.rule in rules or not rules.isdisjoint(note.beside)


def confirm(_book: Rehearsal, state: RehearsalState) -> Earned:
    """What he said was summed up, to his liking."""
    return all_or("unchecked", done=Courtesy.RECAP in state.courtesies)


def restraint(_book: Rehearsal, state: RehearsalState) -> Earned:
    """No product before he said that he wants something."""
    pitched = next((nth for nth, note in enumerate(state.notes, 1) if fired(note, PITCHES)), 0)
    if pitched:
        return Earned(0, 1, "pitched", pitched)
    return all_or("short", done=restrained(state))


def step(_book: Rehearsal, state: RehearsalState) -> Earned:
    """A next step or an order was asked for."""
    return all_or("unasked", done=state.asked is not None or state.asked_order)


def opening(_book: Rehearsal, state: RehearsalState) -> Earned:
    """A proper opening; half of it is half."""
    if state.opened:
        return ALL
    begun = any(one in state.courtesies for one in OPENERS)
    return Earned(int(begun), 2, "unopened")


def brevity(book: Rehearsal, state: RehearsalState) -> Earned:
    """Something was asked of him while there was time left."""
    if state.asked is None and not state.asked_order:
        return Earned(0, 1, "unasked")
    left = profile(book).turns - len(state.notes)
    return ALL if left > 0 else Earned(1, 2, "long")


def figures(_book: Rehearsal, state: RehearsalState) -> Earned:
    """Two lines or more of the rep's hold a figure, the minutes of the opening left out."""
    lines = (note.reading for note in state.notes[1:] if note.reading is not None)
    count = sum(any(part.figure for part in line.parts) for line in lines)
    enough = numbers.FIGURES_WANTED
    return ALL if count >= enough else Earned(count, enough, "figures", count)


def honesty(_book: Rehearsal, state: RehearsalState) -> Earned:
    """What he does not know he offers to check, or he never had to."""
    if Courtesy.VERIFY_LATER in state.courtesies:
        return ALL
    return all_or("bluffed", done=bool(state.raised) and len(state.answered) == len(state.raised))


def face(_book: Rehearsal, state: RehearsalState) -> Earned:
    """Nobody was hurt; once is two thirds off. Silence keeps no face."""
    if not restrained(state) and not state.settled:
        return Earned(0, 1, "short")
    hurts = sum(fired(note, HURTS) for note in state.notes)
    return Earned(max(0, 2 - hurts), 3, "hurt", hurts) if hurts else ALL
