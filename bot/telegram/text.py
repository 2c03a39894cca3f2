"""Fit text to Telegram: escape it for HTML, measure it, cut it where it reads well."""

import unicodedata
from html import escape as escape_html

#: The most UTF-16 units of a message and of a caption, counted without its marks.
MOST_UNITS = 4096
MOST_CAPTION = 1024
#: Where a text is cut, the best place first.
_SEAMS = ("\n\n", "\n", "。", "！", "？", ". ", "! ", "? ", "；", "; ", "，", ", ", " ")
#: Signs that belong to the sign before them.
_JOINERS = ("\u200d", "\ufe0e", "\ufe0f")


def escape(text: str) -> str:
    """Text as it stands between HTML marks; the one place where that is done."""
    return escape_html(text, quote=False)


def units(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 units."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def split(text: str, most: int = MOST_UNITS) -> tuple[str, ...]:
    """A text in pieces of at most so many UTF-16 units, each cut at the best seam there is."""
    pieces: list[str] = []
    rest = text.strip()
    while units(rest) > most:
        end = _reach(rest, most)
        end = _seam(rest[:end], rest[end:])
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*pieces, rest)


def _reach(text: str, most: int) -> int:
    """How many characters fit."""
    used = 0
    for place, sign in enumerate(text):
        used += 1 + (sign > "\uffff")
        if used > most:
            return place
    return len(text)


def _seam(head: str, tail: str) -> int:
    """Where to cut: behind the last good seam in the second half, else before a whole sign."""
    for seam in _SEAMS:
        place = head.rfind(seam, len(head) // 2)
        if place >= 0:
            return place + len(seam)
    end = len(head)
    following = tail[:1]
    while end > 1 and (_joined(following) or head[end - 1] == "\u200d"):
        end -= 1
        following = head[end]
    return end


def _joined(sign: str) -> bool:
    return sign != "" and (sign in _JOINERS or unicodedata.combining(sign) != 0)
