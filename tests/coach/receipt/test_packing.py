"""Rules are packed for a receipt, and come out as they went in."""

import zlib
from base64 import b64encode

import pytest

from coach.receipt.packing import MOST_RULES, packed, unpacked

RULES = '{"a.yaml": "规则: [能不能, 多少]"}'.encode()


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def test_rules_come_out_as_they_went_in() -> None:
    assert unpacked(packed(RULES)) == RULES


def test_many_rules_take_little_room() -> None:
    many = RULES * 1000

    assert len(packed(many)) * 20 < len(many)


def test_rules_that_were_never_packed_stand_for_themselves() -> None:
    assert unpacked(RULES.decode()) == RULES


def test_as_many_as_may_be_are_unpacked_and_not_one_more() -> None:
    assert unpacked(packed(b" " * MOST_RULES)) == b" " * MOST_RULES
    assert unpacked(packed(b" " * (MOST_RULES + 1))) is None


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x",
        "规则",
        base64(b"no zlib at all"),
        base64(zlib.compress(RULES)[:-1]),
        base64(zlib.compress(RULES) + b"more"),
        packed(RULES)[:-1],
    ],
)
def test_what_is_no_packing_is_none(source: str) -> None:
    assert unpacked(source) is None
