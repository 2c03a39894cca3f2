"""Tell a sentence of words from gibberish, filler and scraps."""

import re

from coach.judge.scores import Scores
from coach.vocabulary import Locale

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9']+")
LEAST = {Locale.ZH: 4, Locale.EN: 3}
_FILLED = 3.0


def enough_said(text: str, scores: Scores, locale: Locale) -> bool:
    """Whether a sentence has words enough, words of the language, and is not mostly filler.

    English words count once however often they are said.
    """
    said = (_HAN if locale is Locale.ZH else _WORD).findall(text)
    size = len(said if locale is Locale.ZH else frozenset(said))
    filler = scores.of("flag:filler")
    return size >= LEAST[locale] and filler < _FILLED and scores.of("sign:words") > 0
