"""Tell whether a message takes up what the other has just said."""

import re
from functools import lru_cache

from coach.judge.normalise import Normalised
from coach.vocabulary import Locale

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_ENGLISH_WORD = re.compile(r"[a-z][a-z']{3,}|\d+")
_NUMBER = re.compile(r"\d+|[一二两三四五六七八九十百千万]{2,}")
#: Characters that hold sentences together and take nothing up.
_FUNCTION = frozenset(
    "的了是我你他她它们在有不就这那吗呢吧啊嘛么会能要可以和跟对把被给让都也还很太再说想去来上下个"
    "一些什怎哪谁几多少为因所如果但而或与及其之到从向得地着过没大小好行看问知道觉现时候点样"
)
_COMMON = frozenset(
    (
        "about", "after", "again", "also", "been", "before", "come", "comes", "could", "does",
        "don't", "down",
        "from", "gets", "give", "going", "have", "here", "it's", "just", "know", "like", "make",
        "many", "mean", "more", "most", "much", "need", "only", "other", "over", "really", "right",
        "said", "same", "says", "should", "some", "take", "than", "that", "that's", "their", "them",
        "then", "there", "these", "they", "they're", "thing", "things", "think", "this", "those",
        "time", "very", "want", "we're", "well", "were", "what", "what's", "when", "where", "which",
        "will", "with", "would", "year", "you're", "your",
    )
)  # fmt: skip


def takes_up(said: Normalised, heard: Normalised, locale: Locale) -> bool:
    """Whether a word of substance in ``heard`` occurs in ``said``."""
    taken = substance(heard.text, locale)
    return bool(taken) and not taken.isdisjoint(substance(said.text, locale))


@lru_cache(maxsize=1 << 14)
def substance(text: str, locale: Locale) -> frozenset[str]:
    """The words of substance in a plain text.

    Any number, two Chinese characters in a row that are not there for grammar alone, an English
    word of four letters or more that is not.
    """
    if locale is Locale.EN:
        return frozenset(_ENGLISH_WORD.findall(text)) - _COMMON
    pairs = (
        run[at : at + 2]
        for run in _HAN_RUN.findall(text)
        for at in range(len(run) - 1)
        if _FUNCTION.isdisjoint(run[at : at + 2])
    )
    return frozenset((*pairs, *_NUMBER.findall(text)))
