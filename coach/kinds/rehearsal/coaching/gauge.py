"""How the questions asked so far are mixed, beside the shares that the talk had best keep to."""

from coach.effects import Say
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.coaching.bands import band_of
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Spin

#: The families under the names that prompts know.
NAMES = {
    Spin.SITUATION: "situation",
    Spin.PROBLEM: "problem",
    Spin.IMPLICATION: "consequence",
    Spin.NEED_PAYOFF: "payoff",
}


def counts(state: RehearsalState) -> dict[str, int]:
    """How many questions of each family counted so far."""
    spins = tuple(note.spin for note in state.notes)
    return {name: spins.count(spin) for spin, name in NAMES.items()}


def out_of_band(book: Rehearsal, state: RehearsalState) -> tuple[Spin | None, bool]:
    """The family that is furthest out of its share, with whether there is too much of it.

    None while all keep to theirs, or too little was asked to tell.
    """
    asked = counts(state)
    total = sum(asked.values())
    if total < numbers.QUESTIONS_FOR_RESTRAINT:
        return None, False
    shares = {spin: 100 * asked[name] / total for spin, name in NAMES.items()}
    band = band_of(book)
    over = {one.spin: shares[one.spin] - one.most for one in band}
    under = {one.spin: one.least - shares[one.spin] for one in band}
    most, least = max(over, key=lambda spin: over[spin]), max(under, key=lambda spin: under[spin])
    if max(over[most], under[least]) <= 0:
        return None, False
    much = over[most] >= under[least]
    return (most if much else least), much


def gauge(book: Rehearsal, state: RehearsalState) -> Say:
    """The live count of the four families, and which of them is out of its share."""
    spin, much = out_of_band(book, state)
    return Say(prompt="rehearsal.gauge", facts={**counts(state), "out": spin, "much": much})
