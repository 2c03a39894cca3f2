"""A broken file names the character and its cure."""

import pytest

from coach.compiler.source import read_source

#: What an author wrote, and the one thing to be told: code, line, column.
BROKEN = {
    "full-width colon first in a list": ("a:\n  - area：钱\n    weight: 3\n", ("DL021", 2, 9)),
    "full-width colon on the last line": ("a: 1\nb：2\n", ("DL021", 2, 2)),
    "full-width colon below a list": ("a: [1]\nb：2\nc: 3\n", ("DL021", 2, 2)),
    "no space in a list": ("a:\n  - area:钱\n    weight: 3\n", ("DL022", 2, 9)),
    "quote then text in a list": ("a:\n  - '好的'他说\n  - b\n", ("DL023", 2, 5)),
    "tab below": ("a:\n\tb: 1\n", ("DL024", 2, 1)),
    "tab after blanks": ("a:\n  - b: 1\n \t c: 1\n", ("DL024", 3, 2)),
    "quote open to the end": ('a: "abc\nb: 1\n', ("DL025", 1, 4)),
    "quote open to the next": ('a: "abc\nb: "x"\n', ("DL025", 1, 4)),
    "quote open to one before a number sign": ('a: "abc\nb: ["#", c]\n', ("DL025", 1, 4)),
    "quote open to one before a sign, then out of line": (
        'a:\n  b: "abc\nc: ["#", d]\n e: f\n',
        ("DL025", 2, 6),
    ),
    "quote open to one far below": (
        'a: "abc\nb: 1\nc: 2\nd: 3\ne: 4\nf: say "x" y\n',
        ("DL025", 1, 4),
    ),
    "bracket open": ("a: [b, c\nd: 1\n", ("DL026", 1, 4)),
    "bracket open at the end": ("[", ("DL026", 1, 1)),
    "comma twice": ("a: [b,, c]\n", ("DL026", 1, 4)),
    "brace open": ("a: {b: 1\nc: 2\n", ("DL026", 1, 4)),
    "colon in a sentence": ("a: Look: here\n", ("DL027", 1, 8)),
    "block under a value": ("a: 1\n  b: 2\n", ("DL028", 2, 3)),
    "out of line": ("a:\n  b: 1\n c: 2\n", ("DL028", 3, 2)),
    "out of line after a quoted text": ("a:\n  b: 'x'\n c: 2\n", ("DL028", 3, 2)),
    "out of line after a quoted key": ('? "abc\n  d" e\n', ("DL028", 2, 6)),
    "at sign": ("a: @x\n", ("DL029", 1, 4)),
    "per cent": ("a: %x\n", ("DL029", 1, 4)),
    "star": ("a: *重点*\n", ("DL029", 1, 4)),
    "exclamation mark": ("a: !急\n", ("DL029", 1, 4)),
    "closing brace": ("a: }\n", ("DL029", 1, 4)),
    "dash": ("a: - b\n", ("DL029", 1, 4)),
    "bar": ("a: |x\n b\n", ("DL029", 1, 4)),
    "greater": ("a: >30\n", ("DL029", 1, 4)),
    "unknown handle": ("a: !x!y z\n", ("DL029", 1, 4)),
    "question mark": ("a: ? x\n", ("DL029", 1, 4)),
    "escape": ('a: "\\q"\n', ("DL030", 1, 5)),
    "half a character": ('a: "\\ud800"\n', ("DL030", 1, 7)),
    "no colon": ("a:\n- b\nc\n", ("DL033", 3, 1)),
    "a second document after dots": ("a: 1\n...\nb: 1\n", ("DL012", 3, 1)),
    "an unknown directive": ("%FOO 1\n---\na: 1\n", ("DL011", 1, 1)),
    "after the end": ("[a]\nb: 1\n", ("DL020", 2, 1)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_cause_is_told_where_it_stands(name: str) -> None:
    text, expected = BROKEN[name]

    source = read_source(text.encode(), "x.yaml")

    assert [(one.code, one.place.line, one.place.column) for one in source.diagnostics] == [
        expected
    ]
    assert source.root is None


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\n\n  y"\n',
        'a: "x\n  y" # z\n',
        'a: ["#", x]\n',
        "a: ?x\n",
        "- 为什么现在：{x}\n",
        "a: |\n  b：c\n",
        "a: http://x.example/y\n",
        "a: 10:30\n",
        "---\na: 1\n...\n",
    ],
)
def test_what_only_looks_odd_is_read(text: str) -> None:
    assert read_source(text.encode(), "x.yaml").diagnostics == ()


def test_words_joined_by_a_full_width_comma_are_a_warning_at_the_comma() -> None:
    source = read_source("a: [甲，乙, 丙、丁, '戊，己', b; c]\n".encode(), "x.yaml")

    found = [(one.code, one.place.column, dict(one.facts)) for one in source.diagnostics]
    assert found == [
        ("DL031", 6, {"mark": "，", "text": "甲，乙"}),
        ("DL031", 11, {"mark": "、", "text": "丙、丁"}),
        ("DL032", 23, {"text": "b; c"}),
    ]
    assert source.root is not None
