"""Find which of many patterns occur in a sentence, in linear time."""

from collections.abc import Iterable
from typing import Protocol

import re2

from coach.judge.patterns import Pattern

_MEMORY = 64 << 20


class _Expression(Protocol):
    def search(self, text: str) -> "re2.Match | None": ...


def _options() -> "re2.Options":
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return options


def compiled(pattern: Pattern) -> _Expression:
    """Compile one pattern; sources come from ``parse_pattern``, so that they always compile."""
    expression: _Expression = re2.compile(pattern.source, _options())
    return expression


class Matcher:
    """Many patterns at once.

    One automaton finds the pieces that occur at all; only patterns with all their pieces there are
    then searched one by one. Gaps stand in no piece, so the automaton stays small whatever is said.
    """

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self._expressions = tuple(compiled(pattern) for pattern in patterns)
        numbers: dict[str, int] = {}
        self._needs = tuple(
            frozenset(numbers.setdefault(piece, len(numbers)) for piece in pattern.pieces)
            for pattern in patterns
        )
        self._waiting: tuple[list[int], ...] = tuple([] for _ in numbers)
        for index, pattern in enumerate(patterns):
            self._waiting[numbers[max(pattern.pieces, key=len)]].append(index)
        self._pieces = re2.Set.SearchSet(_options())
        for piece in numbers:
            self._pieces.Add(piece)
        self._pieces.Compile()

    def candidates(self, text: str) -> Iterable[int]:
        """Give the indices, rising, of the patterns whose pieces all occur."""
        present = frozenset(self._pieces.Match(text) or ())
        return sorted(
            index
            for piece in sorted(present)
            for index in self._waiting[piece]
            if self._needs[index] <= present
        )

    def find(self, index: int, text: str) -> tuple[int, int] | None:
        """Find the first place of one pattern, None where it does not occur."""
        found = self._expressions[index].search(text)
        return None if found is None else found.span()
