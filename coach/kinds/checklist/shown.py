"""Write numbers, money, days the way each language does."""

import decimal
from datetime import date
from decimal import Decimal

from coach.kinds.checklist.dates import DayFound
from coach.numerals import plain
from coach.vocabulary import Locale

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)


def show_number(value: Decimal, locale: Locale) -> str:
    """``18 万`` or ``180,000``: 万 and 亿 where Chinese would, at most two decimals."""
    if locale is Locale.EN or abs(value) < _WAN:
        return _grouped(value)
    unit, sign = (_YI, "亿") if abs(value) >= _YI else (_WAN, "万")
    scaled = value / unit
    if scaled != _rounded(scaled):
        return _grouped(value)
    return f"{_grouped(scaled)} {sign}"


def show_percent(value: Decimal) -> str:
    """Show 0.75 as ``75%``, to the nearest whole percent, halves up."""
    whole = (value * 100).quantize(Decimal(1), rounding=decimal.ROUND_HALF_UP)
    return f"{plain(whole)}%"


def show_day(found: DayFound, day: date, today: date, locale: Locale) -> str:
    """``12 月 8 日（周二）`` or ``Tuesday, Dec 8``; the year only when it is not today's."""
    other_year = day.year != today.year
    if locale is Locale.ZH:
        year = f"{day.year} 年 " if other_year else ""
        rest = (
            "月底" if found.whole_month else f"月 {day.day} 日（周{_WEEKDAYS_ZH[day.weekday()]}）"
        )
        return f"{year}{day.month} {rest}{'前' if found.before else ''}"
    month = _MONTHS_EN[day.month - 1]
    year = f", {day.year}" if other_year else ""
    before = "by " if found.before else ""
    if found.whole_month:
        return f"{before}the end of {month}{year.replace(',', '')}"
    return f"{before}{_WEEKDAYS_EN[day.weekday()]}, {month[:3]} {day.day}{year}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), rounding=decimal.ROUND_HALF_UP)


def _grouped(value: Decimal) -> str:
    return format(Decimal(plain(_rounded(value))), ",f")
