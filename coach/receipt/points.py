"""The points that a turn brought, each with its rule, its words, its line of the playbook."""

import re
from collections.abc import Mapping
from typing import assert_never

import msgspec

from coach.engine import State
from coach.events import Chose, Event, Spoke
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Drill, DrillItem, Playbook, Rehearsal
from coach.reading import Answer, Entry, Evidence, Reading, Utterance
from coach.receipt.ledger import changes

#: The line of a point that stands on the playbook as a whole.
WHOLE = 1
_NAMED = re.compile(r"^[ \t-]*rule:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)

#: Where each language rule stands: its file and line.
Places = Mapping[str, tuple[str, int]]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words that fired a rule, ``said[start:end]``; ``file`` and ``line`` are the rule's.

    Both are None for what is no rule of the bundle: the playbook's own words, the judge's sums,
    or the whole line where no words in particular decided.
    """

    rule: str
    start: int
    end: int
    matched: str
    file: str | None
    line: int | None


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Points won, or lost, by a rule of the game, on a line of the playbook (WHOLE: on all)."""

    criterion: str
    points: int
    rule: str
    file: str
    line: int
    words: tuple[Words, ...]


def rule_places(files: Mapping[str, str]) -> Places:
    """Where each rule of a bundle stands, the first where one stands twice."""
    found: dict[str, tuple[str, int]] = {}
    for name in sorted(files):
        line, done = 1, 0
        for rule in _NAMED.finditer(files[name]):
            line += files[name].count("\n", done, rule.start(1))
            done = rule.start(1)
            found.setdefault(rule[1], (name, line))
    return found


def points_of(
    playbook: Playbook, before: State, after: State, event: Event, places: Places
) -> tuple[Point, ...]:
    """What this turn changed in the ledger."""
    changed = changes(playbook, before, after, event)
    if not changed:
        return ()
    rule = _rule(after, event)
    return tuple(
        Point(
            criterion=key,
            points=points,
            rule=rule,
            file=file_of(playbook),
            line=_line(playbook, after, event, key),
            words=_words(event, key, rule, places),
        )
        for key, points in changed.items()
    )


def file_of(playbook: Playbook) -> str:
    """What the file of a playbook is called in a receipt."""
    return f"{playbook.locale}/{playbook.id}.yaml"


def _rule(after: State, event: Event) -> str:
    """The rule of the game that spoke."""
    if isinstance(event, Chose):
        return f"choice.{event.choice}"
    return after.notes[-1].rule if isinstance(after, RehearsalState) else "drill.points"


def _line(playbook: Playbook, state: State, event: Event, criterion: str) -> int:
    """The line of the playbook that a criterion stands on."""
    if isinstance(playbook, Drill) and isinstance(state, DrillState):
        return _listed(playbook.items[state.item], criterion)
    spoken = isinstance(event, Spoke)
    if spoken and isinstance(playbook, Rehearsal) and isinstance(state, RehearsalState):
        return _heard(playbook, state)
    return WHOLE


def _listed(item: DrillItem, criterion: str) -> int:
    """The line of a move, or of a fault; of the whole item for what it does not list."""
    moves = {f"move.{one.move}": one.line for one in item.moves}
    faults = {f"fault.{one.name}": one.line for one in item.faults}
    return {**moves, **faults}.get(criterion, item.line)


def _heard(book: Rehearsal, state: RehearsalState) -> int:
    """The line that he answered with, else of the topic, or of the step, that it was about."""
    note = state.notes[-1]
    topics = [one.line for one in book.topics if one.name == note.topic]
    steps = [one.line for one in book.steps if one.name == state.asked]
    own = [] if note.line is None else [note.line]
    return [*own, *topics, *steps, WHOLE][0]


def _words(event: Event, criterion: str, rule: str, places: Places) -> tuple[Words, ...]:
    if not isinstance(event, Spoke):
        return ()
    text = event.reading.text
    found = evidence_of(event.reading, criterion)
    whole = Evidence(rule=rule, start=0, end=len(text), matched=text)
    return tuple(_word(one, places) for one in found or (whole,))


def _word(found: Evidence, places: Places) -> Words:
    file, line = places.get(found.rule, (None, None))
    return Words(
        rule=found.rule,
        start=found.start,
        end=found.end,
        matched=found.matched,
        file=file,
        line=line,
    )


def evidence_of(reading: Reading, criterion: str) -> tuple[Evidence, ...]:
    """The evidence for a criterion: of the sentence that decides, of the move, of the fault."""
    match reading:
        case Utterance():
            main = [part.evidence for part in reading.parts[reading.main : reading.main + 1]]
            parts = [*main, reading.evidence]
        case Answer():
            moves = [(f"move.{one.move}", one.evidence) for one in reading.moves]
            faults = [(f"fault.{one.name}", one.evidence) for one in reading.faults]
            parts = [evidence for key, evidence in (*moves, *faults) if key == criterion]
        case Entry():
            parts = [reading.evidence]
        case _:
            assert_never(reading)
    return tuple(one for part in parts for one in part)
