"""Every diagnostic says what is wrong and what to do about it, in both languages."""

import pytest
from jinja2 import Environment, meta

from bot import supplies
from bot.assets import folder
from bot.check.report import Reporter
from coach.compiler.compilation import compile_playbook
from coach.compiler.diagnostics import Mistake
from coach.judge.language import Language
from coach.vocabulary import Locale
from tests.compiler.files import Failing, failing, mistakes

#: A message is read on a phone, beside two others.
LONGEST_MESSAGE = {Locale.ZH: 110, Locale.EN: 170}


def source(mistake: Mistake, locale: Locale) -> str:
    path = folder("prompts") / locale / "diagnostics" / f"{mistake.code}.j2"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.code)
def test_a_diagnostic_names_only_its_facts(mistake: Mistake, locale: Locale) -> None:
    used = meta.find_undeclared_variables(Environment().parse(source(mistake, locale)))  # noqa: S701 -- nothing is rendered

    assert used - {"word"} <= set(mistake.facts)


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.code)
def test_both_languages_use_the_same_facts(mistake: Mistake) -> None:
    used = [
        meta.find_undeclared_variables(Environment().parse(source(mistake, locale)))  # noqa: S701 -- as above
        for locale in Locale
    ]

    assert used[0] == used[1]


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("case", failing(), ids=lambda case: case.name)
def test_a_failing_file_is_told_in_words(case: Failing, locale: Locale, language: Language) -> None:
    reporter = Reporter(supplies.renderer(), locale)
    (found,) = compile_playbook(case.data, case.name, language, run_tests=True).diagnostics

    words = reporter.words(found)

    assert words.message
    assert words.cure
    assert "\n" not in words.message + words.cure
    assert len(words.message) <= LONGEST_MESSAGE[locale] + sum(
        len(str(fact)) for fact in found.facts.values()
    )
