"""Let the wordings of his general lines come round, so that he does not repeat himself."""

from msgspec.structs import replace

from coach.chance import pick
from coach.effects import Say
from coach.kinds.rehearsal.rules.turn import Line
from coach.kinds.rehearsal.state import RehearsalState

#: More than any prompt has wordings, and a multiple of most counts: where they begin is even.
WORDINGS = 12


def spoken(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The prompts among these lines."""
    return tuple(line.prompt for line in lines if isinstance(line, Say))


def varied(state: RehearsalState, lines: tuple[Line, ...], seed: str) -> tuple[Line, ...]:
    """The same lines, each of ours with the number of its wording as the fact ``wording``.

    The number starts anywhere and grows by one with every use of the prompt in this talk.
    """
    return tuple(numbered(state, line, seed) if isinstance(line, Say) else line for line in lines)


def numbered(state: RehearsalState, line: Say, seed: str) -> Say:
    """A line of ours with the number of its wording."""
    used = sum(note.spoke.count(line.prompt) for note in state.notes)
    wording = pick(seed, line.prompt, WORDINGS) + used
    return replace(line, facts={**line.facts, "wording": wording})
