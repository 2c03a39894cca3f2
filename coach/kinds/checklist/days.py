"""Reckon with days: the n-th weekday ahead, the end of a month, the next feast."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

#: Lunar feasts cannot be reckoned from a rule; known years only.
_SPRING = {2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23)}
_MOON = {2026: (9, 25), 2027: (9, 15), 2028: (10, 3), 2029: (9, 22), 2030: (9, 12), 2031: (10, 1)}
_FEASTS = {
    "国庆": (10, 1),
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "双十一": (11, 11),
    "圣诞": (12, 25),
    "christmas": (12, 25),
    "new year": (1, 1),
}
_LUNAR = {"春节": _SPRING, "过年": _SPRING, "中秋": _MOON}
_LAST_MONTH = 12

CHINESE_FEASTS = ("国庆", "元旦", "五一", "劳动节", "双十一", "圣诞", "春节", "过年", "中秋")
ENGLISH_FEASTS = ("christmas", "new year")


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, None when the calendar has no such day."""
    if not (1 <= month <= _LAST_MONTH and date.min.year <= year <= date.max.year):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def coming(today: date, month: int, day: int) -> date | None:
    """Return the next time this day comes, today included."""
    for year in (today.year, today.year + 1):
        found = day_of(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def weekday(today: date, number: int, weeks: int | None) -> date:
    """Return a weekday (Monday 0): ``weeks`` after this week, or the next to come when None."""
    monday = today - timedelta(days=today.weekday())
    if weeks is not None:
        return monday + timedelta(days=7 * weeks + number)
    return today + timedelta(days=(number - today.weekday()) % 7)


def in_months(today: date, months: int) -> date:
    """Return the same day so many months on, or the last day of a shorter month."""
    count = today.year * 12 + today.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month, None when there is no such month."""
    first = day_of(year, month, 1)
    return None if first is None else first.replace(day=calendar.monthrange(year, month)[1])


def year_of_month(today: date, month: int, year: int | None) -> int:
    """Return the year a month name means: the one given, or this until the month is over."""
    if year is not None:
        return year
    return today.year if month >= today.month else today.year + 1


def quarter_end(today: date, quarter: int | None, ahead: int) -> date:
    """Return the last day of a quarter: the ``quarter``-th to come, or ``ahead`` from this one."""
    now = (today.month + 2) // 3
    number = today.year * 4 + now - 1 + ahead
    if quarter is not None:
        number = (today.year + (quarter < now)) * 4 + quarter - 1
    end = month_end(number // 4, number % 4 * 3 + 3)
    return today if end is None else end


def feast(today: date, name: str) -> date | None:
    """Return the next time the feast comes; None for a year that is not known."""
    if name in _FEASTS:
        return coming(today, *_FEASTS[name])
    for year in (today.year, today.year + 1):
        place = _LUNAR[name].get(year)
        if place is not None and date(year, *place) >= today:
            return date(year, *place)
    return None


class Meant(NamedTuple):
    """The day some words mean; None when no such day exists.

    ``whole_month`` when they only name a month: the day is then its last.
    """

    day: date | None
    whole_month: bool = False


#: A pattern for folded text, and what its match means on a given day.
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Meant]]

_EARLY = 5
_MIDDLE = 15


def part_of_month(year: int, month: int, part: str | None) -> Meant:
    """Return the day meant by the early, middle or last part of a month."""
    if part is not None and part.startswith(("初", "上", "early")):
        return Meant(day_of(year, month, _EARLY))
    if part is not None and part.startswith(("中", "mid")):
        return Meant(day_of(year, month, _MIDDLE))
    return Meant(month_end(year, month), whole_month=True)


def next_with_day(today: date, day: int) -> date | None:
    """Return the next day of that number, in this month or a later one."""
    for months in (0, 1, 2):
        first = in_months(today.replace(day=1), months)
        found = day_of(first.year, first.month, day)
        if found is not None and found >= today:
            return found
    return None


def ahead(today: date, count: int, unit: str) -> date:
    """Return the day so many days, weeks, months or years on."""
    if unit == "day":
        return today + timedelta(days=count)
    if unit == "week":
        return today + timedelta(weeks=count)
    return in_months(today, count * (12 if unit == "year" else 1))
