"""Intervals of a figure by drawing the entries again and again, without chance."""

import struct
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import shake_256

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
    kinds = tuple(dict.fromkeys(tuple(pairs) for pairs in entries))
    kind_of = {pairs: at for at, pairs in enumerate(kinds)}
    owners = tuple(kind_of[tuple(pairs)] for pairs in entries)
    drawn = sorted(
        figure(
            _counts(kinds, Counter(owners[at] for at in _draw(len(owners), f"{seed}\0{number}")))
        )
        for number in range(rounds)
    )
    cut = int(rounds * _CUT)
    return drawn[cut], drawn[rounds - 1 - cut]


def _counts(kinds: tuple[Pairs, ...], times: Mapping[int, int]) -> Counts:
    """How often each pair comes when kinds are drawn so many times."""
    counts: dict[tuple[str, str], int] = {}
    for at, number in times.items():
        for pair in kinds[at]:
            counts[pair] = counts.get(pair, 0) + number
    return counts


def _draw(size: int, key: str) -> list[int]:
    """So many indices below ``size``, spread evenly, with repetition."""
    numbers = struct.unpack(f">{size}I", shake_256(key.encode()).digest(4 * size))
    return [number * size >> 32 for number in numbers]
