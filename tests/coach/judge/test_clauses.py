"""The parts of one sentence."""

import pytest

from coach.judge.clauses import after_preface
from coach.judge.normalise import normalise


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("If you don't mind me asking, who runs it?", "who runs it?"),
        ("before i waste your day, what hurts", "what hurts"),
        ("Before I send it, one word", "before i send it, one word"),
        ("Who runs it?", "who runs it?"),
    ],
)
def test_a_polite_preface_is_no_part_of_the_question(said: str, left: str) -> None:
    assert after_preface(normalise(said)).text == left
