"""The compiled language rules, asked sentence by sentence."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from coach.judge.leaning_words import LeaningWords, Subject, reason
from coach.judge.normalise import Normalised, Simplify, normalise
from coach.judge.reader import Reader
from coach.judge.rules import Rule, Rules
from coach.judge.scan import Span
from coach.judge.spelling import spell
from coach.vocabulary import Locale


class About(Enum):
    """What the rules are asked about a sentence: all they know, what it does, or whether it asks.

    What it does says nothing of moves and faults, which only answers to objections have.
    """

    ALL = "all"
    DOING = "doing"
    ASKING = "asking"

    def asks_for(self, label: str) -> bool:
        """Whether a rule that speaks for a label has a say."""
        if self is About.ASKING:
            return label == "sign:asks"
        return self is About.ALL or not label.startswith(("move:", "fault:"))


class Hit:  # noqa: PLW1641 -- compared, never kept in a set
    """A rule that fired, and the span of the RAW text that fired it; compared by value."""

    __slots__ = ("_span", "label", "rule", "weight")

    def __init__(self, rule: str, label: str, weight: float, start: int, end: int) -> None:
        self.rule = rule
        self.label = label
        self.weight = weight
        self._span = (start, end)

    @property
    def span(self) -> Span:
        """Where the words stand that fired it."""
        return self._span

    @property
    def start(self) -> int:
        """Where they begin."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Where they end."""
        return self.span[1]

    def __eq__(self, other: object) -> bool:
        """Whether it is the same rule on the same words."""
        return isinstance(other, Hit) and self._value() == other._value()

    def _value(self) -> tuple[str, str, float, Span]:
        return self.rule, self.label, self.weight, self.span


class _LateHit(Hit):
    """A hit whose span is looked for when it is asked for: of most hits nobody asks it."""

    __slots__ = ("_look",)

    def __init__(self, rule: Rule, look: Callable[[], Span]) -> None:
        self.rule = rule.id
        self.label = rule.label
        self.weight = rule.weight
        self._look: Callable[[], Span] | None = look

    @property
    def span(self) -> Span:
        if self._look is not None:
            self._span = self._look()
            self._look = None
        return self._span


class Language:
    """The rules of both languages, ready to read; what they say changes never."""

    def __init__(self, rules: Rules, simplify: Simplify) -> None:
        self.digest = rules.digest
        self.simplify = simplify
        self._why = {rule.id: rule.why for rule in rules.rules}
        for leanings in rules.leanings:
            self._why |= {reason(leanings.locale, name): why for name, why in leanings.why.items()}
        self._weights = {rule.id: rule.weight for rule in rules.rules}
        self._leanings = {(one.locale, one.subject): one for one in rules.leanings}
        self._words: dict[tuple[Locale, Subject], LeaningWords] = {}
        self._rules = rules.rules
        self._readers: dict[tuple[Locale, About], tuple[tuple[Rule, ...], Reader]] = {}

    def normalise(self, text: str, locale: Locale | None = None) -> Normalised:
        """Give the plain form of a message, with the way back; spelled out where English is."""
        said = normalise(text, self.simplify)
        return said if locale is None else spell(said, locale)

    def hits(
        self, sentence: Normalised, locale: Locale, about: About = About.ALL
    ) -> tuple[Hit, ...]:
        """Every rule of a language that fires on a sentence, in the order of the files.

        A rule fires once, for the first of its patterns that occurs; where one of its ``unless``
        occurs in the same sentence it is silent.
        """
        rules, reader = self._reader(locale, about)
        found = reader.read(sentence.text)

        def span(number: int) -> Span:
            return sentence.raw_span(*found.span(number))

        return tuple(_LateHit(rules[number], partial(span, number)) for number in found.numbers)

    def leaning_words(self, locale: Locale, subject: Subject) -> LeaningWords | None:
        """The words of a language that lean, made ready when first asked; None for none."""
        ready = self._words.get((locale, subject))
        if ready is None and (held := self._leanings.get((locale, subject))) is not None:
            ready = self._words[locale, subject] = LeaningWords(held)
        return ready

    def _reader(self, locale: Locale, about: About) -> tuple[tuple[Rule, ...], Reader]:
        """The rules of a language that have a say, made ready when first asked."""
        ready = self._readers.get((locale, about))
        if ready is None:
            rules = tuple(
                rule for rule in self._rules if rule.locale is locale and about.asks_for(rule.label)
            )
            ready = self._readers[locale, about] = (rules, Reader(rules, locale))
        return ready

    def why(self, rule: str, locale: Locale) -> str | None:
        """Give the reason of a rule, None for a rule that these files do not hold."""
        why = self._why.get(rule)
        return None if why is None else why[locale.value]

    def weight(self, rule: str) -> float | None:
        """Give the weight of a rule, None for what has none by itself."""
        return self._weights.get(rule)
