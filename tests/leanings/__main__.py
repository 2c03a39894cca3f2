"""Fit the leanings of each language; print what leaving authors out says of them.

``python -m tests.leanings`` prints and writes; with ``--try`` nothing is written.
"""

import sys
from collections.abc import Sequence

from bot import supplies
from coach.compiler.rules import compile_rules
from coach.gold.cases import Case, cases
from coach.gold.lines import GoldLine, GoldSet, Style
from coach.judge.leaning_words import Leanings, Subject
from coach.vocabulary import Locale
from tests.leanings.fitting import (
    OF_MARKS,
    OF_MOVES,
    TASKS,
    Ground,
    accused,
    figure,
    fitted,
    fitted_marks,
    left_out,
    rows,
)
from tests.leanings.lines import OLD, answered, author_of, marked, practice, tuning_lines
from tests.leanings.model import Settings
from tests.leanings.writing import RULES, write

PREFIXES = {Locale.ZH: "zh", Locale.EN: "en"}
KINDS = Settings()
MARKS = Settings(strength=0.5, least=4, most=50_000)
MOVES = Settings(strength=0.5, most=20_000)


def main(arguments: Sequence[str]) -> None:
    for locale in Locale:
        for subject, fit in FITS.items():
            leanings = fit(_ground(locale, subject))
            sys.stdout.write(f"{locale} {subject}: {len(leanings.words)} words\n")
            if "--try" not in arguments:
                write(RULES / f"{PREFIXES[locale]}-{subject}.yaml", leanings)


def _kinds(ground: Ground) -> Leanings:
    locale, settings = ground.leanings.locale, KINDS
    gold, practised = tuning_lines(locale), practice(locale)
    _tell(f"{locale} gold, rules", _of_authors(ground, gold))
    tried = [one for some in left_out(ground, (*gold, *practised), settings) for one in some]
    _tell(f"{locale} gold, left out", _those_of(tried, gold))
    _tell(f"{locale} practice, left out", _those_of(tried, practised))
    return fitted(ground, tuple(rows(ground, (*gold, *practised)).values()), settings)


def _marks(ground: Ground) -> Leanings:
    found = tuple(marked(ground.leanings.locale, ground.language()))
    return fitted_marks(ground, found, OF_MARKS, MARKS)


def _moves(ground: Ground) -> Leanings:
    found = tuple(answered(ground.leanings.locale, ground.language()))
    return fitted_marks(ground, found, OF_MOVES, MOVES)


FITS = {Subject.KINDS: _kinds, Subject.MARKS: _marks, Subject.MOVES: _moves}


def _those_of(found: Sequence[Case], lines: Sequence[GoldLine]) -> tuple[Case, ...]:
    names = {line.id for line in lines}
    return tuple(one for one in found if one.entry in names)


def _ground(locale: Locale, subject: Subject) -> Ground:
    sources = {path.name: path.read_bytes() for path in sorted(RULES.glob("*.yaml"))}
    compiled = compile_rules(sources, run_examples=False)
    if compiled.rules is None:
        raise SystemExit(str(compiled.diagnostics[0]))
    known = {(one.locale, one.subject): one for one in compiled.rules.leanings}
    return Ground(
        rules=compiled.rules, simplify=supplies.simplifier(), leanings=known[locale, subject]
    )


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
