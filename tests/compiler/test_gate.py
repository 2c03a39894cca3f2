"""What may be read at all, in the order in which it is refused."""

import time

import pytest

from coach.compiler.diagnostics import Place
from coach.compiler.gate import (
    MOST_BYTES,
    OF_PLAYBOOKS,
    OF_RULES,
    admit,
    forbidden_kind,
    likely_encoding,
    lines_of,
)
from coach.compiler.nodes import Mapping, Scalar, Sequence
from coach.compiler.reader import MOST_NODES, resolve
from coach.compiler.source import Source, read_source


def told(source: Source) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in source.diagnostics]


def test_the_size_is_judged_before_anything_else() -> None:
    assert told(read_source(b"\xff" * (MOST_BYTES + 1), "big.yaml")) == [("DL001", 1, 1)]


def test_a_file_of_just_the_most_bytes_is_read() -> None:
    data = b"a: b\n" + b"#" * (MOST_BYTES - 5)

    assert told(read_source(data, "full.yaml")) == []


def test_no_file_may_have_more_nodes() -> None:
    data = b"- a\n" * MOST_NODES

    assert told(read_source(data, "many.yaml", OF_RULES)) == [("DL005", MOST_NODES, 3)]


def test_only_a_file_of_rules_may_have_a_longer_value() -> None:
    data = b"a: |\n" + b"  word = I 3\n" * OF_PLAYBOOKS.value

    assert told(read_source(data, "long.yaml")) == [("DL006", 1, 4)]
    assert told(read_source(data, "long.yaml", OF_RULES)) == []


@pytest.mark.parametrize("remark", ["# what follows\n", "  # indented\n", "\n# after a blank\n"])
def test_a_remark_behind_a_block_of_text_opens_no_quote(remark: str) -> None:
    data = f"a: |\n  words\n{remark}b: 1\n".encode()

    assert told(read_source(data, "block.yaml")) == []


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = read_source(b"\xef\xbb\xbfa: 1\n", "bom.yaml")

    assert source.lines == ("a: 1", "")
    assert told(source) == []
    assert isinstance(source.root, Mapping)
    assert source.root.place == Place(file="bom.yaml", line=1, column=1)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("打法：我们的客户".encode("gb18030"), "GBK"),
        ("打法：我們的客戶，他們來到這個".encode("big5"), "Big5"),
        ("打法".encode("utf-16"), "UTF-16"),
        ("打法 a".encode("utf-16-le"), "UTF-16"),
        (b"caf\xe9", ""),
    ],
)
def test_a_likely_encoding_is_named(data: bytes, encoding: str) -> None:
    assert likely_encoding(data) == encoding
    (found,) = admit(data, "x.yaml", MOST_BYTES).diagnostics
    assert (found.code, found.facts) == ("DL002", {"encoding": encoding})


def test_sixteen_bit_text_that_is_valid_by_accident_is_still_named() -> None:
    (found,) = admit("a: b".encode("utf-16-le"), "x.yaml", MOST_BYTES).diagnostics

    assert (found.code, found.facts) == ("DL002", {"encoding": "UTF-16"})


def test_a_byte_offset_becomes_a_line_and_a_column_in_characters() -> None:
    data = "甲: 乙\r\n丙丁: ".encode() + b"\xff\n"

    assert told(read_source(data, "x.yaml")) == [("DL002", 2, 5)]


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("\0", "nul"),
        ("\x07", "control"),
        ("\x7f", "control"),
        ("\x9b", "control"),
        ("\x85", "break"),
        ("\u2028", "break"),
        ("\u2029", "break"),
        ("\u200e", "bidi"),
        ("\u202e", "bidi"),
        ("\u2067", "bidi"),
        ("\ud800", "surrogate"),
        ("\ufffe", "noncharacter"),
        ("\ufdd0", "noncharacter"),
        ("\U0010ffff", "noncharacter"),
        ("\ufeff", "mark"),
        ("\t", ""),
        ("\n", ""),
        ("\r", ""),
        ("字", ""),
        ("\u3000", ""),
        ("\U0001f44d", ""),
        ("\u200d", ""),
    ],
)
def test_characters_that_hide_or_move_text_are_refused(character: str, kind: str) -> None:
    assert forbidden_kind(character) == kind


def test_every_forbidden_character_is_told_at_its_place() -> None:
    source = read_source("a: 1\u2028\nb: \u202e2\n".encode(), "x.yaml")

    assert told(source) == [("DL003", 1, 5), ("DL003", 2, 4)]


def test_lines_are_those_of_an_editor() -> None:
    assert lines_of("a\nb\r\nc\rd") == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b"{a: " * 60_000, b"- " * 100_000, b"? " * 100_000, b"a:\n" + b" " * 200_000],
    ids=["brackets", "braces", "dashes", "questions", "blanks"],
)
def test_deep_files_are_given_up_while_they_stream(data: bytes) -> None:
    begun = time.perf_counter()
    source = read_source(data, "deep.yaml")

    assert time.perf_counter() - begun < 1
    assert source.root is None or isinstance(source.root, Mapping)


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    assert told(read_source(b"[" * 20 + b"]" * 20, "x.yaml")) == []
    assert told(read_source(b"[" * 21 + b"]" * 21, "x.yaml")) == [("DL004", 1, 21)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-7", -7),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        ("1.5", "1.5"),
        ("12:30:45", "12:30:45"),
        ("2026-01-05", "2026-01-05"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        (".inf", ".inf"),
    ],
)
def test_bare_words_follow_our_own_rules(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_a_tree_keeps_values_with_their_places() -> None:
    source = read_source(b"a: [1, 'x']\nb:\n  - c\n", "t.yaml")

    def at(line: int, column: int) -> Place:
        return Place(file="t.yaml", line=line, column=column)

    assert isinstance(source.root, Mapping)
    assert [pair.key.text for pair in source.root.pairs] == ["a", "b"]
    assert source.root.get("a") == Sequence(
        place=at(1, 4),
        items=(
            Scalar(place=at(1, 5), text="1", value=1, lead=0),
            Scalar(place=at(1, 8), text="x", value="x", lead=1),
        ),
    )
    assert source.root.get("b") == Sequence(
        place=at(3, 3), items=(Scalar(place=at(3, 5), text="c", value="c", lead=0),)
    )
    assert source.root.get("c") is None


@pytest.mark.parametrize(
    ("data", "column"),
    [(b"a: bcd", 6), (b"a: 'bcd'", 7), (b'a: "b\\u0063d"', 4), (b"a: |\n  bcd\n", 4)],
    ids=["plain", "quoted", "escaped", "block"],
)
def test_a_place_inside_a_text_is_told_when_it_can_be(data: bytes, column: int) -> None:
    source = read_source(data, "x.yaml")

    assert isinstance(source.root, Mapping)
    value = source.root.get("a")
    assert isinstance(value, Scalar)
    assert value.within(2).column == column


def test_a_merge_sign_in_quotes_is_refused_too() -> None:
    assert told(read_source(b"a:\n  '<<': b\n", "x.yaml")) == [("DL009", 2, 3)]


def test_mistakes_that_leave_the_tree_whole_hide_nothing_after_them() -> None:
    source = read_source(b"a: &x 1\nb: *x\na: !t 2\n'*': <<\n", "x.yaml")

    assert told(source) == [
        ("DL007", 1, 4),
        ("DL008", 2, 4),
        ("DL013", 3, 1),
        ("DL010", 3, 4),
    ]


def test_an_alias_as_a_key_is_told_once() -> None:
    assert told(read_source(b"*x : 1\n", "x.yaml")) == [("DL008", 1, 1)]


def test_an_empty_file_is_told() -> None:
    assert told(read_source(b"# nothing\n", "x.yaml")) == [("DL015", 1, 1)]
