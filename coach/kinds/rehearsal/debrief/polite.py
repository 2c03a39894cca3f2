"""What his polite refusals meant, and what could have been said to them."""

from coach.effects import Effect, Say
from coach.kinds.rehearsal.mind.scales import within_reach
from coach.kinds.rehearsal.rules.commitment import built_in_soft_no
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal

#: How many of them the debrief itself translates, the last ones; the rest is a tap away.
POLITE_SHOWN = 1


def small_step(book: Rehearsal, state: RehearsalState) -> str:
    """The smallest step that he would have granted, empty when there was none."""
    reach = within_reach(book, state)
    return min(reach, key=lambda step: step.weight).name if reach else ""


def meanings(book: Rehearsal, state: RehearsalState, seed: str) -> tuple[dict[str, object], ...]:
    """His polite refusals in their order, each with what it meant: the author's, then ours."""
    own: tuple[dict[str, object], ...] = tuple(
        {"says": no.says.text, "means": no.means, "number": ""}
        for no in book.soft_no[: state.soft_noes]
    )
    rest = range(state.soft_noes - len(own))
    ours: tuple[dict[str, object], ...] = tuple(
        {"says": "", "means": "", "number": built_in_soft_no(book, seed, nth)} for nth in rest
    )
    return (*own, *ours)


def translated(
    book: Rehearsal, state: RehearsalState, lines: tuple[dict[str, object], ...]
) -> tuple[Effect, ...]:
    """These refusals in plain words, and what to say to the last; nothing when there are none."""
    if not lines:
        return ()
    facts = {"lines": lines, "agreed": bool(state.granted), "step": small_step(book, state)}
    return (Say(prompt="rehearsal.debrief.polite", facts=facts),)


def translations(book: Rehearsal, state: RehearsalState, seed: str) -> tuple[Effect, ...]:
    """The last of his polite refusals."""
    return translated(book, state, meanings(book, state, seed)[-POLITE_SHOWN:])


def all_translations(book: Rehearsal, state: RehearsalState, seed: str) -> tuple[Effect, ...]:
    """Every one of his polite refusals, or that there was none."""
    lines = translated(book, state, meanings(book, state, seed))
    return lines or (Say(prompt="rehearsal.debrief.no_polite", facts={"who": book.who}),)
