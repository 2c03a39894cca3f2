"""Read numbers as people type them: 18万, 五十万, 25k, 1.5 million, 60%."""

import re
from decimal import Decimal
from typing import NamedTuple

_DIGITS = "零一二三四五六七八九"
_TENS = {"十": 1, "百": 2, "千": 3}
_RUN = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,20}(?:\.\d{1,10})?|[〇零一二两俩三四五六七八九十])"
    r"(?:\d{1,20}(?:\.\d{1,10})?|[〇零一二两三四五六七八九十百千万亿]){0,19}",
    re.ASCII,
)
_TOKEN = re.compile(r"[\d.,]+|.")
_SUFFIX = re.compile(
    r" ?(hundred|thousand|million|billion|mn|mil|bn|k|m|w)(?![a-z])", re.IGNORECASE
)
_PERCENT = re.compile(r" ?(?:%|per ?cent(?![a-z]))", re.IGNORECASE)
_POWERS = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "w": 4,
    "m": 6,
    "mn": 6,
    "mil": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
}


class Spotted(NamedTuple):
    """A number found in a text, and the offset just after it."""

    value: Decimal
    end: int


def number_at(text: str, start: int) -> Spotted | None:
    """Read the number that begins exactly at ``start``, with its 万, k or %; None when none does.

    Half-width digits are expected; ``60%`` is 0.6, ``18w`` is 180000, ``两万五`` is 25000.
    """
    run = _RUN.match(text, start)
    if run is None:
        return None
    value, end = _run_value(run[0]), run.end()
    suffix = _SUFFIX.match(text, end)
    if suffix is not None:
        value, end = value.scaleb(_POWERS[suffix[1].lower()]), suffix.end()
    percent = _PERCENT.match(text, end)
    if percent is not None:
        value, end = value.scaleb(-2), percent.end()
    return Spotted(value, end)


def plain(value: Decimal) -> str:
    """Write a number as canonical text: no exponent, no needless zeros."""
    whole = value.to_integral_value()
    return format(whole if whole == value else value.normalize(), "f")


class _Sum:
    """A Chinese number being added up: 亿, 万, the section below, the digits not yet placed."""

    def __init__(self) -> None:
        self.yi = self.wan = self.section = Decimal(0)
        self.number: Decimal | None = None
        self.power = 0  # of the last unit, for the short form 两万五

    def low(self) -> Decimal:
        return self.section + (Decimal(0) if self.number is None else self.number)

    def clear(self) -> None:
        self.section, self.number = Decimal(0), None

    def unit(self, sign: str) -> None:
        if sign == "亿":
            self.yi += (self.wan + self.low()).scaleb(8)
            self.wan, self.power = Decimal(0), 8
            self.clear()
        elif sign == "万":
            self.wan, self.power = self.wan + self.low().scaleb(4), 4
            self.clear()
        else:
            tens = Decimal(1) if self.number is None else self.number
            self.section, self.number = self.section + tens.scaleb(_TENS[sign]), None
            self.power = _TENS[sign]

    def digit(self, value: Decimal) -> None:
        before = self.number
        self.number = value if before is None else before * 10 + value
        if value == 0 and before is None:
            self.power = 0

    def total(self) -> Decimal:
        if self.number is not None and self.power > 1 and 0 < self.number < 10:  # noqa: PLR2004
            self.number = self.number.scaleb(self.power - 1)
        return self.yi + self.wan + self.low()


def _run_value(run: str) -> Decimal:
    sum_ = _Sum()
    for piece in _TOKEN.findall(run):
        if piece in "十百千万亿":
            sum_.unit(piece)
        elif piece[0].isdigit() and piece[0].isascii():
            sum_.digit(Decimal(piece.replace(",", "")))
        else:
            sum_.digit(Decimal(_DIGITS.index(_SAME.get(piece, piece))))
    return sum_.total()


_SAME = {"〇": "零", "两": "二", "俩": "二"}
