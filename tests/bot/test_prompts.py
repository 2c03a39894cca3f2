"""Every prompt stands in both languages, with the same variables, and is well formed."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from bot.render import DIVIDER
from coach.vocabulary import Locale

ROOT = Path(__file__).parents[2]
PROMPTS = ROOT / "prompts"
GLOBALS = {"word", "loop", "range", "namespace"}
#: Words that make a man or a woman of whoever is meant.
SEX = {
    Locale.ZH: re.compile(r"(?<!其)[他她](?!们)"),
    Locale.EN: re.compile(r"\b(?:he|him|his|himself|she|hers?|herself)\b", re.IGNORECASE),
}
NAMES = sorted(
    {
        path.relative_to(PROMPTS / locale).as_posix()
        for locale in Locale
        for path in (PROMPTS / locale).rglob("*.j2")
    }
)
MODULES = sorted(path for folder in ("bot", "coach") for path in (ROOT / folder).rglob("*.py"))


def source(locale: Locale, name: str) -> str:
    path = PROMPTS / locale / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def parsed(text: str) -> nodes.Template:
    return Environment(autoescape=False).parse(text)  # noqa: S701 -- plain text, never a page


def variables(text: str) -> set[str]:
    return meta.find_undeclared_variables(parsed(text)) - GLOBALS


def kinds_of_words(text: str) -> set[str]:
    """The first arguments of ``word(…)`` in a prompt."""
    calls = parsed(text).find_all(nodes.Call)
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.node, nodes.Name)
        and call.node.name == "word"
        and isinstance(call.args[0], nodes.Const)
    }


def prompts_named_in(module: Path) -> set[str]:
    """The prompts that a module names in full, as ``prompt="a.b"``."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {
        keyword.value.value
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword)
        and keyword.arg == "prompt"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    }


def test_both_languages_have_the_same_prompts() -> None:
    held = {
        locale: {name for name in NAMES if (PROMPTS / locale / name).is_file()} for locale in Locale
    }

    assert sorted(held[Locale.ZH] ^ held[Locale.EN]) == []


def test_a_prompt_has_the_same_variables_in_both_languages() -> None:
    used = {name: [variables(source(locale, name)) for locale in Locale] for name in NAMES}

    assert {name: found for name, found in used.items() if found[0] != found[1]} == {}


@pytest.mark.parametrize("locale", Locale)
def test_a_prompt_says_something_in_each_wording_without_blank_lines_at_its_end(
    locale: Locale,
) -> None:
    def well_formed(text: str) -> bool:
        whole = text == text.rstrip() + "\n" and "\r" not in text and not text.startswith("---")
        return whole and all(wording.strip() for wording in text.split(DIVIDER))

    assert [name for name in NAMES if not well_formed(source(locale, name))] == []


@pytest.mark.parametrize("locale", Locale)
def test_no_prompt_says_whether_somebody_is_a_man_or_a_woman(locale: Locale) -> None:
    # No playbook tells, and neither does anything that is known of a rep or a manager.
    said = {name: SEX[locale].findall(source(locale, name)) for name in NAMES}

    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize("locale", Locale)
def test_a_prompt_uses_words_that_there_are(locale: Locale) -> None:
    missing = {
        f"{name}: {kind}"
        for name in NAMES
        for kind in kinds_of_words(source(locale, name))
        if not (PROMPTS / locale / "words" / f"{kind}.j2").is_file()
    }

    assert sorted(missing) == []


def test_modules_name_prompts_that_there_are() -> None:
    missing = [
        f"{module.relative_to(ROOT)}: {prompt}"
        for module in MODULES
        for prompt in sorted(prompts_named_in(module))
        if f"{prompt.replace('.', '/')}.j2" not in NAMES
    ]

    assert missing == []
