"""Numbers as people type them."""

from decimal import Decimal

import pytest

from coach.numerals import number_at, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18万", "180000"),
        ("18w", "180000"),
        ("五十万", "500000"),
        ("两万五", "25000"),
        ("1万2", "12000"),
        ("三千五", "3500"),
        ("一百零五", "105"),
        ("一百零五万", "1050000"),
        ("十五", "15"),
        ("二十", "20"),
        ("二〇二六", "2026"),
        ("一亿两千万", "120000000"),
        ("1亿2000万", "120000000"),
        ("1.5百万", "1500000"),
        ("3千", "3000"),
        ("25k", "25000"),
        ("25K", "25000"),
        ("1.5 million", "1500000"),
        ("2bn", "2000000000"),
        ("3 hundred", "300"),
        ("30,000", "30000"),
        ("1,234,567.8", "1234567.8"),
        ("12.5%", "0.125"),
        ("60 percent", "0.6"),
        ("0", "0"),
        ("100", "100"),
        ("1e5", "1"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str) -> None:
    found = number_at(text, 0)

    assert found is not None
    assert plain(found.value) == value


@pytest.mark.parametrize(("text", "end"), [("25km", 2), ("18万左右", 3), ("5 kids", 1), ("3.", 1)])
def test_a_number_ends_where_its_unit_ends(text: str, end: int) -> None:
    found = number_at(text, 0)

    assert found is not None
    assert found.end == end


@pytest.mark.parametrize("text", ["万", "x1", "", ".", "million"])
def test_what_does_not_begin_with_a_number_is_none(text: str) -> None:
    assert number_at(text, 0) is None


def test_plain_text_has_no_exponent_and_no_needless_zeros() -> None:
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("0.7500")) == "0.75"
    assert Decimal(plain(Decimal("-0.50"))) == Decimal("-0.5")
