"""Criteria of a score card about what was asked, with what it brought out."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.topics import consequences_told
from coach.kinds.rehearsal.scoring.earned import ALL, Earned, all_or
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Spin


def asked(state: RehearsalState) -> tuple[Spin, ...]:
    """The families of the questions that counted, in their order."""
    return tuple(note.spin for note in state.notes if note.spin is not None)


def restrained(state: RehearsalState) -> bool:
    """Whether enough was asked for restraint to mean something."""
    return bool(state.admitted) and len(asked(state)) >= numbers.QUESTIONS_FOR_RESTRAINT


def coverage(_book: Rehearsal, state: RehearsalState) -> Earned:
    """Each family of questions that brought something out."""
    kinds = (state.facts, state.admitted, state.told, state.wanted)
    found = sum(bool(kind) for kind in kinds)
    return Earned(found, len(kinds), "" if found == len(kinds) else "kinds", found)


def chain(_book: Rehearsal, state: RehearsalState) -> Earned:
    """Problem, consequence, benefit of one topic, one after another."""
    whole = numbers.CHAIN_PROBLEM + numbers.CHAIN_CONSEQUENCE + numbers.CHAIN_BENEFIT
    if state.wanted:
        return ALL
    if state.told:
        return Earned(numbers.CHAIN_PROBLEM + numbers.CHAIN_CONSEQUENCE, whole, "no_benefit")
    if state.admitted:
        return Earned(numbers.CHAIN_PROBLEM, whole, "no_consequence")
    return Earned(0, whole, "no_problem")


def share(_book: Rehearsal, state: RehearsalState) -> Earned:
    """Situation questions are at most 40 % of the questions that counted."""
    if not restrained(state):
        return Earned(0, 1, "short")
    families = asked(state)
    situation = families.count(Spin.SITUATION)
    if 100 * situation > numbers.SITUATION_SHARE * len(families):
        return Earned(0, 1, "share", round(100 * situation / len(families)))
    return ALL


def areas(book: Rehearsal, state: RehearsalState) -> Earned:
    """Consequences on two sides or more."""
    sides = {one.area for one in consequences_told(book, state)}
    if len(sides) > 1:
        return ALL
    if sides:
        return Earned(numbers.ONE_AREA, numbers.TWO_AREAS, "one_area")
    return Earned(0, 1, "no_area")


def benefit(_book: Rehearsal, state: RehearsalState) -> Earned:
    """A benefit in his own words."""
    return all_or("unsaid", done=bool(state.wanted))


def difficulty(_book: Rehearsal, state: RehearsalState) -> Earned:
    """A problem that he admitted; having asked for one is a third of it."""
    if state.admitted:
        return ALL
    tried = any(note.rule.startswith("problem.") for note in state.notes)
    return Earned(int(tried), 3, "no_problem")


def depth(_book: Rehearsal, state: RehearsalState) -> Earned:
    """One consequence or benefit that he told; the problem alone is a quarter of it."""
    if state.told or state.wanted:
        return ALL
    return Earned(int(bool(state.admitted)), 4, "no_consequence")


def aim_first(_book: Rehearsal, state: RehearsalState) -> Earned:
    """The second question at the latest goes to the matter itself, not to facts."""
    families = asked(state)
    first = next((nth for nth, spin in enumerate(families) if spin is not Spin.SITUATION), None)
    if first is None:
        return Earned(0, 1, "no_problem")
    late = max(0, first - 1)
    return Earned(max(0, 3 - late), 3, "late" if late else "", first)
