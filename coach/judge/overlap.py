"""Find the words of the customer that a sentence takes up."""

import re

from coach.judge.normalise import Normalised
from coach.vocabulary import Locale

_NOT_LETTERS = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2}")
_WORD = re.compile(r"[a-z][a-z']+")
_SHORTEST_WORD = 4
#: Pairs of characters, and words, that say nothing of what is talked about.
_EMPTY_ZH = re.compile(
    "我们|你们|他们|咱们|可以|不是|这个|那个|一个|没有|现在|已经|需要|什么|怎么|就是|还是|一下"
    "|不用|不要|有需|我看|你看|先看|看看|再说|再看|一直|时候|这边|这块|都是|也没|的话|不了|不会"
    "|不能|你先|我先|就别|我也|的事|的时|我这"
)
_EMPTY_EN = re.compile(
    "have|with|this|that|your|you're|need|already|using|them|they|their|will|just|like|from|want"
    "|what|when|about|right|more|really|some|into|been|were|would|could|should|don't|we're|we've"
    "|does|it's|there|then|than|i'm|let's|also|very|much|only|here|that's|over|back|send|look|know"
)
#: Numbers of some length; 一 and one stand in any sentence.
_FIGURE = re.compile(
    r"\d[\d.,]*|[〇零一二两三四五六七八九十百千万亿]{2,}"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand|million)\b"
)


def letters(plain: str) -> str:
    """The letters and digits of a plain text alone."""
    return _NOT_LETTERS.sub("", plain)


def shared(sentence: Normalised, objection: Normalised, locale: Locale) -> tuple[int, int] | None:
    """The raw span of the first words of the sentence that the objection holds as well.

    In Chinese two characters in a row, in English one word of four letters or more; words that
    stand in any sentence do not count.
    """
    if locale is Locale.ZH:
        return _shared_pair(sentence, objection.text)
    return _shared_word(sentence, objection.text)


def _shared_pair(sentence: Normalised, objection: str) -> tuple[int, int] | None:
    for start in range(len(sentence.text) - 1):
        pair = sentence.text[start : start + 2]
        if _HAN.fullmatch(pair) and pair in objection and not _EMPTY_ZH.fullmatch(pair):
            return sentence.raw_span(start, start + 2)
    return None


def _shared_word(sentence: Normalised, objection: str) -> tuple[int, int] | None:
    theirs = _WORD.findall(objection)
    for found in _WORD.finditer(sentence.text):
        word = found.group()
        if len(word) >= _SHORTEST_WORD and word in theirs and not _EMPTY_EN.fullmatch(word):
            return sentence.raw_span(*found.span())
    return None


def is_their_figure(figure: str, sentence: Normalised, objection: Normalised) -> bool:
    """Whether a figure is the customer's own, and the sentence holds no other beside it.

    ``figure`` is plain text. What he said himself proves nothing to him.
    """
    if figure not in objection.text:
        return False
    return all(number in objection.text for number in _FIGURE.findall(sentence.text))
