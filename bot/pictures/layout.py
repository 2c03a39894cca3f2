"""Lay a picture out on a sheet as wide as a phone, whoever draws it then."""

from collections.abc import Iterable
from enum import StrEnum
from unicodedata import east_asian_width

import msgspec

from bot.messages import Bar, Mark, Picture, Strip

#: The sheet, in points: its width, and the margin on each side.
WIDTH = 360
MARGIN = 16
#: The sizes of letters, as parts of their em: wide ones, others.
WIDE, NARROW = 1.0, 0.58
ELLIPSIS = "…"
_TITLE, _TEXT, _SMALL = 17, 14, 12
_CHIP, _PAD, _GAP = 24, 9, 6
_BAR = 10
_ROOM = WIDTH - 2 * MARGIN


class Look(StrEnum):
    """What a thing on the sheet is."""

    TITLE = "title"
    TEXT = "text"
    QUIET = "quiet"
    FOUND = "found"
    MISSED = "missed"
    ON_FOUND = "on-found"
    TRACK = "track"
    BAND = "band"
    SHARE = "share"


class Place(StrEnum):
    """What of a line of words stands at its place."""

    START = "start"
    CENTRE = "middle"
    END = "end"


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle with round corners."""

    look: Look
    left: float
    top: float
    width: float
    height: float
    round: float = 0


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A line of words; ``left`` is where it has its beginning, its centre or its end."""

    look: Look
    left: float
    middle: float
    size: int
    text: str
    place: Place = Place.START


Thing = Box | Words


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All that is drawn, in its order, on a sheet of this height."""

    height: float
    things: tuple[Thing, ...]


def width_of(text: str, size: int) -> float:
    """About how wide a line is; rather more than less."""
    return size * sum(WIDE if east_asian_width(one) in "WFA" else NARROW for one in text)


def fitted(text: str, size: int, room: float) -> str:
    """A line as far as there is room for it."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def laid_out(picture: Picture) -> Sheet:
    """Where everything of a picture stands."""
    title = fitted(picture.title, _TITLE, _ROOM)
    things: list[Thing] = [_words(Look.TITLE, MARGIN + 10, _TITLE, title)]
    top = float(MARGIN + 34)
    if picture.strips:
        legend = (Mark(label=picture.found, found=True), Mark(label=picture.missed, found=False))
        chips, top = _chips(legend, top)
        things += chips
    for strip in picture.strips:
        drawn, top = _strip(strip, top + 14)
        things += drawn
    if picture.bars:
        shares = fitted(picture.shares, _SMALL, _ROOM)
        things.append(_words(Look.QUIET, top + 22, _SMALL, shares))
        top += 38
    for bar in picture.bars:
        things += _bar(bar, top)
        top += 38
    return Sheet(height=top + MARGIN - 4, things=tuple(things))


def _words(look: Look, middle: float, size: int, text: str) -> Words:
    return Words(look=look, left=MARGIN, middle=middle, size=size, text=text)


def _strip(strip: Strip, top: float) -> tuple[list[Thing], float]:
    """A matter with its marks below, and where that ends."""
    label = _words(Look.TEXT, top + 8, _TEXT, fitted(strip.label, _TEXT, _ROOM))
    chips, end = _chips(strip.marks, top + 22)
    return [label, *chips], end


def _chips(marks: Iterable[Mark], top: float) -> tuple[list[Thing], float]:
    """Marks side by side, in as many rows as they need, and where they end."""
    things: list[Thing] = []
    left = float(MARGIN)
    for mark in marks:
        text = fitted(mark.label, _SMALL, _ROOM - 2 * _PAD)
        width = width_of(text, _SMALL) + 2 * _PAD
        if left > MARGIN and left + width > WIDTH - MARGIN:
            left, top = float(MARGIN), top + _CHIP + _GAP
        look, on = (Look.FOUND, Look.ON_FOUND) if mark.found else (Look.MISSED, Look.QUIET)
        box = Box(look=look, left=left, top=top, width=width, height=_CHIP, round=_CHIP / 2)
        words = Words(
            look=on,
            left=left + width / 2,
            middle=top + _CHIP / 2,
            size=_SMALL,
            text=text,
            place=Place.CENTRE,
        )
        things += [box, words]
        left += width + _GAP
    return things, top + _CHIP


def _bar(bar: Bar, top: float) -> list[Thing]:
    """A share: its name and number, and below them how much it is, and how much it should be."""
    number = f"{bar.count} · {bar.share}% ({bar.least}–{bar.most}%)"
    label = fitted(bar.label, _SMALL, _ROOM - width_of(number, _SMALL) - _GAP)
    at = top + 18
    return [
        _words(Look.TEXT, top + 6, _SMALL, label),
        Words(
            look=Look.QUIET,
            left=WIDTH - MARGIN,
            middle=top + 6,
            size=_SMALL,
            text=number,
            place=Place.END,
        ),
        _span(Look.TRACK, 0, 100, at),
        _span(Look.BAND, bar.least, bar.most, at),
        *([_span(Look.SHARE, 0, bar.share, at)] if bar.share else []),
    ]


def _span(look: Look, start: int, end: int, top: float) -> Box:
    """From so many to so many per cent of the sheet; the share itself is thinner than the rest."""
    thin = 3 if look is Look.SHARE else 0
    return Box(
        look=look,
        left=MARGIN + _ROOM * start / 100,
        top=top + thin,
        width=_ROOM * (end - start) / 100,
        height=_BAR - 2 * thin,
        round=0 if look is Look.BAND else (_BAR - 2 * thin) / 2,
    )
