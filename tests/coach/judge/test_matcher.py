"""Many patterns at once, in linear time."""

from time import perf_counter

import pytest

from coach.judge.normalise import normalise
from coach.vocabulary import Locale
from tests.coach.judge.library import language

HOSTILE = {
    "one character": "如",
    "openings without an end": "如果会不会对你",
    "blanks": "如果 \n",
    "brackets": "(((如果|",
    "marks": "吗？！",
    "latin": "what if you could how ",
    "combining": "e\u0301",
}


def seconds(text: str) -> float:
    """The best of three readings of a text, all sentences, both languages."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        for sentence in normalise(text).sentences():
            for locale in Locale:
                language().hits(sentence, locale)
        best = min(best, perf_counter() - start)
    return best


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(kind: str) -> None:
    unit = HOSTILE[kind]
    half = (unit * 25_000)[:25_000]
    seconds(half)

    assert seconds(half + half) < 4 * seconds(half) + 0.005
