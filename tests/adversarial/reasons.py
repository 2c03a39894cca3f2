"""Look for points without a reason: in answers, in drills, in the score cards of rehearsals."""

from collections.abc import Callable, Iterator
from typing import assert_never

from coach.judge.faults import IGNORES_RULE, LONG_RULE
from coach.judge.language import Language
from coach.judge.moves import CUE_RULE, ECHO_RULE
from coach.kinds.rehearsal.scoring.card import card
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Answer, Entry, Evidence, Reading, Utterance
from coach.vocabulary import Fault, Locale, Spin

#: Reasons that are no rule of the bundle: the playbook's own words, the judge's sums, a form's.
OURS = (CUE_RULE, ECHO_RULE, IGNORES_RULE, LONG_RULE, "checklist.")
#: The rules that put something down to a turn.
FACTS = ("situation.fact", "situation.public")
ADMITTED = ("problem.admitted",)
TOLD = ("consequence.told", "consequence.vague")
WANTED = ("payoff.said",)
ASKED = ("step.", "order.")
KEPT = ("haggle.traded", "haggle.held")
ANSWERED = ("ask.answered", "lead.handled")
#: The rules that each line of a score card rests on.
GROUNDS = {
    "coverage": (*FACTS, *ADMITTED, *TOLD, *WANTED),
    "chain": (*ADMITTED, *TOLD, *WANTED),
    "share": ADMITTED,
    "areas": TOLD,
    "benefit": WANTED,
    "difficulty": ("problem.",),
    "depth": (*ADMITTED, *TOLD, *WANTED),
    "confirm": ("recap.exact", "manners.recap"),
    "restraint": ADMITTED,
    "step": ASKED,
    "opening": ("manners.opening", "manners.introducer"),
    "brevity": ASKED,
    "honesty": ("manners.verify_later", *ANSWERED),
    "face": (*ADMITTED, *KEPT, "haggle.conceded"),
    "answers": (*ANSWERED, *ADMITTED),
    "reasons": ("haggle.reason",),
    "trades": KEPT,
    "firmness": KEPT,
    "agreement": ASKED,
    "everyone": (*ADMITTED, *ANSWERED),
    "tested": ("soft_no.tested",),
}
#: Lines that rest on how a turn was read, when no rule put it down.
READ: dict[str, Callable[[Note], bool]] = {
    "opening": lambda note: bool(
        note.reading and {"why_now", "how_long"} & set(note.reading.courtesies)
    ),
    "aim": lambda note: note.spin not in (None, Spin.SITUATION),
    "figures": lambda note: bool(note.reading and any(part.figure for part in note.reading.parts)),
}


def unfounded(language: Language, reading: Reading, locale: Locale) -> Iterator[str]:
    """What a reading claims without words of the raw text, or by a rule that nobody wrote."""
    for one in evidence(reading):
        if language.why(one.rule, locale) is None and not one.rule.startswith(OURS):
            yield f"no such rule: {one.rule}"
        if not 0 <= one.start < one.end <= len(reading.text):
            yield f"{one.rule} points outside: {one.start}-{one.end}"
        if reading.text[one.start : one.end] != one.matched:
            yield f"{one.rule} quotes what was not said: {one.matched}"
    if isinstance(reading, Answer):
        yield from _without_words(reading)


def evidence(reading: Reading) -> Iterator[Evidence]:
    match reading:
        case Utterance():
            yield from reading.evidence
            for part in reading.parts:
                yield from part.evidence
        case Answer():
            for move in reading.moves:
                yield from move.evidence
            for fault in reading.faults:
                yield from fault.evidence
        case Entry():
            yield from reading.evidence
        case _:
            assert_never(reading)


def _without_words(answer: Answer) -> Iterator[str]:
    for move in answer.moves:
        if not move.evidence:
            yield f"{move.move} without a reason"
    for fault in answer.faults:
        if not fault.evidence and (fault.fault is not Fault.IGNORES or answer.text.strip()):
            yield f"{fault.name} without a reason"


def unearned(book: Rehearsal, state: RehearsalState, said: tuple[str, ...]) -> Iterator[str]:
    """Lines of a score card whose points no turn of the talk earned, with words really said."""
    for line in card(book, state):
        if line.points <= 0:
            continue
        grounds = [note for note in state.notes if _rests(note, line.key)]
        if not grounds:
            yield f"{line.key}: {line.points} points from nowhere"
        for note in grounds:
            if not any(note.said in text for text in said):
                yield f"{line.key}: nobody said {note.said}"
            if not note.said and not note.words:
                yield f"{line.key}: {note.rule} without words"


def _rests(note: Note, key: str) -> bool:
    rules = GROUNDS.get(key, ())
    put_down = any(fired.startswith(rules) for fired in (note.rule, *note.beside))
    return put_down or (key in READ and READ[key](note))
