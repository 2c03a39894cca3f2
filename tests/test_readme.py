"""The READMEs say what is so."""

import re

import pytest
from rich.cells import cell_len

from bot.settings import PREFIX, Settings
from coach.gold.report import Report
from coach.vocabulary import Locale
from tests import readme
from tests.readme import BLOCK, BLOCKS, ENV_EXAMPLE, READMES, REPS, env_example, fresh, visit
from tests.transcripts import WIDEST, broken

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
def test_the_three_reps_bring_out_what_they_asked_for(locale: Locale) -> None:
    visits = {rep: visit(locale, rep) for rep in REPS}

    assert {rep: int(one.scales[1].split()[-1]) for rep, one in visits.items()} == {
        "good": 11,
        "middling": 3,
        "poor": 0,
    }
    assert [one.result[0] for one in visits.values()] == ["100", "45", "5"]


@pytest.mark.parametrize("locale", Locale)
def test_the_table_of_settings_lists_every_variable_in_order(locale: Locale) -> None:
    text = READMES[locale].read_text("utf-8")

    assert VARIABLE.findall(text) == VARIABLES


def test_the_example_of_an_environment_is_what_the_settings_class_says_today() -> None:
    text = ENV_EXAMPLE.read_text("utf-8")

    assert VARIABLE.findall(text) == VARIABLES
    assert text == env_example(), "run python -m tests.readme"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("短", ["短"]),
        ("", [""]),
        ("一句，" * 20, ["一句，" * 15, "一句，" * 5]),
        ("没有停顿" * 20, ["没有停顿" * 11 + "没有", "停顿" + "没有停顿" * 8]),
        ("word " * 20, [("word " * 18).strip(), "word word"]),
    ],
)
def test_a_line_too_wide_is_broken_where_it_pauses(line: str, parts: list[str]) -> None:
    assert broken(line) == parts
    assert max(map(cell_len, parts)) <= WIDEST
