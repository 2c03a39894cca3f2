"""The slots of a sheet line."""

import pytest

from coach.slots import Slot, SlotError, parse_slots


def test_a_line_is_cut_into_texts_and_slots() -> None:
    assert parse_slots("拜访单：{见谁}，{ 何时 }。") == (
        "拜访单：",
        Slot(name="见谁", column=5),
        "，",
        Slot(name="何时", column=10),
        "。",
    )


def test_full_width_braces_count() -> None:
    assert parse_slots("｛deal size｝") == (Slot(name="deal size", column=1),)


def test_a_line_without_slots_is_one_text() -> None:
    assert parse_slots("就这样") == ("就这样",)
    assert parse_slots("") == ()


@pytest.mark.parametrize(
    ("text", "column"),
    [("甲{乙", 2), ("{}", 1), ("{ }", 1), ("{a{b}", 1), ("a}", 2), ("}{a}", 1), ("{a}b}", 5)],
)
def test_a_wrong_brace_is_named_by_its_column(text: str, column: int) -> None:
    assert parse_slots(text) == SlotError(column=column)
