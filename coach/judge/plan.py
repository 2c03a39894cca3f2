"""Follow one pattern through a text, from the places of its words."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import repeat

import msgspec

from coach.judge.patterns import Pattern
from coach.judge.scan import Scan, Span
from coach.judge.steps import Step, Steps

#: A way that was found to lead nowhere: an element, the place behind the one before, a gap or not.
_Dead = set[tuple[int, int, bool]]


class _Link(msgspec.Struct, frozen=True):
    """An element in its place: behind a gap or right behind what went before, or not at all."""

    step: Step
    gap: bool
    optional: bool


class Plan:
    """One pattern, its words by the keys of a matcher.

    The leftmost place is found, and there the wording written first with the narrowest gaps.
    """

    def __init__(self, pattern: Pattern, steps: Steps) -> None:
        self._starts = pattern.starts
        self._ends = pattern.ends
        self._links = tuple(
            _Link(steps.step(one.wordings), one.gap, one.optional) for one in pattern.elements
        )
        first = self._links[0]
        #: Whether the pattern is there wherever one of its words is.
        self.plain = first.step.plain and not (self._links[1:] or self._starts or self._ends)
        needed = [link for link in self._links if not link.optional]
        self._first_needed = self._links.index(needed[0])
        #: Sets of keys: one of each occurs wherever the pattern does.
        self.needed = tuple({link.step.triggers: None for link in needed if link.step.triggers})

    def may_stand(self, present: frozenset[int]) -> bool:
        """Whether all the words it needs are among those present."""
        return not any(keys.isdisjoint(present) for keys in self.needed)

    def find(self, scan: Scan) -> Span | None:
        """The first place of the pattern in a text, None where it does not occur."""
        dead: _Dead = set()
        for (start, end), number in self._beginnings(scan):
            if self._starts and scan.first_letter < start:
                return None
            last = self._follow(number + 1, end, scan, dead)
            if last is not None:
                return (0 if self._starts else start, len(scan.text) if self._ends else last)
        return None

    def _beginnings(self, scan: Scan) -> Iterable[tuple[Span, int]]:
        """Where the pattern may begin, the leftmost first, and which element stands there."""
        if self._first_needed == 0:
            return zip(self._links[0].step.spots(scan), repeat(0))
        found = [
            (spot, number)
            for number in range(self._first_needed + 1)
            for spot in self._links[number].step.spots(scan)
        ]
        return found if len(found) == 1 else sorted(found, key=_place)

    def _follow(
        self, number: int, end: int, scan: Scan, dead: _Dead, *, gap: bool = False
    ) -> int | None:
        """Where the pattern ends whose elements from ``number`` on stand behind a place."""
        if number == len(self._links):
            return end if not self._ends or scan.last_letter < end else None
        link = self._links[number]
        spots = link.step.spots(scan)
        gap = gap or link.gap
        if (number, end, gap) in dead or not (spots or link.optional):
            return None
        reach = scan.reach(end) if gap else end
        for at in range(bisect_left(spots, (end,)), len(spots)):
            start, behind = spots[at]
            if start > reach:
                break
            last = self._follow(number + 1, behind, scan, dead)
            if last is not None:
                return last
        if link.optional:
            last = self._follow(number + 1, end, scan, dead, gap=gap)
            if last is not None:
                return last
        dead.add((number, end, gap))
        return None


def _place(beginning: tuple[Span, int]) -> tuple[int, int]:
    (start, _), number = beginning
    return start, number
