"""Figures of agreement from counts of (gold, said)."""

from collections.abc import Iterable, Mapping

import msgspec

from coach.gold.cases import NONE

Counts = Mapping[tuple[str, str], int]


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """How one label fares: ``support`` is how often people give it; shares are in [0, 1]."""

    label: str
    support: int
    precision: float
    recall: float
    f1: float


def count(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """How often each (gold, said) occurs."""
    counts: dict[tuple[str, str], int] = {}
    for pair in pairs:
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def accuracy(counts: Counts) -> float:
    """The share on which both agree; 0 of nothing."""
    right = sum(number for (gold, said), number in counts.items() if gold == said)
    return share(right, sum(counts.values()))


def labels(counts: Counts) -> tuple[Label, ...]:
    """Each label that people give, by name; ``-`` counts only as what others are taken for."""
    given: dict[str, int] = {}
    found: dict[str, int] = {}
    for (gold, said), number in counts.items():
        given[gold] = given.get(gold, 0) + number
        found[said] = found.get(said, 0) + number
    return tuple(
        _label(label, given[label], found.get(label, 0), counts.get((label, label), 0))
        for label in sorted(given)
        if label != NONE
    )


def macro_f1(counts: Counts) -> float:
    """The mean F1 of the labels that people give; 0 without any."""
    found = [one.f1 for one in labels(counts)]
    return share(sum(found), len(found))


def balanced(counts: Counts) -> float:
    """The mean recall of the labels that people give; 0 without any."""
    found = [one.recall for one in labels(counts)]
    return share(sum(found), len(found))


def share(part: float, whole: float) -> float:
    """The part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0


def _label(label: str, given: int, found: int, right: int) -> Label:
    return Label(
        label=label,
        support=given,
        precision=share(right, found),
        recall=share(right, given),
        f1=share(2 * right, given + found),
    )
