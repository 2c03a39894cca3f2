"""Tell how a line of a bubble is to look on a page."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from bot.messages import Button
from bot.store.rows import Exchange

#: Points of so many: “四类都问到 20/20”, and what may stand behind them.
_POINTS = re.compile(r"(?P<name>.*\S)\s+(?P<points>\d{1,3})/(?P<most>[1-9]\d{0,2})(?P<rest>.*)")
#: A short name and what it is: “最好：第 5 句”.
_FIELD = re.compile(r"(?P<name>[^\W\d_][\w ]{0,17})(?P<colon>：|: )(?P<rest>.+)")
_QUOTED = re.compile(r'“[^”]*”|"[^"]*"')
#: Several counts in one line: “情况 1 · 难处 1 · 后果 0”.
_COUNT = r"[^\s·]+ \d{1,3}"
_TALLY = re.compile(rf"{_COUNT}(?: · {_COUNT})+")
#: What a heading has none of, and its most characters.
_STOPS = frozenset('。？！：；，.?!:;,”"')
_LONGEST_HEAD = 24

#: What a page says for whoever comes in.
GREETING = "/start"


class Look(StrEnum):
    """How a line is set: as it is, as what one may say aloud, as points with a bar, and so on."""

    PLAIN = "plain"
    QUOTE = "quote"
    POINTS = "points"
    TALLY = "tally"
    FIELD = "field"
    HEAD = "head"
    GAP = "gap"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a bubble.

    Points have ``points`` of ``most``; they and fields have the ``rest`` of their line, a tally has
    its ``counts``.
    """

    look: Look
    text: str
    points: int = 0
    most: int = 1
    rest: str = ""
    counts: tuple[str, ...] = ()


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """Choices that may be pressed now, and the step for which they were offered."""

    number: int
    step: int | None
    choices: tuple[Button, ...]


def said(exchange: Exchange) -> str:
    """What a person is shown to have said; nothing where a page said it for him, coming in."""
    return "" if exchange.said.split(maxsplit=1)[:1] == [GREETING] else exchange.said


def lines(text: str) -> Iterator[Line]:
    """The lines of a bubble, each with its look."""
    opens = False
    for line in text.split("\n"):
        shown = _line(line.strip(), opens=opens)
        opens = shown.look is Look.GAP
        yield shown


def _line(text: str, *, opens: bool) -> Line:
    """A line with its look; ``opens``: a gap stands before it."""
    if not text:
        return Line(look=Look.GAP, text="")
    if _QUOTED.fullmatch(text):
        return Line(look=Look.QUOTE, text=text)
    if _TALLY.fullmatch(text):
        return Line(look=Look.TALLY, text=text, counts=tuple(text.split(" · ")))
    found = _POINTS.fullmatch(text)
    if found is not None and int(found["points"]) <= int(found["most"]):
        return _points(found)
    field = _FIELD.fullmatch(text)
    if field is not None:
        name = field["name"] + field["colon"]
        return Line(look=Look.FIELD, text=name, rest=field["rest"])
    heads = opens and len(text) <= _LONGEST_HEAD and not _STOPS.intersection(text)
    return Line(look=Look.HEAD if heads else Look.PLAIN, text=text)


def _points(found: re.Match[str]) -> Line:
    return Line(
        look=Look.POINTS,
        text=found["name"],
        points=int(found["points"]),
        most=int(found["most"]),
        rest=found["rest"].strip(),
    )


def offered(exchanges: tuple[Exchange, ...]) -> Offered | None:
    """What the last exchange that is kept offers; None when it offers nothing."""
    kept = [each for each in exchanges if each.number]
    if not kept:
        return None
    for message in reversed(kept[-1].messages):
        if message.choices:
            return Offered(number=kept[-1].number, step=message.step, choices=message.choices)
    return None
