"""Nobody gets points for less than they are worth: each row of the table, in both languages."""

import pytest

from coach.vocabulary import Locale
from tests.adversarial.plays import (
    classified,
    drill,
    drill_points,
    graded,
    rehearsal,
    talk_points,
)
from tests.adversarial.table import JUDGES, Judge, Trick, tricks

ROWS = [
    pytest.param(trick, locale, id=f"{trick.trick['en']}-{locale}")
    for trick in tricks()
    for locale in Locale
]


def points(judge: Judge, trick: Trick, locale: Locale, line: str) -> int:
    if judge == "answer":
        return graded(drill(locale).items[0].says[0].text, line)
    if judge == "talk":
        return talk_points(locale, [line] * trick.times, hints=trick.hints)
    return drill_points(locale, [line] * trick.times)


@pytest.mark.parametrize(("trick", "locale"), ROWS)
def test_a_trick_is_read_as_what_it_is(trick: Trick, locale: Locale) -> None:
    for line in trick.lines(locale):
        said = classified(line)
        assert {said["act"], said["spin"]} & set(trick.reads), (line, said)


@pytest.mark.parametrize(("trick", "locale"), ROWS)
@pytest.mark.parametrize("judge", JUDGES)
def test_a_trick_gets_what_it_deserves(judge: Judge, trick: Trick, locale: Locale) -> None:
    for line in trick.lines(locale):
        got = points(judge, trick, locale, line)
        assert trick.least.get(judge, 0) <= got <= trick.most.get(judge, 0), (got, line)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(
    "trick", [one for one in tricks() if one.same], ids=lambda one: one.trick["en"]
)
def test_a_disguise_changes_nothing(trick: Trick, locale: Locale) -> None:
    plain = trick.same[locale]

    for line in trick.lines(locale):
        assert classified(line) == classified(plain)
        for judge in JUDGES:
            assert points(judge, trick, locale, line) == points(judge, trick, locale, plain)


def test_no_trick_passes_for_a_good_talk_or_a_good_answer() -> None:
    honest = ("A good answer without its marks", "The model answer pasted")
    for trick in tricks():
        assert trick.most.get("talk", 0) < min(rehearsal(locale).pass_mark for locale in Locale)
        if trick.trick["en"] not in honest:
            assert trick.most.get("drill", 0) < min(drill(locale).pass_mark for locale in Locale)
