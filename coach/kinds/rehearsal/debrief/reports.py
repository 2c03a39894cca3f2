"""Answers about the talk itself: why the last turn, the score, the scales."""

from coach.effects import Say
from coach.kinds.rehearsal.coaching.faults import fault_of
from coach.kinds.rehearsal.coaching.notice import noticed
from coach.kinds.rehearsal.debrief.moments import best_turn, shortened, weakest_turn
from coach.kinds.rehearsal.debrief.verdict import reasons
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.topics import consequences_told
from coach.kinds.rehearsal.scoring.card import card, score
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def explained(state: RehearsalState) -> int:
    """The index of the line to explain: the last; after the end the costliest, else the best."""
    last = len(state.notes) - 1
    if not state.finished:
        return last
    weak, best = weakest_turn(state), best_turn(state)
    return next((index for index in (weak, best) if index is not None), last)


def why(state: RehearsalState) -> Say:
    """What the line that deserves it counted as, and what it did."""
    if not state.notes:
        return Say(prompt="rehearsal.why_nothing")
    index = explained(state)
    note = state.notes[index]
    fault = fault_of(note) if state.finished else None
    facts = {
        "turn": index + 1,
        "rule": noticed(note) if fault is None else fault,
        "id": note.rule,
        "words": (shortened(note.said),) if note.words == () else note.words,
        "line": note.line,
        "before": note.before,
        "after": note.after,
    }
    return Say(prompt="rehearsal.why", facts=facts, rule=note.rule)


def why_more(state: RehearsalState) -> Say:
    """The rules behind that: those that read the words, and the one by which he answered."""
    if not state.notes:
        return Say(prompt="rehearsal.why_nothing")
    index = explained(state)
    note = state.notes[index]
    facts = {
        "turn": index + 1,
        "cited": note.cited,
        "rule": note.rule,
        "line": note.line,
        "heard": shortened(note.heard),
    }
    return Say(prompt="rehearsal.why_more", facts=facts, rule=note.rule)


def score_card(book: Rehearsal, state: RehearsalState) -> Say:
    """The score card, so far or final."""
    lines = tuple(line._asdict() for line in card(book, state))
    facts = {"score": score(book, state), "final": state.finished, "lines": lines}
    return Say(prompt="rehearsal.card", facts=facts)


def loads(book: Rehearsal, state: RehearsalState) -> tuple[dict[str, object], ...]:
    """What lies on the left pan, piece by piece."""
    mind = profile(book)
    problems: tuple[dict[str, object], ...] = tuple(
        {"kind": "problem", "topic": name, "area": None, "weight": mind.problem_weight}
        for name in state.admitted
    )
    consequences: tuple[dict[str, object], ...] = tuple(
        {"kind": "consequence", "topic": spot.topic, "area": one.area, "weight": one.weight}
        for spot, one in zip(state.told, consequences_told(book, state), strict=True)
    )
    benefits: tuple[dict[str, object], ...] = tuple(
        {"kind": "benefit", "topic": name, "area": None, "weight": mind.benefit_weight}
        for name in state.wanted
    )
    return (*problems, *consequences, *benefits)


def scales(book: Rehearsal, state: RehearsalState) -> Say:
    """Both pans, and why he said yes or no (M-06)."""
    facts = {"loads": loads(book, state), **reasons(book, state)}
    return Say(prompt="rehearsal.scales", facts=facts)
