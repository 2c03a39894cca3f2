"""Fit both heads of a language, and try them on authors who were left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from coach.gold.cases import Case, Task, cases
from coach.gold.figures import count, macro_f1
from coach.gold.lines import GoldLine, GoldSet, Style
from coach.judge.language import Language
from coach.judge.leaning_words import MARKS, NAMES, Leanings, Subject
from coach.judge.normalise import Simplify
from coach.judge.rules import Rules
from coach.vocabulary import Act, Locale, Technique
from tests.leanings.lines import OLD, TIMES, MarkedRow, Row, anchors, author_of, row
from tests.leanings.model import Settings, Table, each_of, fit, one_of

#: So many times a part of the authors is left out.
FOLDS = 3
COSTLY = frozenset(
    (*("concedes", "improper", "treats", "own_failure", "accusing", "vague"), *map(str, Technique))
)
#: How many times a row counts that has a mark: few have any one. Less so for one that costs the rep
#: trust, which must not be found lightly.
OF_MARKS = {mark: 4 if mark in COSTLY else 10 for mark in MARKS}
#: The same of moves, which many rows have.
OF_MOVES = dict.fromkeys(NAMES[Subject.MOVES], 1)
TASKS = (Task.SPIN, Task.ACT, Task.FORM, Task.PUSH)


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What is fitted on: the rules, and the leanings whose reasons stand."""

    rules: Rules
    simplify: Simplify
    leanings: Leanings

    def language(self, leanings: Leanings | None = None) -> Language:
        """The rules with these leanings, or with none."""
        others = tuple(one for one in self.rules.leanings if one is not self.leanings)
        mine = () if leanings is None else (leanings,)
        return Language(replace(self.rules, leanings=(*others, *mine)), self.simplify)


def rows(ground: Ground, lines: Sequence[GoldLine]) -> dict[str, Row]:
    """The row of each line that can be learned from, by its id."""
    language = ground.language()
    found = ((line.id, row(line, language)) for line in lines)
    return {name: one for name, one in found if one is not None}


def fitted(ground: Ground, found: Sequence[Row], settings: Settings) -> Leanings:
    """Leanings from rows and anchors: one head for kinds, one for the forms of questions."""
    held = rows(ground, anchors(ground.leanings.locale)).values()
    found = (*found, *(one for one in held for _ in range(TIMES)))
    kinds = fit(found, one_of([one.kind for one in found]), settings)
    asked = [one for one in found if one.form is not None]
    by_form = one_of([one.form or "" for one in asked])
    forms = fit(asked, by_form, replace(settings, most=settings.most // 4))
    return replace(
        ground.leanings,
        verdicts=_merged(kinds.verdicts, forms.verdicts),
        words=_merged(kinds.words, forms.words),
    )


def fitted_marks(
    ground: Ground, found: Sequence[MarkedRow], favours: Mapping[str, int], settings: Settings
) -> Leanings:
    """Leanings to marks, or to moves; ``favours`` as in ``each_of``."""
    known, held = [one.known for one in found], [one.marks for one in found]
    table = fit(found, each_of(favours, known, held), settings)
    return replace(ground.leanings, verdicts=table.verdicts, words=table.words)


def _merged(one: Table, other: Table) -> dict[str, Mapping[str, int]]:
    names = sorted({*one, *other})
    return {name: {**one.get(name, {}), **other.get(name, {})} for name in names}


def left_out(
    ground: Ground, lines: Sequence[GoldLine], settings: Settings
) -> Iterator[tuple[Case, ...]]:
    """What the judge says of the lines of some authors, fitted on those of all others."""
    known = rows(ground, lines)
    authors = sorted({author_of(line.id) for line in lines} - {OLD})
    for some in (authors[at::FOLDS] for at in range(FOLDS)):
        others = [one for one in known.values() if one.author not in some]
        language = ground.language(fitted(ground, others, settings))
        yield read(ground.leanings.locale, lines, language, some)


def read(
    locale: Locale, lines: Sequence[GoldLine], language: Language, authors: Collection[str]
) -> tuple[Case, ...]:
    """What the judge says of the lines of some authors."""
    theirs = tuple(line for line in lines if author_of(line.id) in authors)
    return cases(GoldSet(locale=locale, lines=theirs), language)


def figure(found: Sequence[Case], task: Task, style: Style | None = None) -> float:
    """Macro-F1 of a task, over one style or all."""
    return macro_f1(
        count(
            (one.gold, one.said) for one in found if one.task is task and style in (None, one.style)
        )
    )


def accused(found: Sequence[Case]) -> float:
    """The share of questions that are called a pitch or pressure."""
    said = [one.said for one in found if one.task is Task.ACT and one.gold == Act.QUESTION]
    return sum(one in (Act.PITCH, Act.PRESSURE) for one in said) / len(said)
