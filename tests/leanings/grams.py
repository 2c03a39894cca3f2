"""All pieces of a plain sentence that may become leaning words."""

import re
from collections.abc import Iterator

from coach.judge.leaning_words import is_word
from coach.vocabulary import Locale

LONGEST = {Locale.ZH: 4, Locale.EN: 3}
#: English words count by their beginnings, too, of so many letters.
STEMS = (4, 5, 6)
_NO_LETTER = re.compile(r"[^\w']")


def grams(text: str, locale: Locale) -> frozenset[str]:
    """Every candidate that stands in a sentence, by the name it goes by among the words."""
    bare = _NO_LETTER.sub(" ", text).strip()
    found = _characters(bare) if locale is Locale.ZH else _words(bare)
    return frozenset(one for one in found if is_word(one, locale))


def _characters(bare: str) -> Iterator[str]:
    for size in range(1, LONGEST[Locale.ZH] + 1):
        for at in range(len(bare) - size + 1):
            yield from _bound(bare[at : at + size], "", first=at == 0, last=at + size == len(bare))


def _words(bare: str) -> Iterator[str]:
    runs = [run.split(" ") for run in re.split(r" {2,}", bare)]
    for number, run in enumerate(runs):
        for size in range(1, LONGEST[Locale.EN] + 1):
            for at in range(len(run) - size + 1):
                first = number == 0 and at == 0
                last = number == len(runs) - 1 and at + size == len(run)
                yield from _bound(" ".join(run[at : at + size]), " ", first=first, last=last)
        for word in run:
            yield from (f"{word[:size]}*" for size in STEMS if len(word) > size)


def _bound(gram: str, pad: str, *, first: bool, last: bool) -> Iterator[str]:
    """A piece by itself, and tied to the bounds it touches."""
    yield gram
    if first:
        yield f"^{pad}{gram}"
    if last:
        yield f"{gram}{pad}$"
    if first and last:
        yield f"^{pad}{gram}{pad}$"
