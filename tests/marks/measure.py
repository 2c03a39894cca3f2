"""How well the marks of a line are read, against lines that people marked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

import msgspec
from msgspec.structs import replace

from coach.judge.language import Language
from coach.judge.leaning_words import MARKS, Subject
from coach.judge.normalise import Simplify
from coach.judge.rules import Rules
from coach.judge.scene import NO_SCENE
from coach.judge.utterance import read_utterance
from coach.vocabulary import Locale
from tests.leanings.lines import SIDED

#: Lines by an author a language who had not seen the rules, and from whom nothing is learned:
#: marks by comma (or -), text. Only the figures are looked at.
LINES = Path(__file__).parent


class Marked(msgspec.Struct, frozen=True):
    """A line with all marks that hold of it."""

    marks: frozenset[str]
    text: str


class Figure(msgspec.Struct, frozen=True):
    """Of one mark: how many lines have it, how many of those are found, how many others."""

    marked: int
    found: int
    wrongly: int

    @property
    def recall(self) -> float:
        """The share of the marked lines that is found."""
        return self.found / self.marked

    @property
    def precision(self) -> float:
        """The share of what is found that is marked; 1 where nothing is."""
        said = self.found + self.wrongly
        return self.found / said if said else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / (self.marked + self.found + self.wrongly)


def lines(locale: Locale) -> Iterator[Marked]:
    """The lines of a language."""
    for line in (LINES / f"{locale}.tsv").read_text("utf-8").splitlines():
        marks, text = line.split("\t")
        yield Marked(frozenset(marks.split(",")) - {"-"}, text)


def read(language: Language, locale: Locale, text: str) -> frozenset[str]:
    """The marks that the judge gives a line; a side only where it is asked about."""
    said = read_utterance(language, text, replace(NO_SCENE, locale=locale))
    parts = said.parts
    found = (
        *said.courtesies,
        *(flag for part in parts for flag in part.flags),
        *(str(part.technique) for part in parts),
        *(area.value for part in parts if part.spin in SIDED for area in part.areas),
    )
    return frozenset(found)


def figures(language: Language, locale: Locale, said: Sequence[Marked]) -> dict[str, Figure]:
    """The figure of each mark."""
    pairs = [(one.marks, read(language, locale, one.text)) for one in said]
    return {
        mark: Figure(
            sum(mark in marked for marked, _ in pairs),
            sum(mark in marked and mark in found for marked, found in pairs),
            sum(mark not in marked and mark in found for marked, found in pairs),
        )
        for mark in MARKS
    }


def by_rules(rules: Rules, simplify: Simplify) -> Language:
    """The rules without the words that lean to marks."""
    kinds = tuple(one for one in rules.leanings if one.subject is Subject.KINDS)
    return Language(replace(rules, leanings=kinds), simplify)


def middle(found: Mapping[str, Figure]) -> float:
    """The mean F1 over all marks."""
    return mean(one.f1 for one in found.values())
