"""The compiled language rules, asked sentence by sentence."""

import msgspec

from coach.judge.matcher import Matcher
from coach.judge.normalise import Normalised, Simplify, normalise
from coach.judge.rules import Rule, Rules
from coach.judge.spelling import spell
from coach.vocabulary import Locale


class Hit(msgspec.Struct, frozen=True):
    """A rule that fired, and the span of the RAW text that fired it."""

    rule: str
    label: str
    weight: float
    start: int
    end: int


class Language:
    """The rules of both languages, ready to read; what they say changes never."""

    def __init__(self, rules: Rules, simplify: Simplify) -> None:
        self.digest = rules.digest
        self.simplify = simplify
        self._why = {rule.id: rule.why for rule in rules.rules}
        self._rules = rules.rules
        self._readers: dict[Locale, _Reader] = {}

    def normalise(self, text: str, locale: Locale | None = None) -> Normalised:
        """Give the plain form of a message, with the way back; spelled out where English is."""
        said = normalise(text, self.simplify)
        return said if locale is None else spell(said, locale)

    def hits(self, sentence: Normalised, locale: Locale) -> tuple[Hit, ...]:
        """Every rule of a language that fires on a sentence, in the order of the files.

        A rule fires once, for the first of its patterns that occurs; where one of its ``unless``
        occurs in the same sentence it is silent.
        """
        return self._reader(locale).hits(sentence)

    def _reader(self, locale: Locale) -> "_Reader":
        """The rules of a language, made ready when first asked for."""
        reader = self._readers.get(locale)
        if reader is None:
            reader = _Reader(tuple(rule for rule in self._rules if rule.locale is locale), locale)
            self._readers[locale] = reader
        return reader

    def why(self, rule: str, locale: Locale) -> str | None:
        """Give the reason of a rule, None for a rule that these files do not hold."""
        why = self._why.get(rule)
        return None if why is None else why[locale.value]


class _Reader:
    """The rules of one language."""

    def __init__(self, rules: tuple[Rule, ...], locale: Locale) -> None:
        self._rules = rules
        patterns = tuple(pattern for rule in rules for pattern in (*rule.any, *rule.unless))
        self._matcher = Matcher(patterns, locale)
        self._owner = tuple(
            (number, index >= len(rule.any))
            for number, rule in enumerate(rules)
            for index in range(len(rule.any) + len(rule.unless))
        )

    def hits(self, sentence: Normalised) -> tuple[Hit, ...]:
        found: dict[int, tuple[int, int]] = {}
        silent: dict[int, bool] = {}
        scan = self._matcher.scan(sentence.text)
        for index in self._matcher.candidates(scan):
            number, forbids = self._owner[index]
            if number in (silent if forbids else found):
                continue
            if forbids and number not in found:
                continue
            span = self._matcher.find(index, scan)
            if span is None:
                continue
            if forbids:
                silent[number] = True
            else:
                found[number] = span
        return tuple(
            self._hit(number, sentence, span)
            for number, span in found.items()
            if number not in silent
        )

    def _hit(self, number: int, sentence: Normalised, span: tuple[int, int]) -> Hit:
        rule = self._rules[number]
        return Hit(rule.id, rule.label, rule.weight, *sentence.raw_span(*span))
