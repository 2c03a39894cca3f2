"""Tell a heap of cue words from speech."""

import re
from itertools import pairwise

from coach.vocabulary import Locale

_PIECE = re.compile(r"[^\s,，、;；/|+。.!！?？]+(?: [^\s,，、;；/|+。.!！?？]+)*")
_ZH_PIECE = re.compile(r"[^\s,，、;；/|+。.!！?？]+")
_WORD = re.compile(r"[a-z0-9%']+")
#: From so many pieces up, pieces that are shorter than this on average are a heap: characters in
#: Chinese, words in English.
_LEAST = {Locale.ZH: 5, Locale.EN: 4}
_SHORT = {Locale.ZH: 3.0, Locale.EN: 2.0}
#: English speech holds small words; this many words without one in eight of them are a heap.
_SMALL = re.compile(
    "the|a|an|i|you|we|it|he|she|they|is|are|was|were|be|to|of|for|in|on|at|with|and|or|but|if"
    "|that|this|what|how|who|when|where|do|does|did|have|has|can|could|would|your|our|us|me|not"
    "|so|just|by|from|as|there|one|up|let|let's|i'll|i'd|it's|that's|you're|we're"
)
_LEAST_WORDS, _SMALL_SHARE = 5, 8
_LETTER = re.compile(r"[^\W_]")
#: From so many letters up, each pair of neighbours that comes so often on average is a heap.
_LEAST_LETTERS, _TIMES = 6, 3


def is_soup(plain: str, locale: Locale) -> bool:
    """Whether a plain text is bare words in a row, each perhaps a cue, with nothing said."""
    pieces = _ZH_PIECE.findall(plain) if locale is Locale.ZH else _PIECE.findall(plain)
    sizes = [len(piece) if locale is Locale.ZH else piece.count(" ") + 1 for piece in pieces]
    if len(sizes) >= _LEAST[locale] and sum(sizes) < _SHORT[locale] * len(sizes):
        return True
    return locale is Locale.EN and _wordy(_WORD.findall(plain))


def repeats(plain: str) -> bool:
    """Whether a text is a few characters over and over."""
    letters = _LETTER.findall(plain)
    pairs = {*pairwise(letters)}
    return len(letters) >= _LEAST_LETTERS and len(pairs) * _TIMES <= len(letters)


def _wordy(words: list[str]) -> bool:
    small = sum(_SMALL.fullmatch(word) is not None for word in words)
    return len(words) >= _LEAST_WORDS and small * _SMALL_SHARE < len(words)
