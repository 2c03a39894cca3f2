"""Say which items are due under the answers given, with the values made from them."""

from decimal import Decimal

from coach.expression import evaluate, holds, names_in
from coach.kinds.checklist.state import ChecklistState, Filled
from coach.playbook import Checklist, ChecklistItem, Computed
from coach.vocabulary import ItemType

#: The counts every checklist knows, in either language; an item of that name goes first.
KNOWN = ("已知", "known")
GUESSED = ("猜的", "guesses", "guessed")
ASKED = ("问过的", "asked")


def due_items(playbook: Checklist, answers: tuple[Filled, ...]) -> tuple[ChecklistItem, ...]:
    """Return the items to be asked, in authored order.

    An item whose condition looks at one that is not due is not due either. Conditions that lean on
    each other settle after at most one round an item.
    """
    due = tuple(item for item in playbook.items if item.when is None)
    for _ in playbook.items:
        names = _names(playbook, due, answers)
        now = tuple(
            item for item in playbook.items if item.when is None or holds(item.when, names.get)
        )
        if now == due:
            break
        due = now
    return due


def computed_values(
    playbook: Checklist, answers: tuple[Filled, ...]
) -> tuple[tuple[Computed, Decimal | None], ...]:
    """Return each computed value, None where it cannot be worked out; it sees those above it."""
    names = _names(playbook, due_items(playbook, answers), answers)
    found: list[tuple[Computed, Decimal | None]] = []
    for computed in playbook.values:
        value = evaluate(computed.formula, names.get)
        number = value if isinstance(value, Decimal) else None
        found.append((computed, number))
        if number is not None:
            names[computed.name] = number
    return tuple(found)


def open_items(playbook: Checklist, answers: tuple[Filled, ...]) -> tuple[ChecklistItem, ...]:
    """Return the items that are due but have no answer."""
    answered = {answer.item for answer in answers}
    return tuple(item for item in due_items(playbook, answers) if item.name not in answered)


def next_item(playbook: Checklist, state: ChecklistState) -> ChecklistItem | None:
    """Return the first open item that was not skipped."""
    still = open_items(playbook, state.answers)
    return next((item for item in still if item.name not in state.skipped), None)


def hanging_on(playbook: Checklist, name: str) -> tuple[ChecklistItem, ...]:
    """Return the items whose condition looks at this one."""
    return tuple(
        item
        for item in playbook.items
        if item.when is not None and any(found.name == name for found in names_in(item.when))
    )


def counts(playbook: Checklist, answers: tuple[Filled, ...]) -> tuple[int, int, int]:
    """Return how many due items are known, guessed, and due at all (M-48)."""
    due = due_items(playbook, answers)
    names = {item.name for item in due}
    given = tuple(answer for answer in answers if answer.item in names)
    guessed = sum(answer.guess for answer in given)
    return len(given) - guessed, guessed, len(due)


def _names(
    playbook: Checklist, due: tuple[ChecklistItem, ...], answers: tuple[Filled, ...]
) -> dict[str, Decimal | str]:
    items = {item.name: item for item in due}
    given = tuple(answer for answer in answers if answer.item in items)
    guessed = sum(answer.guess for answer in given)
    tallies = ((KNOWN, len(given) - guessed), (GUESSED, guessed), (ASKED, len(due)))
    names: dict[str, Decimal | str] = {
        word: Decimal(count) for words, count in tallies for word in words
    }
    for item in playbook.items:
        names.pop(item.name, None)
    return names | {answer.item: _typed(items[answer.item], answer) for answer in given}


def _typed(item: ChecklistItem, answer: Filled) -> Decimal | str:
    if item.type in (ItemType.NUMBER, ItemType.MONEY):
        return Decimal(answer.value)
    return answer.value
