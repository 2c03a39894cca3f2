"""The wordings of his general lines: those that suit him, coming round without repeating."""

from types import MappingProxyType

from msgspec.structs import replace

from coach.chance import pick
from coach.effects import Say
from coach.kinds.rehearsal.rules.turn import Line
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Contact

#: More than any prompt has wordings, and a multiple of most counts: where they begin is even.
WORDINGS = 12

#: Where our lines for a customer stand.
OURS = "customer."
#: Our lines that one who does not buy, but owes, says in words of his own.
OF_DEBTORS = frozenset(
    (
        "asks_compare",
        "asks_price",
        "blunt",
        "cannot_sign",
        "denies",
        "farewell",
        "honest_distrust",
        "honest_light",
        "no_idea_yet",
        "not_convinced",
        "not_mine",
        "nothing_wrong",
        "one_more_thing",
        "pushed",
        "signs",
        "that_is_all",
        "which_step",
    )
)
#: Those that fit only where people sit together.
ON_THE_PHONE = frozenset(("blunt", "farewell", "opened", "opened_introduced"))
#: The folder that a kind of contact has for wordings of its own, and which of our lines are in it.
FOLDERS = MappingProxyType(
    {
        Contact.FOLLOW_UP: ("debtor", OF_DEBTORS),
        Contact.COLD_CALL: ("phone", ON_THE_PHONE),
    }
)


def spoken(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The prompts among these lines."""
    return tuple(line.prompt for line in lines if isinstance(line, Say))


def suited(book: Rehearsal, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines, each of ours in the wordings that this kind of contact has for it."""
    folder, keys = FOLDERS.get(book.contact, ("", frozenset()))
    return tuple(own(folder, keys, line) for line in lines)


def own(folder: str, keys: frozenset[str], line: Line) -> Line:
    """A line of ours from this folder where it is among what stands there."""
    if not isinstance(line, Say) or line.prompt.removeprefix(OURS) not in keys:
        return line
    return replace(line, prompt=f"{OURS}{folder}.{line.prompt.removeprefix(OURS)}")


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
