"""Tell whether a sentence names an amount."""

import re

from coach.vocabulary import Locale

_HAN = "零一二两三四五六七八九十百千万亿半"
_FIGURES = {
    Locale.ZH: re.compile(
        rf"[0-9]|百分之|[{_HAN}]{{2,}}"
        rf"|[{_HAN}](?:成|倍|块|毛|元|天|小时|分钟|秒|台|条|家|个月|个点|年|吨|公里|公斤|度|路|折|班|层)"
    ),
    Locale.EN: re.compile(
        r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
        r"|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|half|twice)\b"
    ),
}


def holds_figure(text: str, locale: Locale) -> bool:
    """Whether a normalised sentence names an amount: a number of something, not just "one"."""
    return _FIGURES[locale].search(text) is not None
