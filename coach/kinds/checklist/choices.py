"""Find the option, or the yes or no, that an answer means."""

import re

from rapidfuzz import fuzz

from coach.kinds.checklist.fold import fold
from coach.numerals import number_at

_NUMBERED = re.compile(
    r"(?:第|option |no\.? ?)?(\d{1,2}|[一二三四五六七八九十])(?:个|项|条|[.、)])?"
)
_CLOSE = 78
_LETTERS = re.compile(r"[\W_]+")
_NO = re.compile(
    r"(?:还|暂|目前|现在)*(?:没|不|否|未|无)|no\b|not\b|nope\b|nah\b|never\b|n$|haven't|hasn't|isn't|don't"
)
_YES = re.compile(
    r"(?:已经?|早)?(?:是|对|有|嗯|好|可以|行|没错|当然|确定|确认|批了|定了)"
    r"|y$|yes\b|yeah\b|yep\b|sure\b|ok\b|okay\b|correct\b|right\b|already\b"
)
_WORD = re.compile(
    r"\b(?!(?:with|this|that|from|have|they|them|what|when|some|just|want|will|your|their|about)\b)"
    r"[a-z]{4,}"
)
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_NOT_NO = re.compile(r"没错|没问题|不错|no problem|not bad")


def find_option(text: str, options: tuple[str, ...]) -> int | None:
    """Return the index of the option meant: by number, words, part of them, spelling.

    None when none is meant, or more than one.
    """
    folded = fold(text).strip(" 。.!！")
    numbered = _NUMBERED.fullmatch(folded)
    if numbered is not None:
        number = number_at(numbered[1], 0)
        if number is not None and 1 <= number.value <= len(options):
            return int(number.value) - 1
    keys = tuple(_key(option) for option in options)
    said = _key(text)
    if said in keys:
        return keys.index(said)
    inside = [index for index, key in enumerate(keys) if key and key in said]
    if inside:
        return max(inside, key=lambda index: (len(keys[index]), -index))
    near = _near(said, keys)
    return _by_word(folded, options) if near is None else near


def _near(said: str, keys: tuple[str, ...]) -> int | None:
    around = [index for index, key in enumerate(keys) if said and said in key]
    if len(around) == 1:
        return around[0]
    scores = [fuzz.ratio(said, key) for key in keys]
    best = max(scores, default=0)
    if best < _CLOSE or scores.count(best) > 1:
        return None
    return scores.index(best)


def _by_word(folded: str, options: tuple[str, ...]) -> int | None:
    """The one option of which the text says a word that no other option holds."""
    if _NO.match(folded) is not None:
        return None
    words = tuple(_words(fold(option)) for option in options)
    said = _words(folded)
    meant = [
        index
        for index, own in enumerate(words)
        if any(word in said and sum(word in other for other in words) == 1 for word in own)
    ]
    return meant[0] if len(meant) == 1 else None


def _words(folded: str) -> tuple[str, ...]:
    """English words of some length, and each two Chinese characters in a row."""
    return (*_WORD.findall(folded), *_PAIR.findall(folded))


def is_yes(text: str) -> bool | None:
    """Whether the text begins with a yes (True) or a no (False); None when with neither."""
    folded = fold(text).strip()
    if _NOT_NO.match(folded) is None and _NO.match(folded) is not None:
        return False
    return True if _YES.match(folded) or _NOT_NO.match(folded) else None


def _key(text: str) -> str:
    return _LETTERS.sub("", fold(text))
