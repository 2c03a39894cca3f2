"""The two moments of a talk that tell most, quoted as they fit a phone."""

from coach.effects import Effect, Say
from coach.kinds.rehearsal.coaching.faults import RANK, fault_of
from coach.kinds.rehearsal.coaching.notice import ASKS, noticed
from coach.kinds.rehearsal.state import Note, RehearsalState

#: How much of a sentence is quoted: Chinese characters, or words of a language with spaces.
CHARACTERS_SHOWN = 16
WORDS_SHOWN = 8
#: The first character of the East Asian scripts.
EAST_ASIAN = "\u2e80"
MARKS = " ，。？！、；：,.?!;:"


def best_turn(state: RehearsalState) -> int | None:
    """The index of the turn that put most on the left pan, else that earned trust first.

    A turn with a fault is the best only where none without one brought anything out; None when
    nothing was good.
    """
    turns = range(len(state.notes))
    gaining = tuple(index for index in turns if state.notes[index].gain > 0)
    clean = tuple(index for index in gaining if fault_of(state.notes[index]) is None)
    if gaining:
        return max(clean or gaining, key=lambda index: state.notes[index].gain)
    polite = (i for i in turns if state.notes[i].after > state.notes[i].before)
    return next((i for i in polite if fault_of(state.notes[i]) is None), None)


def weakest_turn(state: RehearsalState) -> int | None:
    """The index of the first turn with the gravest fault, None when there is no fault."""
    faults = [(fault_of(note), turn) for turn, note in enumerate(state.notes)]
    ranks = [(RANK[fault], turn) for fault, turn in faults if fault is not None]
    return min(ranks, default=(None, None))[1]


def shortened(text: str) -> str:
    """A sentence as it is quoted on a phone: whole when it is short, else its beginning."""
    if any(character >= EAST_ASIAN for character in text):
        kept = text[:CHARACTERS_SHOWN]
    else:
        kept = " ".join(text.split()[:WORDS_SHOWN])
    return kept if len(kept) >= len(text.rstrip()) else kept.rstrip(MARKS) + "…"


def moment(state: RehearsalState, index: int, rule: str, *, got: bool) -> dict[str, object]:
    """One turn as facts: its number, the rule, what was said, what he said to it if wanted."""
    note = state.notes[index]
    return {
        "turn": index + 1,
        "rule": rule,
        "said": "" if rule.startswith("manners.") else shortened(note.said),
        "got": shortened(note.heard) if got else "",
        "technique": note.technique,
    }


def merit(note: Note) -> str:
    """The rule by which a turn is the best: what it brought out, else the courtesy that counted.

    Never its fault, though that had the one notice of the turn.
    """
    if note.gain:
        rule = noticed(note)
        return note.rule if rule in RANK else rule
    return next((rule for rule in note.beside if rule.startswith("manners.")), note.rule)


def moments(state: RehearsalState) -> tuple[Effect, ...]:
    """The best turn and the weakest, each when there is one."""
    lines: tuple[Effect, ...] = ()
    best, weak = best_turn(state), weakest_turn(state)
    if best is not None:
        note = state.notes[best]
        facts = moment(state, best, merit(note), got=note.gain > 0)
        lines = (*lines, Say(prompt="rehearsal.debrief.best", facts=facts))
    fault = None if weak is None else fault_of(state.notes[weak])
    if weak is not None and fault is not None:
        answered = state.notes[weak].rule == fault and fault.startswith(("pitch.", *ASKS))
        facts = moment(state, weak, fault, got=answered)
        lines = (*lines, Say(prompt="rehearsal.debrief.weakest", facts=facts))
    return lines
