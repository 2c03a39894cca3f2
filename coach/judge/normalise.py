"""Bring typed text to one plain form, with a way back to what was typed."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import msgspec

from coach.judge.sentences import bounds

Simplify = Callable[[str], str]
#: So many characters of a message are read; nobody says more before the other speaks.
MOST_READ = 2000

#: What NFKC leaves apart though people type them for one another.
_SAME = str.maketrans(
    {
        "您": "你",
        "妳": "你",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "—": "-",
        "–": "-",
        "\u2011": "-",
        "｡": "。",
        "､": "、",
    }
)
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Cn"})


class _OneForOne(dict[int, str]):
    """What each character becomes that becomes one character; NUL for all others."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded if len(folded) == 1 else "\0"
        return self[code]


_ONE_FOR_ONE = _OneForOne()
#: What only a walk character by character can bring to its plain form.
_UNEVEN = re.compile(r"\0|^ |[ \n] ")


def identity(text: str) -> str:
    """Leave the characters as they are: the simplifier of those who have none."""
    return text


class Normalised(msgspec.Struct, frozen=True):
    """Plain text beside the raw text it was made from.

    ``starts[i]`` and ``ends[i]`` are the bounds, in ``raw``, of what became ``text[i]``.
    """

    raw: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the bounds in ``raw`` of ``text[start:end]``; an empty span points at its place."""
        if not self.text:
            return (0, 0)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return (at, at)
        return (self.starts[start], self.ends[end - 1])

    def slice(self, start: int, end: int) -> "Normalised":
        """Give the part ``text[start:end]``, still pointing into the same raw text."""
        return Normalised(
            self.raw, self.text[start:end], self.starts[start:end], self.ends[start:end]
        )

    def sentences(self) -> "tuple[Normalised, ...]":
        """Cut into sentences in order, each with its closing mark; none for a blank text."""
        return tuple(self.slice(start, end) for start, end in bounds(self.text))


def normalise(text: str, simplify: Simplify = identity) -> Normalised:
    """Give the plain form of ``text``: NFKC, simplified, one case, 您 as 你, single blanks.

    Newlines stay; characters that cannot be seen go. Every character of the result points back
    into ``text``.
    """
    if not any(map(unicodedata.combining, text)):
        folded = text.translate(_ONE_FOR_ONE)
        if not _UNEVEN.search(folded):
            places = range(len(text) + 1)
            return Normalised(text, _simplified(folded, simplify), places[:-1], places[1:])
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, plain in _folded(text):
        for char in plain:
            if _repeats_blank(char, chars):
                continue
            chars.append(char)
            starts.append(start)
            ends.append(end)
    joined = "".join(chars)
    return Normalised(text, _simplified(joined, simplify), tuple(starts), tuple(ends))


def plain(text: str, simplify: Simplify = identity) -> str:
    """Give the plain form alone, of words that nobody will point back into."""
    return normalise(text, simplify).text


def _folded(text: str) -> Iterator[tuple[int, int, str]]:
    """Walk the clusters of a text in order: raw start, raw end, plain characters."""
    if text.isascii():
        for index, char in enumerate(text.lower()):
            yield index, index + 1, _visible(char)
        return
    start = 0
    for end in _cluster_ends(text):
        yield start, end, _fold(text[start:end])
        start = end


def _cluster_ends(text: str) -> Iterator[int]:
    """Where each starter with its combining marks ends."""
    for index in range(1, len(text)):
        if not unicodedata.combining(text[index]):
            yield index
    yield len(text)


def _fold(cluster: str) -> str:
    whole = unicodedata.normalize("NFKC", cluster).casefold().translate(_SAME)
    return "".join(_visible(char) for char in whole)


def _visible(char: str) -> str:
    if char == "\n":
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE else char


def _repeats_blank(char: str, before: list[str]) -> bool:
    return char == " " and (not before or before[-1] in " \n")


def _simplified(text: str, simplify: Simplify) -> str:
    """Simplified characters, one for one, so that places stay places."""
    if text.isascii():
        return text
    whole = simplify(text)
    if len(whole) == len(text):
        return whole
    return "".join(simple if len(simple := simplify(char)) == 1 else char for char in text)
