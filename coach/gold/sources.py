"""How a figure hangs on one source: measured on it alone, and with it left out."""

from collections.abc import Iterator, Sequence

import msgspec

from coach.gold.cases import Case, Task
from coach.gold.figures import count, macro_f1
from coach.vocabulary import Locale


class SourceFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Macro-F1 on one source ``alone``, and on all others with this one left out (``without``)."""

    task: Task
    locale: Locale
    source: str
    labels: int
    alone: float
    without: float


def by_source(cases: Sequence[Case]) -> tuple[SourceFigure, ...]:
    """A figure for each source of a task in a language, where there are several.

    Whether a line pushes is asked of every line, so that sources tell nothing about it.
    """
    groups: dict[tuple[Task, Locale], list[Case]] = {}
    for one in cases:
        if one.source and one.task is not Task.PUSH:
            groups.setdefault((one.task, one.locale), []).append(one)
    return tuple(figure for group in groups.values() for figure in _figures(group))


def _figures(group: list[Case]) -> Iterator[SourceFigure]:
    sources = dict.fromkeys(one.source for one in group)
    if len(sources) == 1:
        return
    for source in sources:
        inside = [one for one in group if one.source == source]
        yield SourceFigure(
            task=group[0].task,
            locale=group[0].locale,
            source=source,
            labels=len(inside),
            alone=_macro(inside),
            without=_macro([one for one in group if one.source != source]),
        )


def _macro(cases: list[Case]) -> float:
    return macro_f1(count((one.gold, one.said) for one in cases))
