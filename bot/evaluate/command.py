"""Measure the judge against the gold set; write what comes out."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bot import supplies
from bot.assets import folder
from bot.errors import RulesBroken
from bot.evaluate.files import read_sets
from bot.evaluate.foreign import read_foreign
from bot.render import Renderer
from coach.compiler.rules import compile_rules
from coach.gold.cases import cases
from coach.gold.foreign import foreign_cases
from coach.gold.report import Report, report
from coach.gold.silence import silent_rules
from coach.judge.language import Language
from coach.judge.rules import Rules
from coach.vocabulary import Locale


def run(paths: Sequence[str], form: str, locale: Locale) -> None:
    """Write the report on the built-in rules to standard output.

    Measured is the gold set, or the labelled lines of the files named. Raises GoldBroken for a
    file that cannot be used, RulesBroken or AssetMissing when the installation is damaged.
    """
    found = measured_foreign(paths) if paths else measured()
    sys.stdout.write(shown(found, form, supplies.renderer(), locale) + "\n")


def measured() -> Report:
    """The report on what travels with the program."""
    rules = _rules()
    language = Language(rules, supplies.simplifier())
    sets = read_sets(folder("playbooks") / "gold")
    found = tuple(case for gold in sets for case in cases(gold, language))
    return report(found, silent_rules(rules, language, sets))


def measured_foreign(paths: Sequence[str]) -> Report:
    """The report on lines that other people labelled; which rules stay silent is not asked."""
    language = supplies.language()
    lines = [line for path in paths for line in read_foreign(Path(path))]
    return report(tuple(case for line in lines for case in foreign_cases(line, language)))


def shown(measured: Report, form: str, renderer: Renderer, locale: Locale) -> str:
    """The report as ``text``, ``markdown`` or ``json``."""
    if form == "json":
        return msgspec.json.encode(measured).decode()
    return renderer.text(f"eval.{form}", locale, {"report": measured})


def _rules() -> Rules:
    sources = msgspec.json.decode(supplies.library().rules, type=dict[str, str])
    encoded = {name: text.encode() for name, text in sources.items()}
    compiled = compile_rules(encoded, run_examples=False)
    if compiled.rules is None:
        raise RulesBroken(first=compiled.diagnostics[0].place.file)
    return compiled.rules
