"""Intervals of a figure by drawing the entries again and again, without chance."""

import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import shake_256
from itertools import accumulate, pairwise

from coach.gold.figures import Counts

Pairs = Sequence[tuple[str, str]]
#: How often the entries are drawn again; the middle 95 % of what comes out is the interval.
ROUNDS = 1000
_CUT = 0.025


def interval(
    entries: Sequence[Pairs], figure: Callable[[Counts], float], seed: str, rounds: int = ROUNDS
) -> tuple[float, float]:
    """The 95 % interval of a figure over entries, each with all its (gold, said) pairs.

    An entry is drawn as a whole. The same entries and seed always give the same interval. Raises
    ValueError when there are none.
    """
    if not entries:
        raise ValueError("nothing to draw from")
    # Entries with the same pairs are one kind; only how often each kind is drawn matters.
    kinds = Counter(tuple(pairs) for pairs in entries)
    bounds = tuple(accumulate(kinds.values()))
    drawn = sorted(
        figure(_counts(kinds, _draw(bounds, f"{seed}\0{number}"))) for number in range(rounds)
    )
    cut = int(rounds * _CUT)
    return drawn[cut], drawn[rounds - 1 - cut]


def _counts(kinds: Iterable[Pairs], times: Iterable[int]) -> Counts:
    """How often each pair comes when kinds are drawn so many times."""
    counts: dict[tuple[str, str], int] = {}
    for kind, number in zip(kinds, times, strict=True):
        for pair in kind if number else ():
            counts[pair] = counts.get(pair, 0) + number
    return counts


def _draw(bounds: Sequence[int], key: str) -> list[int]:
    """How often each kind comes when as many entries are drawn as there are, with repetition.

    ``bounds`` tell how many entries there are of each kind and of those before it.
    """
    size = bounds[-1]
    numbers = sorted(struct.unpack(f">{size}I", shake_256(key.encode()).digest(4 * size)))
    ends = (bisect_left(numbers, -(-(bound << 32) // size)) for bound in bounds)
    return [end - start for start, end in pairwise((0, *ends))]
