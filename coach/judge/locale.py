"""Guess the language of one message."""

import re

from coach.vocabulary import Locale

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def guess_locale(text: str) -> Locale:
    """Chinese when Chinese characters are at least half as many as Latin words, else English.

    A text with neither is English: digits and signs read the same.
    """
    han = len(_HAN.findall(text))
    words = len(_LATIN_WORD.findall(_HAN.sub(" ", text)))
    return Locale.ZH if han and han * 2 >= words else Locale.EN
