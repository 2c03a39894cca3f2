"""Many patterns at once, in linear time."""

from time import thread_time

import pytest

from coach.judge.normalise import normalise
from coach.vocabulary import Locale
from tests.coach.judge.library import language

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

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
    """The best of three readings of a text, in both languages; what others do is not counted."""
    best = float("inf")
    for _ in range(3):
        start = thread_time()
        for sentence in normalise(text).sentences():
            for locale in Locale:
                language().hits(sentence, locale)
        best = min(best, thread_time() - start)
    return best


@pytest.mark.parametrize("kind", HOSTILE)
def test_four_times_the_text_takes_about_four_times_the_time(kind: str) -> None:
    unit = HOSTILE[kind]
    little = (unit * 6_000)[:6_000]
    seconds(little)

    # Each place looked at from each other would take sixteen times as long.
    assert seconds(little * 4) < 10 * seconds(little) + 0.002
