"""Find the day that words like 下周二, 月底 or next Tuesday mean."""

import re
from datetime import date
from typing import NamedTuple

from coach.kinds.checklist import days_en, days_zh
from coach.kinds.checklist.fold import fold

_RULES = (*days_zh.RULES, *days_en.RULES)
_AFTER = re.compile(r" ?(?:之前|以前|前(?!面))")
_BEFORE = re.compile(r"\b(?:by|before|until|no later than) (?:the )?$")
_VAGUE = re.compile(
    r"下下?个?(?:周|星期|礼拜)|尽快|过段时间|过一阵|过几天|改天|回头|最近|年后|到时候"
    r"|\b(?:next week|soon|asap|later|sometime|shortly)\b"
)


class DayFound(NamedTuple):
    """A day in a text: where its words stand, and which day it is.

    ``day`` is None when the calendar has no such day; ``whole_month`` when the words only name a
    month (the day is then its last); ``before`` when 前, by or before stands beside it.
    """

    start: int
    end: int
    day: date | None
    whole_month: bool = False
    before: bool = False


def find_day(text: str, today: date) -> DayFound | None:
    """Find the first day named in ``text``, the longest words winning."""
    folded = fold(text)
    best: DayFound | None = None
    for pattern, meaning in _RULES:
        match = pattern.search(folded)
        if match is None:
            continue
        if best is None or (match.start(), -match.end()) < (best.start, -best.end):
            best = DayFound(match.start(), match.end(), *meaning(match, today))
    return None if best is None else _with_before(folded, best)


def _with_before(folded: str, found: DayFound) -> DayFound:
    after = _AFTER.match(folded, found.end)
    if after is not None:
        return found._replace(end=after.end(), before=True)
    ahead = _BEFORE.search(folded[: found.start])
    if ahead is not None:
        return found._replace(start=ahead.start(), before=True)
    return found


def is_vague(text: str) -> bool:
    """Whether the text speaks of a time without saying which day."""
    return _VAGUE.search(fold(text)) is not None
