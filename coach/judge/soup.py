"""Tell a heap of words, and a sentence that falls apart, from speech."""

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

_HUM = re.compile(r"\b(?:um+|uh+|er+|erm|hm+|eh)\b|[^\w' ]")
#: What no English sentence holds: a noun's company without the noun, links in a row, an open end.
_TORN = re.compile(
    r"\b(?:the|your|our|their) "
    r"(?:of|and|or|but|if|is|are|was|were|because|when|which|so|you|they)\b"
    r"|\b(?:if|because|therefore) (?:why|because|therefore|then|so)\b"
    r"|(?:\b(?:is|does|will|can|do|are) (?:it|you) ?){3}"
    r"|\b(?:the|your|our|of a|and then)$"
)
#: A longer one is a slip of the tongue.
_FEWEST, _SHORTEST = 4, 10
#: Chinese links; of three sorts, with no more beside them than they are, they link nothing.
_LINK = re.compile(
    "为什么|如果|要是|那么|那就|因为|所以|因此|然后|的话|那个|就是说|但是|不过|而且|或者|虽然|那会|呃"
)
_SORTS = 3


def is_soup(plain: str, locale: Locale) -> bool:
    """Whether a plain text is bare words in a row, each perhaps a cue, with nothing said."""
    pieces = _ZH_PIECE.findall(plain) if locale is Locale.ZH else _PIECE.findall(plain)
    sizes = [len(piece) if locale is Locale.ZH else piece.count(" ") + 1 for piece in pieces]
    if len(sizes) >= _LEAST[locale] and sum(sizes) < _SHORT[locale] * len(sizes):
        return True
    return locale is Locale.EN and _wordy(_WORD.findall(plain))


def falls_apart(plain: str, locale: Locale) -> bool:
    """Whether the words of a plain text are of the language and yet make no sentence."""
    if locale is Locale.EN:
        words = _HUM.sub(" ", plain).split()
        return _FEWEST <= len(words) <= _SHORTEST and bool(_TORN.search(" ".join(words)))
    letters = "".join(_LETTER.findall(plain))
    links = _LINK.findall(letters)
    return len({*links}) >= _SORTS and 2 * len("".join(links)) >= len(letters)


def repeats(plain: str) -> bool:
    """Whether a text is a few characters over and over."""
    letters = _LETTER.findall(plain)
    pairs = {*pairwise(letters)}
    return len(letters) >= _LEAST_LETTERS and len(pairs) * _TIMES <= len(letters)


def _wordy(words: list[str]) -> bool:
    small = sum(_SMALL.fullmatch(word) is not None for word in words)
    return len(words) >= _LEAST_WORDS and small * _SMALL_SHARE < len(words)
