"""Words find moves of answers that no rule does."""

import pytest
from msgspec.structs import replace

from bot import supplies
from bot.assets import folder
from bot.evaluate.files import read_sets
from coach.gold.cases import Task, cases
from coach.gold.figures import balanced, count
from coach.gold.lines import Share
from coach.judge.language import Language
from coach.judge.leaning_words import Subject
from coach.judge.rules import Rules
from coach.vocabulary import Locale
from tests.bench import our_rules

#: How much more of the moves in answers by others is found, as mean recall.
GAIN = 0.02


def found(rules: Rules, locale: Locale) -> float:
    """The mean recall of moves on the answers kept for testing."""
    language = Language(rules, supplies.simplifier())
    sets = read_sets(folder("playbooks") / "gold")
    of_locale = next(replace(one, lines=()) for one in sets if one.locale is locale)
    tested = (one for one in cases(of_locale, language) if one.part is Share.TEST)
    return balanced(count((one.gold, one.said) for one in tested if one.task is Task.MOVE))


@pytest.mark.no_cover
@pytest.mark.parametrize("locale", Locale)
def test_words_find_moves_that_rules_do_not(locale: Locale) -> None:
    rules = our_rules()
    others = tuple(one for one in rules.leanings if one.subject is not Subject.MOVES)

    assert found(rules, locale) > found(replace(rules, leanings=others), locale) + GAIN
