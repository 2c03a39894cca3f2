"""English as it is typed, spelled out, with the way back."""

import pytest

from coach.judge.normalise import Normalised, normalise
from coach.judge.spelling import spell, spell_word
from coach.vocabulary import Locale


def spelled(text: str, locale: Locale = Locale.EN) -> Normalised:
    return spell(normalise(text), locale)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whats it cost u", "what's it cost you"),
        ("r ur drivers ok w/ it", "are your drivers ok with it"),
        ("ur paying twice", "you're paying twice"),
        ("pls send it b4 tmrw, thx", "please send it before tomorrow, thanks"),
        ("ill ring you", "i'll ring you"),
        ("when someone is ill who covers", "when someone is ill who covers"),
        ("id like to ask", "i'd like to ask"),
        ("a staff id card", "a staff id card"),
        ("ring me wed at 3", "ring me wed at 3"),
        ("wed like a demo", "we'd like a demo"),
        ("were in the unit next door", "we're in the unit next door"),
        ("were you late", "were you late"),
        ("Well, it doesn't matter", "well, it doesn't matter"),
    ],
)
def test_words_are_spelled_out_where_they_are_meant_so(typed: str, meant: str) -> None:
    assert spelled(typed).text == meant


def test_a_word_spelled_out_points_to_what_was_typed() -> None:
    said = spelled("So  whats URGENT")

    at = said.text.index("what's")

    assert said.raw_span(at, at + len("what's")) == (4, 9)
    assert said.raw_span(at + 1, at + 2) == (4, 9)
    assert said.raw_span(said.text.index("urgent"), len(said.text)) == (10, 16)


def test_other_languages_stay_as_they_are() -> None:
    assert spelled("u盘 dont", Locale.ZH).text == "u盘 dont"


def test_the_words_of_a_pattern_are_spelled_alike() -> None:
    assert spell_word(" dont know u") == " don't know you"
