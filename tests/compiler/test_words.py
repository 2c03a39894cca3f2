"""The format's own words stand for the values of the vocabulary, in both languages."""

from enum import StrEnum

import pytest

from coach.compiler.suggest import meant
from coach.compiler.words import Show, YesNo, value_of, words_of
from coach.vocabulary import (
    Area,
    Contact,
    Criterion,
    Fault,
    Flag,
    ItemType,
    Level,
    Locale,
    Moment,
    Move,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
)

KINDS: tuple[type[StrEnum], ...] = (
    Area,
    Contact,
    Criterion,
    Fault,
    Flag,
    ItemType,
    Level,
    Moment,
    Move,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
    Show,
    YesNo,
)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_has_one_word_in_each_language(kind: type[StrEnum], locale: Locale) -> None:
    words = words_of(kind, locale)

    assert sorted(words.values()) == sorted(kind)
    assert all(value_of(kind, locale, word) is value for word, value in words.items())


def test_a_word_of_one_language_is_none_of_the_other() -> None:
    assert value_of(Role, Locale.ZH, "user") is None
    assert value_of(Role, Locale.EN, "使用者") is None


def test_case_width_and_outer_blanks_do_not_matter() -> None:
    assert value_of(Contact, Locale.EN, " Ｆirst Visit ") is Contact.FIRST_VISIT


@pytest.mark.parametrize(
    ("found", "guess"),
    [("到店拒签", "到店拒收"), ("TOPIC", "topic"), ("qqq", ""), ("抽检查纪录", "抽检查记录")],
)
def test_what_was_probably_meant(found: str, guess: str) -> None:
    assert meant(found, ("到店拒收", "抽检查记录", "topic")) == guess
