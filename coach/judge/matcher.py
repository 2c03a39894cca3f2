"""Find which of many patterns occur in a text, in linear time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from coach.judge.index import Index
from coach.judge.patterns import Atom, Pattern
from coach.judge.plan import Plan
from coach.judge.scan import WORD, Scan, Span, Spots
from coach.judge.steps import Steps
from coach.vocabulary import Locale

#: For the bytes of English letters one that counts as true, zero for all others.
_LETTERS = bytes(chr(code) in WORD for code in range(256))


class Matcher:
    """Many patterns of one language at once.

    One automaton finds every word that any of them waits for; a pattern is looked at only where
    its rarest words occur, and then its elements are followed from place to place.
    """

    def __init__(self, patterns: tuple[Pattern, ...], locale: Locale) -> None:
        self._locale = locale
        self._keys: dict[Atom, int] = {}
        steps = Steps(lambda atom: self._keys.setdefault(atom, len(self._keys)))
        self.plans = tuple(Plan(pattern, steps) for pattern in patterns)
        #: For each key whether its words must begin, and must end, where a word does.
        self._begins = [atom.words[0] in WORD for atom in self._keys]
        self._ends = [atom.words[-1] in WORD and not atom.open for atom in self._keys]
        self._automaton = AhoCorasick(
            [atom.words for atom in self._keys],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )
        #: How often each key stands in the words of all: what is common there is common in speech.
        every = self._places("\n".join(atom.words for atom in self._keys))
        self._common = {key: len(spots) for key, spots in every.items()}
        self._waiting = self.index(self.plans)

    def index(self, plans: Iterable[Plan]) -> Index:
        """The plans by the rarest words they need."""
        return Index(tuple(plans), self._common)

    def scan(self, text: str) -> Scan:
        """Find the words of all patterns in a plain text."""
        scan = Scan(text, self._locale)
        scan.hold(self._places(scan.text))
        return scan

    def candidates(self, scan: Scan) -> Iterable[int]:
        """Give the indices, rising, of the patterns all whose needed words occur."""
        return sorted(self._waiting.awake(scan.present))

    def find(self, index: int, scan: Scan) -> Span | None:
        """Find the first place of one pattern in the text scanned, None where it does not occur."""
        span = self.plans[index].find(scan)
        return None if span is None else scan.span(*span)

    def _places(self, text: str) -> Mapping[int, Spots]:
        """By each key where its words stand; in English only between the bounds of words."""
        places: defaultdict[int, list[Span]] = defaultdict(list)
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if self._locale is Locale.ZH:
            for match in found:
                places[match[0]].append(match[1:])
            return places
        begins, ends = self._begins, self._ends
        letters = b"\0%b\0" % text.encode("ascii", "replace").translate(_LETTERS)
        for key, start, end in found:
            if not (letters[start] and begins[key]) and not (letters[end + 1] and ends[key]):
                places[key].append((start, end))
        return places
