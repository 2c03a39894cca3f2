"""Answers about the talk itself: why the last turn, the score, the scales."""

from coach.effects import Effect, Say
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.card import card, score
from coach.kinds.rehearsal.coaching import noticed
from coach.kinds.rehearsal.debrief import (
    best_turn,
    fault_of,
    objection_met,
    shortened,
    weakest_turn,
)
from coach.kinds.rehearsal.mind import cost_of_order, left_pan
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Outcome


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


def score_card(book: Rehearsal, state: RehearsalState) -> Say:
    """The score card, so far or final."""
    lines = tuple(line._asdict() for line in card(book, state))
    facts = {"score": score(book, state), "final": state.finished, "lines": lines}
    return Say(prompt="rehearsal.card", facts=facts)


def loads(book: Rehearsal, state: RehearsalState) -> tuple[dict[str, object], ...]:
    """What lies on the left pan, piece by piece."""
    topics = {topic.name: topic for topic in book.topics}
    problems: tuple[dict[str, object], ...] = tuple(
        {"kind": "problem", "topic": name, "area": None, "weight": numbers.PROBLEM_WEIGHT}
        for name in state.admitted
    )
    told = ((spot.topic, topics[spot.topic].consequences[spot.index]) for spot in state.told)
    consequences: tuple[dict[str, object], ...] = tuple(
        {"kind": "consequence", "topic": name, "area": one.area, "weight": one.weight}
        for name, one in told
    )
    benefits: tuple[dict[str, object], ...] = tuple(
        {"kind": "benefit", "topic": name, "area": None, "weight": numbers.BENEFIT_WEIGHT}
        for name in state.wanted
    )
    return (*problems, *consequences, *benefits)


def weight_asked(book: Rehearsal, state: RehearsalState) -> int | None:
    """What lay on the right pan at the last ask; None when nothing was asked for."""
    if state.asked_order:
        return cost_of_order(book)
    return next((step.weight for step in book.steps if step.name == state.asked), None)


def said_yes(state: RehearsalState) -> bool:
    """Whether what was asked for last was granted."""
    if state.asked_order:
        return state.outcome is Outcome.ORDER
    return state.asked in state.granted


def verdict(book: Rehearsal, state: RehearsalState) -> str:
    """Why he said yes or no, as a key.

    Keys: granted, blunt, tired, not_asked, light, distrust, capped.
    """
    weight = weight_asked(book, state)
    if state.outcome is Outcome.NO_SALE:
        return "blunt" if state.trust < 0 else "tired"
    if weight is None:
        return "not_asked"
    if said_yes(state):
        return "granted"
    if left_pan(book, state) <= weight:
        return "light"
    return "distrust" if state.trust < numbers.TRUST_TO_GRANT else "capped"


def scales(book: Rehearsal, state: RehearsalState) -> Say:
    """Both pans, and why he said yes or no (M-06)."""
    facts = {
        "loads": loads(book, state),
        "left": left_pan(book, state),
        "right": weight_asked(book, state),
        "step": None if state.asked_order else state.asked,
        "trust": state.trust,
        "verdict": verdict(book, state),
        "role": book.role,
    }
    return Say(prompt="rehearsal.scales", facts=facts)


def practise(book: Rehearsal, state: RehearsalState) -> tuple[Effect, ...]:
    """What to practise next: the objection he met, else the next line of the talk."""
    return (Say(prompt="rehearsal.practise", facts={"objection": objection_met(book, state)}),)
