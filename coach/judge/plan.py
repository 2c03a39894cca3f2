"""Follow one pattern through a text, from the places of its words."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from coach.judge.patterns import Atom, Element, Pattern, Wording
from coach.judge.scan import Scan

#: A way that was found to lead nowhere: an element, the place behind the one before, a gap or not.
_Dead = set[tuple[int, int, bool]]
#: Where a wording begins, which element it is of, which of its wordings, the wording itself.
_Start = tuple[int, int, int, Wording]


class Plan:
    """One pattern, its words by the keys of a matcher.

    The leftmost place is found, and there the wording written first with the narrowest gaps.
    """

    def __init__(self, pattern: Pattern, key_of: Callable[[Atom], int]) -> None:
        self._starts = pattern.starts
        self._ends = pattern.ends
        self._steps = tuple(_Step(element, key_of) for element in pattern.elements)
        first, *more = self._steps
        #: Whether the pattern is there wherever one of its words is.
        self._plain = first.plain and not (more or pattern.starts or pattern.ends)
        needed = [step for step in self._steps if not step.optional]
        self._first_needed = self._steps.index(needed[0])
        hardest = max(needed, key=lambda step: step.rarity)
        #: The keys of the element that is hardest to find: one of them must occur.
        self.rarest = hardest.triggers
        #: Of every other one that must occur, its keys; whoever asks has found the hardest.
        others = [step for step in needed if step is not hardest]
        self._needed = tuple(sorted((one.keys for one in others if one.worded), key=len))

    def find(self, scan: Scan) -> tuple[int, int] | None:
        """The first place of the pattern in a text, None where it does not occur."""
        if self._plain:
            return self._steps[0].first(scan)
        present = scan.present
        for keys in self._needed:
            if keys.isdisjoint(present):
                return None
        dead: _Dead = set()
        for start, number, _, wording in sorted(self._beginnings(scan)):
            if self._starts and scan.first_letter < start:
                return None
            for end in ends(wording, start, scan):
                last = self._follow(number + 1, end, scan, dead)
                if last is not None:
                    return (0 if self._starts else start, len(scan.text) if self._ends else last)
        return None

    def _beginnings(self, scan: Scan) -> Iterator[_Start]:
        for number in range(self._first_needed + 1):
            yield from self._steps[number].all(number, scan)

    def _follow(
        self, number: int, end: int, scan: Scan, dead: _Dead, *, gap: bool = False
    ) -> int | None:
        """Where the pattern ends whose elements from ``number`` on stand behind a place."""
        if number == len(self._steps):
            return end if not self._ends or scan.last_letter < end else None
        step = self._steps[number]
        gap = gap or step.gap
        if (number, end, gap) in dead:
            return None
        for start, _, _, wording in sorted(step.behind(number, end, scan, gap=gap)):
            for behind in ends(wording, start, scan):
                last = self._follow(number + 1, behind, scan, dead)
                if last is not None:
                    return last
        if step.optional:
            last = self._follow(number + 1, end, scan, dead, gap=gap)
            if last is not None:
                return last
        dead.add((number, end, gap))
        return None


class _Step:
    """One element of a pattern."""

    def __init__(self, element: Element, key_of: Callable[[Atom], int]) -> None:
        self.gap = element.gap
        self.optional = element.optional
        self._by_key: dict[int, list[tuple[int, Wording]]] = {}
        self._numbers: list[tuple[int, Wording]] = []
        triggers: list[int] = []
        lengths: list[int] = []
        for rank, wording in enumerate(element.wordings):
            if wording[0].words:
                self._by_key.setdefault(key_of(wording[0]), []).append((rank, wording))
            else:
                self._numbers.append((rank, wording))
            said = [atom for atom in wording if atom.words]
            triggers += [key_of(atom) for atom in said[:1]]
            lengths.append(max((len(atom.words) for atom in said[:1]), default=0))
        #: The keys of all its wordings that begin with words.
        self.keys = frozenset(self._by_key)
        #: Whether each of its wordings begins with words: not so where a number will do.
        self.worded = not self._numbers
        #: Keys of which one occurs wherever the element does; none when a bare number will do.
        self.triggers = tuple(triggers) if min(lengths) else ()
        self.rarity = (min(lengths), -len(lengths))

    @property
    def plain(self) -> bool:
        """Whether all its wordings are words alone."""
        return not self._numbers and all(
            len(wording) == 1 and not wording[0].open
            for ranked in self._by_key.values()
            for _, wording in ranked
        )

    def first(self, scan: Scan) -> tuple[int, int] | None:
        """The leftmost place of a plain element, there the wording written first."""
        begun = [
            (scan.places[key][0], *ranked)
            for key in self.keys & scan.present
            for ranked in self._by_key[key]
        ]
        if not begun:
            return None
        start, _, wording = min(begun)
        return start, start + len(wording[0].words)

    def all(self, number: int, scan: Scan) -> Iterator[_Start]:
        """Where the element may begin."""
        for key in self.keys & scan.present:
            for rank, wording in self._by_key[key]:
                for start in scan.places[key]:
                    yield (start, number, rank, wording)
        if self._numbers:
            for start in scan.number_starts():
                for rank, wording in self._numbers:
                    yield (start, number, rank, wording)

    def behind(self, number: int, end: int, scan: Scan, *, gap: bool) -> Iterator[_Start]:
        """Where the element may begin right behind a place, or a gap behind it."""
        for key in self.keys & scan.present:
            places = scan.places[key]
            for at in range(bisect_left(places, end), len(places)):
                start = places[at]
                if start != end and not (gap and scan.reaches(end, start)):
                    break
                yield from ((start, number, *ranked) for ranked in self._by_key[key])
        for start in scan.number_starts() if self._numbers else ():
            if start == end or (gap and start > end and scan.reaches(end, start)):
                yield from ((start, number, *ranked) for ranked in self._numbers)


def ends(wording: Wording, start: int, scan: Scan) -> Iterator[int]:
    """Where a wording ends whose first words stand at a place; a number may end in several."""
    first, *rest = wording
    reached = _first_ends(first, start, scan)
    return reached if not rest else _through(rest, reached, scan)


def _first_ends(atom: Atom, start: int, scan: Scan) -> Iterator[int]:
    if not atom.words:
        yield from scan.number_ends(start)
    elif atom.open:
        yield scan.ending(start + len(atom.words))
    else:
        yield start + len(atom.words)


def _through(rest: list[Atom], reached: Iterator[int], scan: Scan) -> Iterator[int]:
    for atom in rest:
        reached = _further(atom, reached, scan)
    return reached


def _further(atom: Atom, reached: Iterator[int], scan: Scan) -> Iterator[int]:
    for at in reached:
        if scan.has(atom.words, at, open_=atom.open):
            yield from _first_ends(atom, at, scan)
