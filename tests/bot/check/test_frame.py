"""The mark stands under the place, however wide the characters are."""

from bot.check.frame import WIDEST, frame
from coach.compiler.diagnostics import Place


def drawn(line: str, column: int, **facts: object) -> list[str]:
    return frame((line,), Place(file="x", line=1, column=column), facts)


def test_chinese_characters_are_two_columns_wide() -> None:
    assert drawn("名字: 到店拒签  # 注", 5, found="到店拒签") == [
        "  |",
        "1 | 名字: 到店拒签  # 注",
        "  |       ^^^^^^^^",
    ]


def test_without_a_fact_at_the_place_one_character_is_marked() -> None:
    assert drawn("a: b c", 4, found="x") == ["  |", "1 | a: b c", "  |    ^"]


def test_the_end_of_a_line_is_marked_behind_it() -> None:
    assert drawn("a:", 3) == ["  |", "1 | a:", "  |   ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 100 + "here" + "b" * 100

    number, text, mark = drawn(line, 101, found="here")

    assert number == "  |"
    assert len(text) <= len("1 | ") + WIDEST + 1
    assert text.index("here") == mark.index("^^^^")
    assert text.startswith("1 | …")
    assert text.endswith("…")


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert drawn("a:\tb\x1b[2J\u202ec", 1)[1] == "1 | a: b�[2J�c"


def test_a_wide_blank_stays() -> None:
    assert drawn("甲\u3000乙", 3) == ["  |", "1 | 甲\u3000乙", "  |     ^^"]


def test_a_place_outside_the_file_draws_nothing() -> None:
    assert frame((), Place(file="x", line=1, column=1), {}) == []
