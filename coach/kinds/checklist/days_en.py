"""The words by which English names a day."""

import re
from datetime import date

from coach.kinds.checklist import days
from coach.kinds.checklist.days import Meant

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|saturday|sunday)"
)
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_NEAR = {"last": -1, "this": 0, "the": 0, "next": 1}
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3]) + 1


def _month_day(match: re.Match[str], today: date) -> Meant:
    month, day = _month(match), int(match["d"])
    if match["year"] is not None:
        return Meant(days.day_of(int(match["year"]), month, day))
    return Meant(days.coming(today, month, day))


def _part_of_month(match: re.Match[str], today: date) -> Meant:
    month, words = _month(match), match["year"]
    year = days.year_of_month(today, month, None if words is None else int(words))
    return days.part_of_month(year, month, match["part"])


def _near_month(match: re.Match[str], today: date) -> Meant:
    first = days.in_months(today.replace(day=1), _NEAR.get(match["near"], 0))
    return days.part_of_month(first.year, first.month, match["part"])


def _year_end(match: re.Match[str], today: date) -> Meant:
    return Meant(days.month_end(today.year + _NEAR.get(match["near"], 0), 12), whole_month=True)


def _quarter(match: re.Match[str], today: date) -> Meant:
    number = None if match["n"] is None else int(match["n"])
    ahead = _NEAR.get(match["near"], 0)
    return Meant(days.quarter_end(today, number, ahead), whole_month=True)


def _weekday(match: re.Match[str], today: date) -> Meant:
    number = _WEEKDAYS.index(match["day"][:3])
    near = match["near"] if match["after"] is None else match["after"]
    return Meant(days.weekday(today, number, _NEAR.get(near)))


def _week_end(match: re.Match[str], today: date) -> Meant:
    return Meant(days.weekday(today, 4, _NEAR.get(match["near"], 0)))


def _near_day(match: re.Match[str], today: date) -> Meant:
    ahead = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}[
        match[0]
    ]
    return Meant(days.ahead(today, ahead, "day"))


def _ahead(match: re.Match[str], today: date) -> Meant:
    words = match["count"]
    if words in {"a", "an"}:
        words = "one"
    count = int(words) if words.isdigit() else _COUNTS.index(words)
    return Meant(days.ahead(today, count, match["unit"]))


def _day_only(match: re.Match[str], today: date) -> Meant:
    return Meant(days.next_with_day(today, int(match["d"])))


def _feast(match: re.Match[str], today: date) -> Meant:
    return Meant(days.feast(today, match["feast"]))


_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_COUNTS[1:])})"
_UNIT = r"(?P<unit>day|week|month|year)s?"

RULES: tuple[days.Rule, ...] = (
    (re.compile(rf"\b(?:the )?{_D} (?:of )?{_MONTH}{_YEAR}(?!\d)"), _month_day),
    (re.compile(rf"\b{_MONTH} (?:the )?{_D}{_YEAR}(?!\d)"), _month_day),
    (
        re.compile(rf"\b(?P<part>early|mid|late|the end of|end of|end)[ -]{_MONTH}{_YEAR}"),
        _part_of_month,
    ),
    (re.compile(rf"(?P<part>(?!))?\b(?<=in ){_MONTH}{_YEAR}"), _part_of_month),
    (re.compile(rf"(?P<part>(?!))?\b(?<=by ){_MONTH}{_YEAR}"), _part_of_month),
    (
        re.compile(r"\b(?P<part>early|mid|late|the end of|end of) (?P<near>this|next|the) month\b"),
        _near_month,
    ),
    (re.compile(r"(?P<part>(?!))?\b(?P<near>this|next) month\b"), _near_month),
    (
        re.compile(r"(?P<part>(?!))?\b(?P<near>(?!))?(?:month end|month-end|end of month)\b"),
        _near_month,
    ),
    (re.compile(r"\b(?:the )?end of (?P<near>this|next|the) year\b|\byear[ -]end\b"), _year_end),
    (
        re.compile(r"\b(?:the )?end of (?:(?P<near>this|next|the) quarter|q(?P<n>[1-4]))\b"),
        _quarter,
    ),
    (re.compile(r"\b(?:the )?end of (?P<near>this|next|the) week\b"), _week_end),
    (
        re.compile(
            rf"\b(?:(?P<near>next|this|last) )?{_WEEKDAY}\b(?: (?P<after>next|this) week\b)?"
        ),
        _weekday,
    ),
    (re.compile(r"\b(?:day after tomorrow|yesterday|today|tonight|tomorrow)\b"), _near_day),
    (re.compile(rf"\b(?:in|within) {_COUNT} {_UNIT}\b"), _ahead),
    (re.compile(rf"\b{_COUNT} {_UNIT} from (?:now|today)\b"), _ahead),
    (re.compile(r"\bthe (?P<d>\d{1,2})(?:st|nd|rd|th)\b"), _day_only),
    (re.compile(rf"\b(?P<feast>{'|'.join(days.ENGLISH_FEASTS)})\b"), _feast),
)
