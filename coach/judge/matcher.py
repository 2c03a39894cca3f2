"""Find which of many patterns occur in a text, in linear time."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from coach.judge.patterns import Atom, Pattern
from coach.judge.plan import Plan
from coach.judge.scan import WORD, Scan
from coach.vocabulary import Locale


class Matcher:
    """Many patterns of one language at once.

    One automaton finds every word that any of them waits for; a pattern is looked at only where
    its rarest words occur, and then its elements are followed from place to place.
    """

    def __init__(self, patterns: tuple[Pattern, ...], locale: Locale) -> None:
        self._locale = locale
        self._keys: dict[Atom, int] = {}
        self._plans = tuple(Plan(pattern, self._key) for pattern in patterns)
        self._waiting: dict[int, list[int]] = {}
        for index, plan in enumerate(self._plans):
            for key in plan.rarest:
                self._waiting.setdefault(key, []).append(index)
        self._rarest = frozenset(self._waiting)
        self._always = [index for index, plan in enumerate(self._plans) if not plan.rarest]
        #: For each key whether its words must begin, and must end, where a word does.
        self._bounds = [
            (atom.words[0] in WORD, atom.words[-1] in WORD and not atom.open) for atom in self._keys
        ]
        self._automaton = AhoCorasick(
            [atom.words for atom in self._keys],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def scan(self, text: str) -> Scan:
        """Find the words of all patterns in a plain text."""
        scan = Scan(text, self._locale)
        found: Iterable[tuple[int, int, int]]
        found = self._automaton.find_matches_as_indexes(scan.text, overlapping=True)
        if self._locale is Locale.EN:
            found = self._whole(found, scan.text)
        places = scan.places
        for key, start, _ in found:
            if key in places:
                places[key].append(start)
            else:
                places[key] = [start]
        scan.present = frozenset(places)
        return scan

    def candidates(self, scan: Scan) -> Iterable[int]:
        """Give the indices, rising, of the patterns whose rarest words occur."""
        waiting = self._waiting
        found = set(self._always)
        for key in self._rarest & scan.present:
            found.update(waiting[key])
        return sorted(found)

    def find(self, index: int, scan: Scan) -> tuple[int, int] | None:
        """Find the first place of one pattern in the text scanned, None where it does not occur."""
        span = self._plans[index].find(scan)
        return None if span is None else scan.span(*span)

    def _key(self, atom: Atom) -> int:
        return self._keys.setdefault(atom, len(self._keys))

    def _whole(
        self, found: Iterable[tuple[int, int, int]], text: str
    ) -> Iterator[tuple[int, int, int]]:
        """Those of the words found that stand between the bounds of words."""
        bounds = self._bounds
        letters = [False, *(char in WORD for char in text), False]
        for key, start, end in found:
            begins, ends = bounds[key]
            if not (begins and letters[start]) and not (ends and letters[end + 1]):
                yield key, start, end
