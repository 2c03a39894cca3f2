"""Weights: written, read, added up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.judge.leaning_words import FORMS, KINDS, NAMES, Subject
from coach.judge.weights import Lanes, Ready, Written, as_written, weights_of, weights_shape

NAMED = NAMES[Subject.MARKS]
some_weights = st.dictionaries(st.sampled_from(NAMED), st.integers(-999, 999), min_size=1)


@given(some_weights)
def test_what_was_written_is_read_as_it_was(weights: dict[str, int]) -> None:
    written = as_written(weights, NAMED)

    assert re.fullmatch(weights_shape(NAMED), written)
    assert weights_of(written) == weights


@pytest.mark.parametrize(
    "written",
    ["", "I", "I 8 ", "I  8", "I 8,", "I 8, ", "I 8 P 3", "I 8, I 9", "P 3, I 8", "I 1000", "X 1"],
)
def test_what_is_written_otherwise_has_not_the_shape(written: str) -> None:
    assert re.fullmatch(weights_shape(KINDS), "I 8, P 3")
    assert not re.fullmatch(weights_shape(KINDS), written)


def test_written_weights_are_read_by_their_words() -> None:
    words = Written({"赔给": "I 8, P -3", "谁": "S 2"})

    assert dict(words) == {"赔给": {"I": 8, "P": -3}, "谁": {"S": 2}}
    assert len(words) == 2
    with pytest.raises(KeyError):
        words["怪"]


def test_what_is_ready_is_worked_out_once() -> None:
    asked: list[int] = []

    def work(number: int) -> int:
        asked.append(number)
        return number * number

    ready = Ready(work)

    assert [ready[3], ready[3], ready[4]] == [9, 9, 16]
    assert asked == [3, 4]


def test_packed_weights_add_up_exactly_below_nothing_too() -> None:
    every = {name: at - 8 for at, name in enumerate((*KINDS, *FORMS))}

    lanes = Lanes(tuple(every))

    assert lanes.unpacked(lanes.packed(every) * 3) == tuple(
        (at - 8) * 3 for at in range(len(every))
    )
    assert lanes.unpacked(0) == (0,) * len(every)
