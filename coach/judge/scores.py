"""Add up what the rules say about one sentence."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from coach.judge.language import Hit

Value = TypeVar("Value", bound=StrEnum)


class Scores:
    """Weights by label, all of them in ``sums``: every rule that fired counts once."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits
        self.sums: dict[str, float] = {}
        for hit in hits:
            self.sums[hit.label] = self.sums.get(hit.label, 0.0) + hit.weight

    def of(self, label: str) -> float:
        """The weight of one label, 0 when nothing speaks for it."""
        return self.sums.get(label, 0.0)

    def best(self, family: str, order: Iterable[Value]) -> tuple[Value | None, float]:
        """The heaviest value of a family with its weight; of equals the first in ``order``."""
        winner: Value | None = None
        most = 0.0
        prefix = family + ":"
        for value in order:
            weight = self.of(prefix + value)
            if weight > most:
                winner, most = value, weight
        return winner, most

    def values(self, family: str) -> tuple[str, ...]:
        """The values of a family that something speaks for, in the order they stand in the text."""
        prefix = family + ":"
        said = sorted(
            (hit for hit in self.hits if hit.label.startswith(prefix)), key=lambda hit: hit.start
        )
        return tuple(dict.fromkeys(hit.label.removeprefix(prefix) for hit in said))
