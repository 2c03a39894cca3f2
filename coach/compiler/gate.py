"""Admit bytes of unknown origin as text, or say why not."""

import re

import msgspec

from coach.compiler.catalogue import FORBIDDEN_CHARACTER, NOT_UTF8, TOO_LARGE
from coach.compiler.diagnostics import Diagnostic, Place

#: The most bytes an uploaded file may have.
MOST_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BREAKS = "\x85\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
#: Enough of a file to tell its encoding by, and the characters every Chinese text is full of.
_SAMPLE = 16 * 1024
_COMMON = {
    "GBK": ("gb18030", "的一是不了在人有我他这个们来到时"),
    "Big5": ("big5", "的一是不了在人有我他這個們來到時"),
}
#: The last two codes of each plane are no characters.
_PLANE_END = 0xFFFE


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a file is read: so many bytes, so many characters of one value."""

    size: int
    value: int


OF_PLAYBOOKS = Limits(size=MOST_BYTES, value=8 * 1024)
#: No stranger sends language rules, and fitted words are many, in one block of text.
OF_RULES = Limits(size=6 * 1024 * 1024, value=6 * 1024 * 1024)


class Admitted(msgspec.Struct, frozen=True, kw_only=True):
    """The text when it was admitted, else what is wrong with it."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def admit(data: bytes, file: str, most: int) -> Admitted:
    """Bound the size, decode strictly, refuse characters that hide or move text."""
    if len(data) > most:
        top = Place(file=file, line=1, column=1)
        return _refused(TOO_LARGE.at(top, limit=most))
    body = data.removeprefix(_BOM)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        place = _end_of(body[: error.start].decode(), file)
        return _refused(NOT_UTF8.at(place, encoding=likely_encoding(body)))
    if text.count("\0") * 4 > len(text):
        place = Place(file=file, line=1, column=1)
        return _refused(NOT_UTF8.at(place, encoding="UTF-16"))
    found = _forbidden(text, file)
    return Admitted(text=None if found else text, diagnostics=found)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines as an editor shows them, without their breaks."""
    return tuple(_LINE_BREAK.split(text))


def likely_encoding(data: bytes) -> str:
    """The encoding these bytes were probably saved in, empty when there is no telling."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return "UTF-16"
    counts = {
        name: sum(data[:_SAMPLE].decode(codec, "ignore").count(each) for each in common)
        for name, (codec, common) in _COMMON.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def forbidden_kind(character: str) -> str:
    """Why a character may not stand in a file: a reason key, empty when it may."""
    if character in "\t\n\r":
        return ""
    kinds = (
        ("nul", character == "\0"),
        ("break", character in _BREAKS),
        ("control", character < " " or "\x7f" <= character <= "\x9f"),
        ("bidi", character in _BIDI),
        ("surrogate", "\ud800" <= character <= "\udfff"),
        (
            "noncharacter",
            ord(character) & _PLANE_END == _PLANE_END or "\ufdd0" <= character <= "\ufdef",
        ),
        ("mark", character == "\ufeff"),
    )
    return next((kind for kind, is_so in kinds if is_so), "")


def codepoint(character: str) -> str:
    """A character as its number, for a message that cannot show it."""
    return f"U+{ord(character):04X}"


def _forbidden(text: str, file: str) -> tuple[Diagnostic, ...]:
    kinds = {character: forbidden_kind(character) for character in sorted(set(text))}
    bad = {character: kind for character, kind in kinds.items() if kind}
    if not bad:
        return ()
    return tuple(
        FORBIDDEN_CHARACTER.at(
            Place(file=file, line=number, column=column),
            codepoint=codepoint(character),
            kind=bad[character],
        )
        for number, line in enumerate(lines_of(text), start=1)
        for column, character in enumerate(line, start=1)
        if character in bad
    )


def _end_of(text: str, file: str) -> Place:
    lines = lines_of(text)
    return Place(file=file, line=len(lines), column=len(lines[-1]) + 1)


def _refused(diagnostic: Diagnostic) -> Admitted:
    return Admitted(text=None, diagnostics=(diagnostic,))
