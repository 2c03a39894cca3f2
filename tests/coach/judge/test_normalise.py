"""The plain form of a text, and the way back to what was typed."""

import opencc  # type: ignore[import-untyped,unused-ignore]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.judge.normalise import Normalised, identity, normalise, plain

SIMPLIFY = opencc.OpenCC("t2s").convert


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ＡＢＣ１２３？", "abc123?"),
        ("您好，您呢", "你好,你呢"),
        ("ﬁx the oﬃce", "fix the office"),
        ("cafe\u0301 NAI\u0308VE", "café naïve"),
        ("don’t  “worry” —ok", 'don\'t "worry" -ok'),
        ("a \t b\u3000c", "a b c"),
        ("\u200b如\u200d果\ufeff", "如果"),
        ("上\n\n 下", "上\n\n下"),
        ("  leading", "leading"),
        ("", ""),
    ],
)
def test_what_people_type_becomes_plain(typed: str, expected: str) -> None:
    assert plain(typed) == expected


def test_traditional_characters_become_simplified() -> None:
    assert plain("這會影響貴廠的頭髮乾嗎", SIMPLIFY) == "这会影响贵厂的头发干吗"


def test_a_simplifier_that_changes_lengths_is_asked_character_by_character() -> None:
    def merging(text: str) -> str:
        return text.replace("裏頭", "里").replace("會", "会").replace("錢", "很多钱")

    assert plain("裏頭會錢", merging) == "裏頭会錢"


@pytest.mark.parametrize(
    ("typed", "word", "quoted"),
    [
        ("請問：ＥＲＰ用哪家的？", "erp", "ＥＲＰ"),
        ("the ﬁx is late", "fix", "ﬁx"),
        ("the ﬁx is late", "late", "late"),
        ("😀👨‍👩‍👧 您最急的", "你最急", "您最急"),
        ("un cafe\u0301 noir", "café", "cafe\u0301"),
        ("太\u200b慢了", "太慢", "太\u200b慢"),
    ],
)
def test_a_span_points_back_into_what_was_typed(typed: str, word: str, quoted: str) -> None:
    said = normalise(typed, SIMPLIFY)
    start = said.text.index(word)

    first, last = said.raw_span(start, start + len(word))

    assert typed[first:last] == quoted


def test_an_empty_span_points_at_its_place() -> None:
    said = normalise("甲 乙")

    assert said.raw_span(1, 1) == (1, 1)
    assert said.raw_span(3, 3) == (3, 3)
    assert normalise("").raw_span(0, 0) == (0, 0)


def test_the_sentences_still_point_into_the_whole_message() -> None:
    said = normalise("好。Ｗhat now?")

    first, second = said.sentences()

    assert (first.text, second.text) == ("好。", "what now?")
    assert second.raw_span(0, 4) == (2, 6)


def test_a_blank_text_has_no_sentences() -> None:
    assert normalise(" \n ").sentences() == ()


@given(st.text(max_size=60))
def test_every_character_of_the_plain_form_comes_from_somewhere(typed: str) -> None:
    said = normalise(typed, identity)

    assert len(said.text) == len(said.starts) == len(said.ends)
    assert all(0 <= a < b <= len(typed) for a, b in zip(said.starts, said.ends, strict=True))
    assert list(said.starts) == sorted(said.starts)
    assert isinstance(said, Normalised)
