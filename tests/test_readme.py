"""The READMEs say what is so."""

import re

import pytest

from bot.settings import PREFIX, Settings
from coach.gold.report import Report
from coach.vocabulary import Locale
from tests import readme
from tests.readme import BLOCK, BLOCKS, ENV_EXAMPLE, READMES, env_example, fresh

VARIABLE = re.compile(rf"^(?:\| `|# )({PREFIX}\w+)(?:` \||=)", re.MULTILINE)
VARIABLES = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


@pytest.mark.parametrize("locale", Locale)
def test_generated_blocks_are_what_the_program_says_today(
    locale: Locale, whole_gold: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readme, "measured", lambda: whole_gold)
    text = READMES[locale].read_text("utf-8")

    assert [found[1] for found in BLOCK.findall(text)] == list(BLOCKS)
    assert text == fresh(locale), "run python -m tests.readme"


@pytest.mark.parametrize("locale", Locale)
def test_the_table_of_settings_lists_every_variable_in_order(locale: Locale) -> None:
    text = READMES[locale].read_text("utf-8")

    assert VARIABLE.findall(text) == VARIABLES


def test_the_example_of_an_environment_is_what_the_settings_class_says_today() -> None:
    text = ENV_EXAMPLE.read_text("utf-8")

    assert VARIABLE.findall(text) == VARIABLES
    assert text == env_example(), "run python -m tests.readme"
