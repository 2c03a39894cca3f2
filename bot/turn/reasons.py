"""Look up the reasons of the language rules that a line cites."""

from collections.abc import Callable

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.judge.language import Language
from coach.reading import Cited
from coach.vocabulary import Locale

#: The fact that holds the rules of a line.
CITED = "cited"
#: So many of them are shown.
MOST_SHOWN = 4


def with_reasons(
    effects: tuple[Effect, ...], language: Callable[[], Language], locale: Locale
) -> tuple[Effect, ...]:
    """The same effects; the rules that a Say cites have reasons and weights, the weightiest first.

    ``language`` gives the rules by which the words were read; it is asked only where rules are
    cited. What those do not hold keeps no reason.
    """
    return tuple(
        _explained(effect, language, locale) if isinstance(effect, Say) else effect
        for effect in effects
    )


def _explained(say: Say, language: Callable[[], Language], locale: Locale) -> Say:
    found = say.facts.get(CITED)
    if not isinstance(found, tuple) or not found:
        return say
    rules = language()
    shown = sorted((_reasoned(one, rules, locale) for one in found), key=_rank)
    return replace(say, facts={**say.facts, CITED: tuple(shown[:MOST_SHOWN])})


def _reasoned(one: Cited, rules: Language, locale: Locale) -> Cited:
    why = rules.why(one.rule, locale)
    return replace(one, why="" if why is None else why, weight=rules.weight(one.rule))


def _rank(one: Cited) -> tuple[bool, float]:
    """What has no weight of its own comes first: it is there because it decided."""
    return (one.weight is not None, 0.0 if one.weight is None else -one.weight)
