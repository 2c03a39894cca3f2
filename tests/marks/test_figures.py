"""Marks are read as people marked the lines of authors whom nothing was learned from."""

import pytest

from coach.judge.language import Language
from coach.judge.leaning_words import MARKS
from coach.judge.normalise import identity
from coach.vocabulary import Locale
from tests.coach.judge.library import compiled, language
from tests.leanings.lines import MARKED, practice
from tests.marks.measure import Figure, by_rules, figures, lines, middle

#: The mean F1 over all marks that is kept, and how far words bring it beyond the rules.
LEAST = {Locale.ZH: 0.66, Locale.EN: 0.58}
GAIN = 0.25
ENOUGH = 18


def read(judge: Language, locale: Locale) -> dict[str, Figure]:
    return figures(judge, locale, tuple(lines(locale)))


@pytest.mark.no_cover
@pytest.mark.parametrize("locale", Locale)
def test_words_find_what_rules_do_not(locale: Locale) -> None:
    rules = compiled().rules
    assert rules is not None
    found = read(language(), locale)

    assert list(found) == list(MARKS)
    assert min(one.marked for one in found.values()) >= ENOUGH
    assert middle(found) >= max(
        LEAST[locale], middle(read(by_rules(rules, identity), locale)) + GAIN
    )


@pytest.mark.parametrize("locale", Locale)
def test_nothing_is_learned_from_the_lines_that_are_measured(locale: Locale) -> None:
    marked = {
        line.partition("\t")[2]
        for path in MARKED.glob(f"{locale}-*.tsv")
        for line in path.read_text("utf-8").splitlines()
    }
    learned = marked | {line.text for line in practice(locale)}

    assert len(marked) > 5000
    assert [one.text for one in lines(locale) if one.text in learned] == []
