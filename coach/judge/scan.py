"""Look at a plain text as the patterns of one language do."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from coach.judge.patterns import BLANK
from coach.vocabulary import Locale

#: How far a gap reaches: characters in Chinese, words in English.
WIDEST = {Locale.ZH: 12, Locale.EN: 8}
_APART = ("-", "\n", "\t", "  ")
_LETTER = re.compile(r"[^\W_]")
_NOT_WORD = re.compile(r"[^a-z0-9_']")
_NUMBERS = {
    Locale.ZH: re.compile(r"[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百千万亿半]+"),
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


class Scan:
    """One text; in ``text`` any English blank is one space, a hyphen inside a word too.

    ``places`` holds, for each key of a matcher that occurs, where its words begin, rising;
    ``present`` those keys.
    """

    def __init__(self, raw: str, locale: Locale) -> None:
        self.locale = locale
        self.text = raw
        self.places: dict[int, list[int]] = {}
        self.present: frozenset[int] = frozenset()
        self._raw = raw
        if locale is Locale.EN and any(sign in raw for sign in _APART):
            self.text = BLANK.sub(" ", raw)

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

    def reaches(self, end: int, start: int) -> bool:
        """Whether what stands between two places is no wider than a gap may be."""
        if "\n" in self._raw and "\n" in self._raw[slice(*self.span(end, start))]:
            return False
        if self.locale is Locale.ZH:
            return start - end <= WIDEST[Locale.ZH]
        return self._words_between(end, start) <= WIDEST[Locale.EN]

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
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """Where the numbers stand, whole."""
        return tuple(found.span() for found in _NUMBERS[self.locale].finditer(self.text))

    def number_starts(self) -> Iterator[int]:
        """Where a number may begin: in Chinese anywhere inside one."""
        for start, end in self.numbers:
            yield from range(start, end) if self.locale is Locale.ZH else (start,)

    def number_ends(self, at: int) -> Iterator[int]:
        """Where a number that begins at a place may end, the longest first."""
        for start, end in self.numbers:
            if start <= at < end:
                if self.locale is Locale.ZH:
                    yield from range(end, at, -1)
                elif at == start:
                    yield end

    def _words_between(self, end: int, start: int) -> int:
        inside = end > 0 and self.text[end] in _IN_WORDS and self.text[end - 1] in _IN_WORDS
        return self._begun[start] - self._begun[end] + inside

    @cached_property
    def _begun(self) -> tuple[int, ...]:
        """How many words have begun before each place."""
        within = [char in _IN_WORDS for char in self.text]
        begins = (now and not before for before, now in zip([False, *within], within, strict=False))
        return (0, *accumulate(begins))

    @cached_property
    def _way_back(self) -> tuple[int, ...]:
        """For each character, where it stood in the text as it was given."""
        back: list[int] = []
        at = 0
        for found in BLANK.finditer(self._raw):
            back += range(at, found.start() + 1)
            at = found.end()
        return (*back, *range(at, len(self._raw)), len(self._raw))
