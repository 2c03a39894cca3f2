"""Look at a plain text as the patterns of one language do."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from coach.judge.patterns import BLANK
from coach.vocabulary import Locale

#: How far a gap reaches: characters in Chinese, words in English.
WIDEST = {Locale.ZH: 12, Locale.EN: 8}
_APART = re.compile(r"[-\n\t]|  ")
_LETTER = re.compile(r"[^\W_]")
_NOT_WORD = re.compile(r"[^a-z0-9_']")
_NUMBERS = {
    Locale.ZH: re.compile(
        r"[0-9]{1,16}(?:\.[0-9]{1,16})?|[零一二两三四五六七八九十百千万亿半]{1,16}"
    ),
    Locale.EN: re.compile(
        r"\b(?:[0-9][0-9.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
        r"|ninety|dozen|hundred|thousand|million)\b",
        re.ASCII,
    ),
}
#: The letters of English words.
WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_IN_WORDS = WORD | frozenset("'-")
_WORD = re.compile(r"[a-z0-9_'-]+")

#: Where something begins and where it ends.
Span = tuple[int, int]
#: The places of something, the leftmost first.
Spots = Sequence[Span]


class Scan:
    """One text; in ``text`` any English blank is one space, a hyphen inside a word too.

    ``places`` holds, for each key of a matcher that occurs, where its words stand;
    ``present`` those keys. ``spots`` keeps what was found of the elements looked for so far.
    """

    def __init__(self, raw: str, locale: Locale) -> None:
        self.locale = locale
        self.text = raw
        self.places: Mapping[int, Spots] = {}
        self.present: frozenset[int] = frozenset()
        self.spots: dict[int, Spots] = {}
        self._raw = raw
        if locale is Locale.EN and _APART.search(raw):
            self.text = BLANK.sub(" ", raw)

    def hold(self, places: Mapping[int, Spots]) -> None:
        """Take down where the words of a matcher begin."""
        self.places = places
        self.present = frozenset(places)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The bounds, in the text as it was given, of what stands from ``start`` to ``end``."""
        if len(self.text) == len(self._raw):
            return (start, end)
        return (self._way_back[start], self._way_back[end - 1] + 1)

    def has(self, words: str, at: int, *, open_: bool) -> bool:
        """Whether words stand behind a number or an ending, whole in English unless ``open_``."""
        if not self.text.startswith(words, at):
            return False
        if self.locale is Locale.ZH or open_ or not words or words[-1] not in WORD:
            return True
        return self.ends_word(at + len(words))

    def ends_word(self, at: int) -> bool:
        """Whether no letter stands right behind a place."""
        return at == len(self.text) or self.text[at] not in WORD

    def ending(self, at: int) -> int:
        """Where the word ends that goes on at a place."""
        found = _NOT_WORD.search(self.text, at)
        return len(self.text) if found is None else found.start()

    def reach(self, end: int) -> int:
        """How far a gap that opens at a place may go: up to the widest, never over a new line."""
        if self.locale is Locale.ZH:
            furthest = end + WIDEST[Locale.ZH]
        else:
            furthest = self._words_on(end, WIDEST[Locale.EN])
        return min(furthest, self._line_end(end)) if "\n" in self._raw else furthest

    def _words_on(self, end: int, count: int) -> int:
        """Where the last word begins that may follow on so many, counted from a place."""
        inside = (
            end > 0 and self.text[end - 1] in _IN_WORDS and self.text[end : end + 1] in _IN_WORDS
        )
        last = bisect_left(self._words, end) - inside + count
        return self._words[last] if last < len(self._words) else len(self.text)

    def _line_end(self, end: int) -> int:
        """Where the line ends that a place stands in."""
        if end == len(self.text):
            return end
        back = self._way_back
        new_line = self._raw.find("\n", back[end])
        return len(self.text) if new_line < 0 else max(end, bisect_left(back, new_line))

    @cached_property
    def first_letter(self) -> int:
        """Where the first letter or digit stands."""
        found = _LETTER.search(self.text)
        return len(self.text) if found is None else found.start()

    @cached_property
    def last_letter(self) -> int:
        """Where the last letter or digit stands, -1 for none."""
        last = len(self.text) - 1
        while last >= 0 and not _LETTER.match(self.text[last]):
            last -= 1
        return last

    @cached_property
    def numbers(self) -> Mapping[int, Sequence[int]]:
        """By where a number may begin, rising, where it may end, the longest first.

        In Chinese it may begin and end anywhere inside one.
        """
        spans = (found.span() for found in _NUMBERS[self.locale].finditer(self.text))
        if self.locale is Locale.EN:
            return {start: (end,) for start, end in spans}
        return {at: range(end, at, -1) for start, end in spans for at in range(start, end)}

    @cached_property
    def _words(self) -> tuple[int, ...]:
        """Where the words begin."""
        return tuple(word.start() for word in _WORD.finditer(self.text))

    @cached_property
    def _way_back(self) -> tuple[int, ...]:
        """For each character, where it stood in the text as it was given."""
        back: list[int] = []
        at = 0
        for found in BLANK.finditer(self._raw):
            back += range(at, found.start() + 1)
            at = found.end()
        return (*back, *range(at, len(self._raw)), len(self._raw))
