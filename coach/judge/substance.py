"""Tell a sentence of words from gibberish, filler and scraps."""

import re

from coach.judge.scores import Scores
from coach.vocabulary import Locale

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9']+")
LEAST = {Locale.ZH: 4, Locale.EN: 3}
#: Beside filler so many.
_LEAST_BESIDE = {Locale.ZH: 9, Locale.EN: 8}
_FILLED, _HEAPED = 3.0, 6.0


def enough_said(text: str, scores: Scores, locale: Locale) -> bool:
    """Whether a sentence has words enough, and words of the language.

    English words count once however often they are said. Where some are filler it takes more
    words; a heap of filler is never enough.
    """
    said = (_HAN if locale is Locale.ZH else _WORD).findall(text)
    size = len(said if locale is Locale.ZH else frozenset(said))
    filler = scores.of("flag:filler")
    least = _LEAST_BESIDE if filler >= _FILLED else LEAST
    return size >= least[locale] and filler < _HEAPED and scores.of("sign:words") > 0
