"""Find the cues and ``about`` words of a playbook in what was said."""

from collections.abc import Iterator
from functools import lru_cache

from coach.judge.matcher import Matcher
from coach.judge.normalise import Normalised, Simplify, identity
from coach.judge.patterns import Pattern, parse_pattern
from coach.vocabulary import Locale


class Cues:
    """The cues of one place in a playbook, ready to look for."""

    def __init__(self, patterns: tuple[Pattern, ...], locale: Locale) -> None:
        self._matcher = Matcher(patterns, locale)

    def find(self, said: Normalised) -> tuple[int, int] | None:
        """Give the span, in the RAW text, of the first cue that occurs; None when none does."""
        scan = self._matcher.scan(said.text)
        for index in self._matcher.candidates(scan):
            span = self._matcher.find(index, scan)
            if span is not None:
                return said.raw_span(*span)
        return None


class CueGroups:
    """The cues of many places in a playbook, looked for all at once."""

    def __init__(self, groups: tuple[tuple[str, ...], ...], locale: Locale) -> None:
        known = tuple(
            (group, one)
            for group in dict.fromkeys(groups)
            for one in _patterns(group, locale, identity)
        )
        self._groups = tuple(group for group, _ in known)
        self._matcher = Matcher(tuple(one for _, one in known), locale)

    def named(self, said: Normalised) -> frozenset[tuple[str, ...]]:
        """Give the groups of which a cue occurs."""
        scan = self._matcher.scan(said.text)
        named: set[tuple[str, ...]] = set()
        for index in self._matcher.candidates(scan):
            group = self._groups[index]
            if group not in named and self._matcher.find(index, scan) is not None:
                named.add(group)
        return frozenset(named)


@lru_cache(maxsize=1024)
def cue_groups(groups: tuple[tuple[str, ...], ...], locale: Locale) -> CueGroups:
    """Build the matcher of some groups of cues, once for all who ask for the same."""
    return CueGroups(groups, locale)


@lru_cache(maxsize=4096)
def cue_matcher(cues: tuple[str, ...], locale: Locale, simplify: Simplify = identity) -> Cues:
    """Build the matcher of some cues, once for all who ask for the same."""
    return Cues(tuple(_patterns(cues, locale, simplify)), locale)


def _patterns(cues: tuple[str, ...], locale: Locale, simplify: Simplify) -> Iterator[Pattern]:
    """The patterns of some cues.

    The compiler has refused cues that are no patterns; one that slipped through is never found.
    """
    parsed = (parse_pattern(cue, locale, {}, simplify) for cue in cues)
    return (one for one in parsed if isinstance(one, Pattern))
