"""Put new words into an earlier answer: a day, an amount, a name."""

import re
from datetime import date

from coach.kinds.checklist.amounts import Amount, find_amount
from coach.kinds.checklist.dates import DayFound, find_day
from coach.kinds.checklist.fold import fold
from coach.kinds.checklist.state import Filled
from coach.vocabulary import ItemType

#: Words that a day already has beside it in the answer, so that they are not said twice.
_DEADLINE = re.compile(r"\s*(?:之前|以前|前)")
_DEADLINE_LAST = re.compile(r"(?:之前|以前|前)$")
_PREPOSITION = re.compile(r"\b(?:by|before|on|at)\s+$")
_PREPOSITION_FIRST = re.compile(r"(?:by|before|on|at)\s")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MOSTLY = 0.6


def swapped(answer: Filled, old: str, new: str, today: date) -> str | None:
    """Return the answer with ``new`` for the folded ``old``; None when it does not hold ``old``.

    Its words count, the way it is shown, the same day in other words, the same amount.
    """
    place = fold(answer.value).find(old)
    if place >= 0 and len(old) > 1:
        return _joined(answer.value[:place], new, answer.value[place + len(old) :])
    if old == fold(answer.shown):
        return new
    day, was = find_day(old, today), find_day(answer.value, today)
    if day is not None and was is not None and day.day == was.day:
        return _renewed(answer.value, was, new)
    amount, before = find_amount(old), find_amount(answer.value)
    if isinstance(amount, Amount) and isinstance(before, Amount) and amount.value == before.value:
        return answer.value[: before.start] + new + answer.value[before.end :]
    return None


def fitted(rest: str, answer: Filled, kind: ItemType | None, today: date) -> str | None:
    """Return the answer with this bare day or amount in it; None where neither has a place."""
    if is_bare_day(rest, today):
        was = find_day(answer.value, today)
        if kind is ItemType.DATE or was is None:
            return rest if kind is ItemType.DATE else None
        return _renewed(answer.value, was, rest)
    numeric = kind in (ItemType.MONEY, ItemType.NUMBER)
    return rest if numeric and isinstance(find_amount(rest), Amount) else None


def is_bare_day(text: str, today: date) -> bool:
    """Whether the text is little more than a day."""
    day = find_day(text, today)
    return day is not None and (day.end - day.start) >= _MOSTLY * len(text.strip())


def with_day(said: str, day: str) -> str:
    """Put a day said afterwards where each language has it: 周五前带我看; show me by Friday."""
    return f"{day}{said}" if _CHINESE.search(said) else f"{said} {day}"


def _joined(before: str, new: str, after: str) -> str:
    deadline = _DEADLINE.match(after)
    if deadline is not None and new.endswith("前"):
        after = after[deadline.end() :]
    if _PREPOSITION_FIRST.match(fold(new)) is not None:
        before = _PREPOSITION.sub("", before)
        before = before if not before or before.endswith(" ") else f"{before} "
    return before + new + after


def _renewed(value: str, was: DayFound, new: str) -> str:
    """Put a new day in the place of the old one; a deadline stays a deadline."""
    old = value[was.start : was.end]
    deadline, preposition = _DEADLINE_LAST.search(old), _PREPOSITION_FIRST.match(fold(old))
    if deadline is not None and not new.endswith("前"):
        new = f"{new}{deadline[0]}"
    if preposition is not None and _PREPOSITION_FIRST.match(fold(new)) is None:
        new = f"{preposition[0]}{new}"
    return _joined(value[: was.start], new, value[was.end :])
