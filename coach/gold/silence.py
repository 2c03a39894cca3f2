"""Find the rules that no gold line calls upon."""

from collections.abc import Iterable, Iterator

from coach.gold.lines import GoldSet
from coach.judge.language import Language
from coach.judge.locale import guess_locale
from coach.judge.rules import Rules
from coach.judge.spelling import spell


def silent_rules(rules: Rules, language: Language, sets: Iterable[GoldSet]) -> tuple[str, ...]:
    """The ids of the rules that fire on no line of the sets, in the order of the rules."""
    fired = {rule for gold in sets for text in _texts(gold) for rule in _fired(language, text)}
    return tuple(rule.id for rule in rules.rules if rule.id not in fired)


def _texts(gold: GoldSet) -> Iterator[str]:
    yield from (line.text for line in gold.lines)
    yield from (answer.text for answer in gold.answers)


def _fired(language: Language, text: str) -> Iterator[str]:
    message = language.normalise(text)
    locale = guess_locale(message.text)
    for sentence in spell(message, locale).sentences():
        yield from (hit.rule for hit in language.hits(sentence, locale))
