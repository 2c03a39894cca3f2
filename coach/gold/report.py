"""Put the figures of all tasks together: by language, part and style."""

from collections.abc import Iterator, Sequence
from itertools import product

import msgspec
from msgspec.structs import replace

from coach.gold.bootstrap import interval
from coach.gold.cases import Case, Task
from coach.gold.figures import Label, accuracy, balanced, count, labels, macro_f1, share
from coach.gold.lines import Share, Style
from coach.gold.sources import SourceFigure, by_source
from coach.vocabulary import Act, Locale

SEED = "duilian"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A task on some of the lines; all styles when ``style`` is None.

    ``interval`` is that of macro-F1 at 95 %, drawn only for all styles together.
    """

    task: Task
    locale: Locale
    part: Share
    style: Style | None
    entries: int
    accuracy: float
    macro_f1: float
    balanced: float
    interval: tuple[float, float] | None = None


class Confusion(msgspec.Struct, frozen=True, kw_only=True):
    """What people say (rows) against what the judge says (columns), with each label's figures."""

    task: Task
    locale: Locale
    part: Share
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    labels: tuple[Label, ...]


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """The distance between the two languages in macro-F1."""

    task: Task
    part: Share
    gap: float


class Accused(msgspec.Struct, frozen=True, kw_only=True):
    """The share of real questions that are called a pitch or pressure."""

    locale: Locale
    part: Share
    questions: int
    share: float


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured; ``silent`` rules fired on no line, None when nobody asked."""

    figures: tuple[Figure, ...]
    gaps: tuple[Gap, ...]
    accused: tuple[Accused, ...]
    confusions: tuple[Confusion, ...]
    sources: tuple[SourceFigure, ...] = ()
    silent: tuple[str, ...] | None = None


def report(cases: Sequence[Case], silent: tuple[str, ...] | None = None) -> Report:
    """Measure cases of any languages; what has no case has no figure."""
    groups = tuple(_groups(cases))
    figures = tuple(figure for group in groups for figure in _figures(group))
    return Report(
        figures=figures,
        gaps=tuple(_gaps(figures)),
        accused=tuple(_accused(cases)),
        confusions=tuple(_confusion(group) for group in groups),
        sources=by_source(cases),
        silent=silent,
    )


class _Group(msgspec.Struct, frozen=True):
    task: Task
    locale: Locale
    part: Share
    cases: tuple[Case, ...]


def _groups(cases: Sequence[Case]) -> Iterator[_Group]:
    sorted_out: dict[tuple[Task, Locale, Share], list[Case]] = {}
    for one in cases:
        sorted_out.setdefault((one.task, one.locale, one.part), []).append(one)
    for key in product(Task, Locale, Share):
        if key in sorted_out:
            yield _Group(*key, tuple(sorted_out[key]))


def _figures(group: _Group) -> Iterator[Figure]:
    """All styles together with the interval, then each style."""
    whole = _figure(group, group.cases, None)
    entries: dict[str, list[tuple[str, str]]] = {}
    for one in group.cases:
        entries.setdefault(one.entry, []).append((one.gold, one.said))
    seed = f"{SEED}.{group.task}.{group.locale}.{group.part}"
    yield replace(whole, interval=interval(tuple(entries.values()), macro_f1, seed))
    for style in Style:
        some = tuple(one for one in group.cases if one.style is style)
        if some:
            yield _figure(group, some, style)


def _figure(group: _Group, cases: tuple[Case, ...], style: Style | None) -> Figure:
    counts = count((one.gold, one.said) for one in cases)
    return Figure(
        task=group.task,
        locale=group.locale,
        part=group.part,
        style=style,
        entries=len({one.entry for one in cases}),
        accuracy=accuracy(counts),
        macro_f1=macro_f1(counts),
        balanced=balanced(counts),
    )


def _gaps(figures: tuple[Figure, ...]) -> Iterator[Gap]:
    """A gap for each task that both languages have."""
    known = {(one.task, one.locale, one.part): one for one in figures if one.style is None}
    for task, part in product(Task, Share):
        found = [known[key] for locale in Locale if (key := (task, locale, part)) in known]
        if len(found) == len(Locale):
            apart = max(found, key=_macro).macro_f1 - min(found, key=_macro).macro_f1
            yield Gap(task=task, part=part, gap=apart)


def _macro(figure: Figure) -> float:
    return figure.macro_f1


def _accused(cases: Sequence[Case]) -> Iterator[Accused]:
    pushes = (Act.PITCH, Act.PRESSURE)
    for locale, part in product(Locale, Share):
        said = [
            one.said
            for one in cases
            if one.task is Task.ACT
            and one.gold == Act.QUESTION
            and (one.locale, one.part) == (locale, part)
        ]
        if said:
            wrong = sum(one in pushes for one in said)
            yield Accused(
                locale=locale, part=part, questions=len(said), share=share(wrong, len(said))
            )


def _confusion(group: _Group) -> Confusion:
    counts = count((one.gold, one.said) for one in group.cases)
    rows = tuple(sorted({gold for gold, _ in counts}))
    columns = tuple(sorted({*rows, *(said for _, said in counts)}))
    return Confusion(
        task=group.task,
        locale=group.locale,
        part=group.part,
        rows=rows,
        columns=columns,
        counts=tuple(tuple(counts.get((gold, said), 0) for said in columns) for gold in rows),
        labels=labels(counts),
    )
