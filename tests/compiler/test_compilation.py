"""All mistakes of a file come back in one pass, in one order, whatever its bytes are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.compiler.compilation import compile_playbook
from coach.compiler.diagnostics import Diagnostic, Place, blocks, in_order
from coach.judge.language import Language
from coach.vocabulary import Severity
from tests.compiler.books import CHECKLIST, DRILL, REHEARSAL
from tests.compiler.files import built_in


def told(text: str, language: Language | None = None) -> list[tuple[str, int, int]]:
    found = compile_playbook(text.encode(), "book.yaml", language, run_tests=True).diagnostics
    return [(one.code, one.place.line, one.place.column) for one in found]


def test_every_mistake_is_told_in_one_pass() -> None:
    text = (
        REHEARSAL.replace("locale: en\n", "")
        .replace("id: first-visit", "id: First visit")
        .replace("role: user", "role: usr\nage: 40")
        .replace("        weight: 3", "        weight: heavy")
        .replace("meets: wrong parcels", "meets: wrong parcel")
        .replace("    talk: [Hello", "    step: a month\n    talk: [Hello")
    )

    assert told(text) == [
        ("DL044", 1, 1),
        ("DL054", 3, 5),
        ("DL052", 7, 7),
        ("DL043", 8, 1),
        ("DL050", 19, 17),
        ("DL060", 26, 12),
        ("DL061", 33, 11),
        ("DL079", 33, 11),
    ]


def test_nothing_can_be_said_about_a_kind_or_format_that_is_unknown() -> None:
    assert told(REHEARSAL.replace("format: 1", "format: 9").replace("who: Sam\n", "")) == [
        ("DL042", 1, 9)
    ]
    assert told("format: 1\nlocale: en\nkind: [a]\n") == [("DL048", 3, 7)]
    assert told("format: 1\nlocale:\nkind:\n") == [("DL045", 2, 1), ("DL045", 3, 1)]


def test_names_that_got_lost_bring_no_mistakes_of_their_mentions() -> None:
    assert told(REHEARSAL.replace("topic: wrong parcels", "about: [x parcels]")) == [
        ("DL044", 11, 5)
    ]
    assert told(DRILL.replace("item: no budget\n    who", "who")) == [("DL044", 8, 5)]
    assert told(CHECKLIST.replace("item: size\n    group", "group")) == [("DL044", 9, 5)]


def test_a_rehearsal_needs_topics_and_steps() -> None:
    begin, _, rest = REHEARSAL.partition("steps:")

    assert told(begin + "steps: []\ntests:" + rest.partition("tests:")[2]) == [("DL053", 27, 8)]


def test_a_topic_without_consequences_gives_only_its_problem() -> None:
    start = REHEARSAL.index("    consequences:")
    end = REHEARSAL.index("    worth:")

    assert told(REHEARSAL[:start] + REHEARSAL[end:]) == [("DL083", 11, 12), ("DL070", 22, 13)]


def test_a_playbook_with_mistakes_runs_no_tests(language: Language) -> None:
    text = REHEARSAL.replace("ends: continuation", "ends: order\n    extra: 1")

    assert told(text, language) == [("DL043", 35, 5)]


def test_a_test_that_passes_says_nothing(language: Language) -> None:
    talks_down = DRILL.replace("answer: Nice weather.", "answer: You people never plan.").replace(
        "at_most: 40", "at_most: 40\n    faults: [talks down]"
    )

    assert told(REHEARSAL, language) == []
    assert told(CHECKLIST, language) == []
    assert [code for code, *_ in told(talks_down, language)] == ["DL095"]


def test_a_talk_that_ended_early_is_not_played_on(language: Language) -> None:
    rude = "talk: [Are you too stupid to run this?, Sign now or the price goes up., " + ", ".join(
        f"Sign now or the price goes up tomorrow {n}." for n in range(6)
    )
    text = REHEARSAL.replace("talk: [Hello Sam., I'll be off then. Bye.", rude)

    assert "DL091" not in [code for code, *_ in told(text, language)]


def test_the_same_mistake_at_the_same_place_is_told_once() -> None:
    one = Diagnostic(code="DL001", severity=Severity.ERROR, place=Place(file="a", line=2, column=1))
    two = Diagnostic(code="DL002", severity=Severity.ERROR, place=Place(file="a", line=1, column=9))

    assert in_order((one, two, one)) == (two, one)


@pytest.mark.parametrize("path", built_in(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_built_in_playbook_has_the_right_shape(path: Path) -> None:
    compiled = compile_playbook(path.read_bytes(), path.name, None, run_tests=False)

    assert compiled.diagnostics == ()


@settings(max_examples=200, derandomize=True)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    compiled = compile_playbook(data, "x.yaml", None, run_tests=False)

    assert compiled.playbook is None
    assert blocks(compiled.diagnostics)


@settings(max_examples=200, derandomize=True)
@given(
    st.integers(0, len(REHEARSAL)),
    st.integers(0, 12),
    st.text(alphabet="：:[]{}，,'\"-# \n\t&*!|>%@?甲a1", max_size=4),
)
def test_no_edit_raises_and_every_place_is_in_the_file(start: int, length: int, new: str) -> None:
    text = REHEARSAL[:start] + new + REHEARSAL[start + length :]

    compiled = compile_playbook(text.encode(), "x.yaml", None, run_tests=True)

    assert (compiled.playbook is None) is blocks(compiled.diagnostics)
    for one in compiled.diagnostics:
        assert 1 <= one.place.line <= len(compiled.source.lines)
        assert 1 <= one.place.column <= len(compiled.source.lines[one.place.line - 1]) + 1
