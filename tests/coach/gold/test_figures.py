"""The figures of small tables, reckoned by hand."""

import pytest

from coach.gold.figures import Label, accuracy, balanced, count, labels, macro_f1, share

#: Six of S, of which four right; four of P, of which two right and one not seen at all.
TABLE = {("S", "S"): 4, ("S", "P"): 2, ("P", "P"): 2, ("P", "S"): 1, ("P", "-"): 1}


def test_pairs_are_counted() -> None:
    assert count([("S", "S"), ("S", "P"), ("S", "S")]) == {("S", "S"): 2, ("S", "P"): 1}


def test_accuracy_is_the_share_of_agreement() -> None:
    assert accuracy(TABLE) == pytest.approx(6 / 10)


def test_each_label_that_people_give_has_its_figures() -> None:
    assert labels(TABLE) == (
        Label(label="P", support=4, precision=2 / 4, recall=2 / 4, f1=4 / 8),
        Label(label="S", support=6, precision=4 / 5, recall=4 / 6, f1=8 / 11),
    )


def test_macro_f1_is_the_plain_mean_of_the_labels() -> None:
    assert macro_f1(TABLE) == pytest.approx((4 / 8 + 8 / 11) / 2)


def test_balanced_accuracy_is_the_mean_recall() -> None:
    assert balanced(TABLE) == pytest.approx((2 / 4 + 4 / 6) / 2)


def test_no_label_is_not_averaged_but_costs_precision() -> None:
    seen = {("S", "S"): 1, ("-", "S"): 1, ("-", "-"): 8}

    assert labels(seen) == (Label(label="S", support=1, precision=0.5, recall=1.0, f1=2 / 3),)
    assert macro_f1(seen) == pytest.approx(2 / 3)


def test_a_label_that_is_never_found_has_no_precision() -> None:
    assert labels({("S", "P"): 3}) == (
        Label(label="S", support=3, precision=0.0, recall=0.0, f1=0.0),
    )


def test_nothing_measured_is_nothing_right() -> None:
    assert (accuracy({}), macro_f1({}), balanced({})) == (0.0, 0.0, 0.0)


def test_a_share_of_nothing_is_nothing() -> None:
    assert (share(1, 4), share(1, 0)) == (0.25, 0.0)
