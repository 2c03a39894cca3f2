"""An answer as the rules heard it, before anything is made of it."""

from collections.abc import Iterator

import msgspec

from coach.judge.cues import Cues, cue_matcher
from coach.judge.language import Hit
from coach.judge.normalise import Normalised, Simplify
from coach.reading import Evidence
from coach.vocabulary import Locale


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences of an answer, each with the rules that fired on it.

    ``echoes`` holds for each sentence the raw span of words it shares with the objection.
    """

    said: Normalised
    locale: Locale
    sentences: tuple[Normalised, ...]
    hits: tuple[tuple[Hit, ...], ...]
    echoes: tuple[tuple[int, int] | None, ...]
    objection: Normalised
    simplify: Simplify

    def cues(self, cues: tuple[str, ...]) -> Cues:
        """The cues of a playbook, ready to look for in the sentences."""
        return cue_matcher(cues, self.locale, self.simplify)

    def labelled(self, label: str) -> Iterator[Hit]:
        """The hits of one label, each rule once, in the order said."""
        seen: list[str] = []
        for hit in self.every(label):
            if hit.rule not in seen:
                seen.append(hit.rule)
                yield hit

    def every(self, label: str) -> Iterator[Hit]:
        """The hits of one label, a rule once in each sentence, in the order said."""
        return (hit for hits in self.hits for hit in hits if hit.label == label)

    def evidence(self, rule: str, start: int, end: int) -> Evidence:
        """A rule with the raw words it points to."""
        return Evidence(rule=rule, start=start, end=end, matched=self.said.raw[start:end])

    def shown(self, hit: Hit) -> Evidence:
        """A hit as evidence."""
        return self.evidence(hit.rule, hit.start, hit.end)

    def span(self, sentence: Normalised) -> tuple[int, int]:
        """The bounds of a whole sentence in the raw text."""
        return sentence.raw_span(0, len(sentence.text))
