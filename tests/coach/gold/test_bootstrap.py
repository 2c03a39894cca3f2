"""Intervals are the same every time, and narrow as entries grow many."""

import pytest

from coach.gold.bootstrap import interval
from coach.gold.figures import accuracy

RIGHT, WRONG = (("S", "S"),), (("S", "P"),)


def test_the_same_entries_and_seed_give_the_same_interval() -> None:
    entries = (RIGHT, RIGHT, WRONG) * 5

    assert interval(entries, accuracy, "s", 200) == interval(entries, accuracy, "s", 200)
    assert interval(entries, accuracy, "s", 200) != interval(entries, accuracy, "t", 37)


def test_where_all_is_right_there_is_no_doubt() -> None:
    assert interval((RIGHT,) * 9, accuracy, "s", 100) == (1.0, 1.0)


def test_an_interval_holds_the_figure_and_matches_the_binomial() -> None:
    # Of 100 entries 70 right: 95 % of draws lie within 0.70 ± 0.09.
    low, high = interval((RIGHT,) * 70 + (WRONG,) * 30, accuracy, "s")

    assert [low, high] == pytest.approx([0.61, 0.79], abs=0.02)


def test_more_entries_make_a_narrower_interval() -> None:
    few = interval((RIGHT, WRONG) * 10, accuracy, "s", 300)
    many = interval((RIGHT, WRONG) * 200, accuracy, "s", 300)

    assert many[1] - many[0] < (few[1] - few[0]) / 3


def test_an_entry_is_drawn_with_all_its_labels() -> None:
    # One entry with a right and a wrong label: every draw is half right.
    assert interval(((*RIGHT, *WRONG),) * 4, accuracy, "s", 50) == (0.5, 0.5)


def test_there_must_be_something_to_draw_from() -> None:
    with pytest.raises(ValueError, match="nothing to draw from"):
        interval((), accuracy, "s")
