"""Fit the leanings of each language; print what leaving authors out says of them.

``python -m tests.leanings`` prints and writes; with ``--try`` nothing is written.
"""

import sys
from collections.abc import Sequence

from bot import supplies
from coach.compiler.rules import compile_rules
from coach.gold.cases import Case, cases
from coach.gold.lines import GoldLine, GoldSet, Style
from coach.vocabulary import Locale
from tests.leanings.fitting import TASKS, Ground, accused, figure, fitted, left_out, rows
from tests.leanings.lines import OLD, author_of, practice, tuning_lines
from tests.leanings.model import Settings
from tests.leanings.writing import RULES, write

FILES = {Locale.ZH: RULES / "zh-leanings.yaml", Locale.EN: RULES / "en-leanings.yaml"}


def main(arguments: Sequence[str]) -> None:
    settings = Settings()
    for locale, path in FILES.items():
        ground = _ground(locale)
        gold, practised = tuning_lines(locale), practice(locale)
        _tell(f"{locale} gold, rules", _of_authors(ground, gold))
        tried = [one for some in left_out(ground, (*gold, *practised), settings) for one in some]
        _tell(f"{locale} gold, left out", _those_of(tried, gold))
        _tell(f"{locale} practice, left out", _those_of(tried, practised))
        leanings = fitted(ground, tuple(rows(ground, (*gold, *practised)).values()), settings)
        sys.stdout.write(f"{locale}: {len(leanings.words)} words\n")
        if "--try" not in arguments:
            write(path, leanings)


def _those_of(found: Sequence[Case], lines: Sequence[GoldLine]) -> tuple[Case, ...]:
    names = {line.id for line in lines}
    return tuple(one for one in found if one.entry in names)


def _ground(locale: Locale) -> Ground:
    sources = {path.name: path.read_bytes() for path in sorted(RULES.glob("*.yaml"))}
    compiled = compile_rules(sources, run_examples=False)
    if compiled.rules is None:
        raise SystemExit(str(compiled.diagnostics[0]))
    (leanings,) = (one for one in compiled.rules.leanings if one.locale is locale)
    return Ground(rules=compiled.rules, simplify=supplies.simplifier(), leanings=leanings)


def _of_authors(ground: Ground, lines: Sequence[GoldLine]) -> tuple[Case, ...]:
    language = ground.language()
    new = tuple(line for line in lines if author_of(line.id) != OLD)
    return cases(GoldSet(locale=ground.leanings.locale, lines=new), language)


def _tell(name: str, found: Sequence[Case]) -> None:
    for style in (None, *Style):
        said = "  ".join(f"{task} {figure(found, task, style):.3f}" for task in TASKS)
        sys.stdout.write(f"{name:24} {style or 'all':9} {said}\n")
    sys.stdout.write(f"{name:24} questions called a push {accused(found):.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
