"""Notice punctuation that YAML takes for plain text and an author does not."""

import re
from collections.abc import Iterator

from coach.compiler.catalogue import CHINESE_COLON, CHINESE_COMMA, SEMICOLON
from coach.compiler.diagnostics import Diagnostic, Place

#: An English key followed by a full-width colon.
FULL_WIDTH_COLON = re.compile(r"\s*(?:-\s+)*([a-z][a-z_]*)\s*：")
_JOINED = {"，": CHINESE_COMMA, "、": CHINESE_COMMA, "；": CHINESE_COMMA, ";": SEMICOLON}


def full_width_colons(lines: tuple[str, ...], start: Place, last: int) -> Iterator[Diagnostic]:
    """Keys that a Chinese colon has made part of the value above them, below its first line."""
    for number in range(start.line + 1, last + 1):
        if found := FULL_WIDTH_COLON.match(lines[number - 1]):
            place = Place(file=start.file, line=number, column=found.end())
            yield CHINESE_COLON.at(place, key=found[1])


def joined_words(text: str, line: str, start: Place) -> Iterator[Diagnostic]:
    """The first mark inside one entry of a ``[…]`` list that was meant to part two entries."""
    marks = [mark for mark in _JOINED if mark in text]
    if marks:
        column, mark = min((line.find(mark, start.column - 1), mark) for mark in marks)
        place = Place(file=start.file, line=start.line, column=max(column + 1, start.column))
        yield _JOINED[mark].at(place, text=text, **({} if mark == ";" else {"mark": mark}))
