"""Files of language rules: compiled together, or every mistake with its place."""

from textwrap import dedent

import pytest

from coach.compiler.rules import compile_rules, digest_of
from coach.judge.patterns import parse_pattern
from coach.vocabulary import Locale
from tests.coach.judge.library import compiled

GOOD = """
format: 1
kind: rules
locale: zh-CN
id: zh-x
lists:
  trouble: [停线, 返工]
rules:
  - rule: zh.x.effect
    label: spin:I
    weight: 2.5
    any: ["{trouble}…影响", 波及]
    unless: [影响力]
    why: {zh-CN: 问后果, en: asks what follows}
    yes: [停线有什么影响]
    no: [影响力多大]
"""


def at(text: str, name: str = "zh-x.yaml") -> list[tuple[int, int, str]]:
    """Line, column and code of every mistake of one file; lines count from the first written."""
    data = dedent(text).lstrip("\n").encode()
    found = compile_rules({name: data}).diagnostics
    return [(one.place.line, one.place.column, one.code) for one in found]


def test_a_good_file_compiles() -> None:
    done = compile_rules({"zh-x.yaml": GOOD.encode()})

    assert done.diagnostics == ()
    assert done.rules is not None
    assert done.rules.digest == done.digest
    (rule,) = done.rules.rules
    assert (rule.id, rule.locale, rule.label, rule.weight) == (
        "zh.x.effect",
        Locale.ZH,
        "spin:I",
        2.5,
    )
    assert rule.any == (
        parse_pattern("(停线|返工)…影响", Locale.ZH, {}),
        parse_pattern("波及", Locale.ZH, {}),
    )


@pytest.mark.parametrize(
    ("was", "becomes", "where"),
    [
        ("format: 1", "format: 2", (1, 9, "DL104")),
        ("kind: rules", "kind: drill", (2, 7, "DL104")),
        ("locale: zh-CN", "locale: fr", (3, 9, "DL104")),
        ("id: zh-x", "id: zh-y", (4, 5, "DL105")),
        ("id: zh-x", "name: zh-x", (1, 1, "DL102")),
        ("[停线, 返工]", "[停线, 返…工]", (6, 17, "DL110")),
        ("label: spin:I", "label: spin:Z", (9, 12, "DL108")),
        ("weight: 2.5", "weight: heavy", (10, 13, "DL109")),
        ("weight: 2.5", "weight: 0", (10, 13, "DL109")),
        ("weight: 2.5", "weight: 11", (10, 13, "DL109")),
        ("weight: 2.5", "weight: [2]", (10, 13, "DL101")),
        ('["{trouble}…影响", 波及]', '["{worry}…影响", 波及]', (11, 11, "DL110")),
        ('["{trouble}…影响", 波及]', "[]", (11, 10, "DL113")),
        ('["{trouble}…影响", 波及]', '[[好], "{trouble}…影响"]', (11, 11, "DL101")),
        ("unless: [影响力]", "unless: [影响(力]", (12, 14, "DL110")),
        ("why: {zh-CN: 问后果, en: asks what follows}", "why: so", (13, 10, "DL101")),
        ("en: asks what follows", "fr: quoi", (13, 23, "DL103")),
        ("yes: [停线有什么影响]", "yes: [线停了]", (14, 11, "DL111")),
        ("yes: [停线有什么影响]", "yes: 线停了", (14, 10, "DL111")),
        ("no: [影响力多大]", "no: [波及谁]", (15, 10, "DL112")),
        ("    no: [影响力多大]\n", "", (8, 5, "DL102")),
        ("rule: zh.x.effect", "rule: ''", (8, 11, "DL101")),
    ],
)
def test_every_mistake_has_its_place(was: str, becomes: str, where: tuple[int, int, str]) -> None:
    assert was in GOOD

    assert where in at(GOOD.replace(was, becomes, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", [(1, 1, "DL101")]),
        ("format: 1\nkind: rules\nlocale: en\nid: zh-x\nlists: no\nrules: []\n", [(5, 8, "DL101")]),
        ("format: 1\nkind: rules\nlocale: en\nid: zh-x\nrules: no\n", [(5, 8, "DL101")]),
        ("format: 1\nkind: rules\nlocale: en\nid: zh-x\nrules: [no]\n", [(5, 9, "DL101")]),
        ("format: 1\nkind: rules\nlocale: en\nid: zh-x\n", [(1, 1, "DL102")]),
        ("format: 1\nkind: rules\nid: zh-x\nrules: []\n", [(1, 1, "DL102")]),
        ("format: 1\nformat: 1\n", [(1, 1, "DL102")] * 4 + [(2, 1, "DL013")]),
        ("", [(1, 1, "DL015")]),
    ],
)
def test_a_file_of_another_shape_is_told_so(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert at(text) == expected


def test_names_are_one_for_all_files_of_a_language() -> None:
    other = GOOD.replace("id: zh-x", "id: zh-y").encode()

    done = compile_rules({"zh-y.yaml": other, "zh-x.yaml": GOOD.encode()})

    assert done.rules is None
    assert [(one.place.file, one.code) for one in done.diagnostics] == [
        ("zh-y.yaml", "DL107"),
        ("zh-y.yaml", "DL106"),
    ]
    assert done.diagnostics[1].facts == {"rule": "zh.x.effect", "file": "zh-x.yaml", "line": 9}


def test_examples_may_be_left_out_for_files_that_passed_before() -> None:
    wrong = GOOD.replace("yes: [停线有什么影响]", "yes: [线停了]").encode()

    assert compile_rules({"zh-x.yaml": wrong}, run_examples=False).rules is not None


def test_the_digest_is_of_names_and_bytes_in_any_order() -> None:
    assert digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})
    assert digest_of({"a": b"12", "b": b""}) != digest_of({"a": b"1", "b": b"2"})


def test_the_rules_of_the_library_are_clean() -> None:
    assert compiled().diagnostics == ()
