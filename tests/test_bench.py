"""The judge's time grows slowly with rules, and long messages are not read to their end."""

from functools import cache, partial
from statistics import median

import pytest
from msgspec.structs import replace

from coach.judge.language import Language
from coach.judge.normalise import MOST_READ, identity
from coach.judge.scene import NO_SCENE
from coach.judge.utterance import read_utterance
from coach.vocabulary import Locale
from tests.bench import FEW_RULES, LONG, LONGEST, MANY_RULES, language, more_rules, reading_times

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

#: Measured twice, the quicker counts: other work on the machine only ever adds.
TIMES = 2
#: The suite takes one rule and one line in so many; ``python -m tests.bench`` takes them all.
LESS, LESS_SAID = 10, 4
#: A guard against rules that cost each its own time; the aim is 2 (``python -m tests.bench``).
MOST = 6


@cache
def judge_of(count: int) -> Language:
    return Language(more_rules(count), identity)


@pytest.mark.parametrize("locale", Locale)
def test_ten_times_the_rules_cost_far_less_than_ten_times_the_time(locale: Locale) -> None:
    few, many = (judge_of(count) for count in (FEW_RULES // LESS, MANY_RULES // LESS))
    read = partial(reading_times, one_in=LESS_SAID)

    pairs = [(median(read(few, locale)), median(read(many, locale))) for _ in range(TIMES)]

    assert min(slow for _, slow in pairs) <= MOST * min(quick for quick, _ in pairs)


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_of_a_long_message_no_more_is_read_than_of_its_beginning(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    whole = read_utterance(language(), text, NO_SCENE)

    assert replace(whole, text="") == replace(
        read_utterance(language(), text[:MOST_READ], NO_SCENE), text=""
    )
