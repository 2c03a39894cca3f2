"""The score card: 100 points, each line with its reason (domain: spin, score card)."""

from typing import NamedTuple

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.coaching import counts
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal

PITCHES = ("pitch.early", "pitch.brushed")


class CardLine(NamedTuple):
    """One line: ``why`` is the key of what is missing, empty at full points, with a number."""

    key: str
    points: int
    most: int
    why: str = ""
    number: int = 0


def coverage(state: RehearsalState) -> CardLine:
    """Each family of questions that brought something out."""
    kinds = (state.facts, state.admitted, state.told, state.wanted)
    found = sum(bool(kind) for kind in kinds)
    most = len(kinds) * numbers.COVERAGE_EACH
    why = "" if found == len(kinds) else "kinds"
    return CardLine("coverage", found * numbers.COVERAGE_EACH, most, why, found)


def chain(state: RehearsalState) -> CardLine:
    """Problem, consequence, benefit of one topic, one after another."""
    most = numbers.CHAIN_PROBLEM + numbers.CHAIN_CONSEQUENCE + numbers.CHAIN_BENEFIT
    if state.wanted:
        return CardLine("chain", most, most)
    if state.told:
        points = numbers.CHAIN_PROBLEM + numbers.CHAIN_CONSEQUENCE
        return CardLine("chain", points, most, "no_benefit")
    if state.admitted:
        return CardLine("chain", numbers.CHAIN_PROBLEM, most, "no_consequence")
    return CardLine("chain", 0, most, "no_problem")


def restrained(state: RehearsalState) -> bool:
    """Whether enough was asked for restraint to mean something."""
    asked = sum(counts(state).values())
    return bool(state.admitted) and asked >= numbers.QUESTIONS_FOR_RESTRAINT


def share_of_situation(state: RehearsalState) -> CardLine:
    """Situation questions are at most 40 % of the questions that counted."""
    most = numbers.FEW_SITUATION
    if not restrained(state):
        return CardLine("share", 0, most, "short")
    situation, asked = counts(state)["situation"], sum(counts(state).values())
    if 100 * situation > numbers.SITUATION_SHARE * asked:
        return CardLine("share", 0, most, "share", round(100 * situation / asked))
    return CardLine("share", most, most)


def areas(book: Rehearsal, state: RehearsalState) -> CardLine:
    """Consequences on two sides or more."""
    topics = {topic.name: topic for topic in book.topics}
    sides = {topics[spot.topic].consequences[spot.index].area for spot in state.told}
    if len(sides) > 1:
        return CardLine("areas", numbers.TWO_AREAS, numbers.TWO_AREAS)
    if sides:
        return CardLine("areas", numbers.ONE_AREA, numbers.TWO_AREAS, "one_area")
    return CardLine("areas", 0, numbers.TWO_AREAS, "no_area")


def restraint(state: RehearsalState) -> CardLine:
    """No product before he said that he wants something."""
    most = numbers.NO_EARLY_PITCH
    for nth, note in enumerate(state.notes, start=1):
        if note.rule in PITCHES or any(rule in PITCHES for rule in note.beside):
            return CardLine("restraint", 0, most, "pitched", nth)
    if not restrained(state):
        return CardLine("restraint", 0, most, "short")
    return CardLine("restraint", most, most)


def simple(key: str, most: int, why: str, *, done: bool) -> CardLine:
    """A line that is either done or not; ``why`` says what was not."""
    return CardLine(key, most, most) if done else CardLine(key, 0, most, why)


def card(book: Rehearsal, state: RehearsalState) -> tuple[CardLine, ...]:
    """The whole card, hints paid last."""
    asked = state.asked is not None or state.asked_order
    lines = (
        coverage(state),
        chain(state),
        share_of_situation(state),
        areas(book, state),
        simple("benefit", numbers.BENEFIT, "unsaid", done=bool(state.wanted)),
        simple("confirm", numbers.CONFIRMED, "unchecked", done="recap" in state.courtesies),
        restraint(state),
        simple("step", numbers.STEP_ASKED, "unasked", done=asked),
    )
    return (*lines, CardLine("hints", -state.paid, 0)) if state.paid else lines


def score(book: Rehearsal, state: RehearsalState) -> int:
    """The sum of the card, never below zero."""
    return max(0, sum(line.points for line in card(book, state)))
