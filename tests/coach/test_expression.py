"""The language of ``when`` and ``formula``."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.expression import (
    Binary,
    Expected,
    Expression,
    ExpressionError,
    Literal,
    Name,
    Number,
    evaluate,
    holds,
    names_in,
    parse,
)

NAMES = ("预计多大", "教练", "已知", "猜的", "问过的", "deal size", "why and how", "预算")
OPTIONS = ("有而且验证过", "还没有")


def read(text: str) -> Expression:
    found = parse(text, NAMES, OPTIONS)
    assert not isinstance(found, ExpressionError), found
    return found


def name(word: str, column: int) -> Name:
    return Name(name=word, column=column)


def test_a_condition_with_wan_reads_as_a_comparison() -> None:
    assert read("预计多大 >= 30万") == Binary(
        op=">=", left=name("预计多大", 1), right=Number(value="300000")
    )


def test_brackets_bind_before_division_and_division_before_addition() -> None:
    assert read("(已知 + 猜的 / 2) / 问过的") == Binary(
        op="/",
        left=Binary(
            op="+",
            left=name("已知", 2),
            right=Binary(op="/", left=name("猜的", 7), right=Number(value="2")),
        ),
        right=name("问过的", 17),
    )


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("预算＞＝1", ">="),
        ("预算≥1", ">="),
        ("预算 ≤ 1", "<="),
        ("预算≠1", "!="),
        ("预算 <> 1", "!="),
        ("预算 == 1", "="),
        ("预算＝1", "="),
        ("预算×1", "*"),
        ("预算÷1", "/"),
        ("预算且1", "and"),
        ("预算 OR 1", "or"),
    ],
)
def test_operators_may_be_typed_as_a_chinese_keyboard_gives_them(text: str, op: str) -> None:
    found = read(text)

    assert isinstance(found, Binary)
    assert found == Binary(op=op, left=name("预算", 1), right=Number(value="1"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30万", "300000"),
        ("3千", "3000"),
        ("25k", "25000"),
        ("1.5m", "1500000"),
        ("2百万", "2000000"),
        ("3亿", "300000000"),
        ("60%", "0.6"),
        ("30,000", "30000"),
        ("-2", "-2"),
        ("３０", "30"),
    ],
)
def test_numbers_know_their_units(text: str, value: str) -> None:
    assert read(text) == Number(value=value)


def test_a_minus_before_a_bracket_is_a_subtraction_from_nothing() -> None:
    one = Number(value="1")
    assert read("-(1)") == Number(value="-1")
    assert read("-预算") == Binary(op="-", left=Number(value="0"), right=name("预算", 2))
    assert read("--1") == Binary(op="-", left=Number(value="0"), right=Number(value="-1"))
    assert read("1-1") == Binary(op="-", left=one, right=one)


@pytest.mark.parametrize(
    "text",
    ["教练 = 还没有", "教练 = “还没有”", "教练='还没有'", '教练 ＝ "还没有"', "教练=「还没有」"],
)
def test_an_option_may_stand_bare_or_in_any_quotes(text: str) -> None:
    found = read(text)

    assert isinstance(found, Binary)
    assert found.right == Literal(text="还没有")


def test_the_longest_known_name_wins_over_a_word_inside_it() -> None:
    assert read("教练 = 有而且验证过 且 why and how") == Binary(
        op="and",
        left=Binary(op="=", left=name("教练", 1), right=Literal(text="有而且验证过")),
        right=name("why and how", 15),
    )


def test_words_that_are_no_name_stay_together_so_that_the_nearest_name_can_be_offered() -> None:
    assert read("deal sise > 3") == Binary(
        op=">", left=name("deal sise", 1), right=Number(value="3")
    )
    assert read("预算批了") == name("预算批了", 1)
    assert parse("customer's size or x") == Binary(
        op="or", left=name("customer's size", 1), right=name("x", 20)
    )


def test_a_bare_word_after_equals_is_a_text_unless_it_is_a_name() -> None:
    assert parse("a = b") == Binary(op="=", left=name("a", 1), right=Literal(text="b"))
    assert read("教练 = 预算") == Binary(op="=", left=name("教练", 1), right=name("预算", 6))


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("", 1, Expected.VALUE),
        ("1 +", 4, Expected.VALUE),
        (">= 3", 1, Expected.VALUE),
        ("(1", 3, Expected.CLOSE),
        ("1 2", 3, Expected.OPERATOR),
        ("1 < 2 < 3", 7, Expected.OPERATOR),
        ("教练 = “还没有", 6, Expected.QUOTE),
        ("(" * 20 + "1", 14, Expected.SHORTER),
        ("1+" * 60 + "1", 82, Expected.SHORTER),
        ("1" + " " * 300, 301, Expected.SHORTER),
    ],
)
def test_a_mistake_names_its_column(text: str, column: int, expected: Expected) -> None:
    found = parse(text, NAMES, OPTIONS)

    assert isinstance(found, ExpressionError)
    assert (found.column, found.expected) == (column, expected)


def test_a_mistake_shows_what_stands_there() -> None:
    assert parse("1 ？") == ExpressionError(column=3, expected=Expected.OPERATOR, found="？")


ANSWERS: dict[str, Decimal | str] = {
    "预计多大": Decimal(300000),
    "教练": "还没有",
    "已知": Decimal(4),
    "猜的": Decimal(1),
    "问过的": Decimal(6),
    "是": "yes",
    "否": "no",
    "日": "2026-12-08",
    "huge": Decimal("1e999999"),
    "零": Decimal(0),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(已知 + 猜的 / 2) / 问过的", Decimal("0.75")),
        ("已知 * 猜的 - 1", Decimal(3)),
        ("已知 / 零", None),
        ("已知 + 没答", None),
        ("已知 + 教练", None),
        ("huge * huge", None),
        ("预计多大 >= 30万", True),
        ("预计多大 > 30万", False),
        ("预计多大 < 30万", False),
        ("预计多大 <= 30万", True),
        ("没答 < 3", False),
        ("没答 ≠ 3", False),
        ("没答 = 没答", False),
        ("教练 = 还没有", True),
        ("教练 != 还没有", False),
        ("教练 < 3", False),
        ("日 < '2026-12-09'", True),
        ("日 = “2026-12-09”", False),
        ("是 = 有", True),
        ("否 = No", True),
        ("已知 = “4”", True),
        ("是 and 教练", True),
        ("是 且 否", False),
        ("没答 或 已知", True),
        ("没答 或 零", False),
        ("“x”", "x"),
    ],
)
def test_an_expression_has_a_value(text: str, value: object) -> None:
    found = parse(text, tuple(ANSWERS))
    assert not isinstance(found, ExpressionError)

    assert evaluate(found, ANSWERS.get) == value


def test_a_lone_name_holds_when_it_is_answered_with_more_than_no() -> None:
    assert [holds(name(word, 1), ANSWERS.get) for word in ("是", "否", "教练", "没答")] == [
        True,
        False,
        True,
        False,
    ]


def test_names_are_listed_from_left_to_right() -> None:
    assert names_in(read("(已知 + 2) / 问过的 = “x”")) == (name("已知", 2), name("问过的", 12))


@given(
    st.text(alphabet="预计多大教练已知 ()（）+-*/<>=≥≠且或andor0123456789.,万k%“”'\"", max_size=80)
)
def test_any_text_is_an_expression_or_a_mistake_inside_it(text: str) -> None:
    found = parse(text, NAMES, OPTIONS)

    if isinstance(found, ExpressionError):
        assert 1 <= found.column <= len(text) + 1
        return
    evaluate(found, ANSWERS.get)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Expression) == found
