"""Run the examples that stand inside language rules."""

from collections.abc import Iterator

from coach.compiler.diagnostics import Diagnostic
from coach.compiler.rule_catalogue import FIRES_ON_NO, SILENT_ON_YES
from coach.compiler.rule_parts import RulePart
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.judge.rules import Rules
from coach.vocabulary import Locale


def failing_examples(rules: Rules, parts: tuple[RulePart, ...]) -> Iterator[Diagnostic]:
    """Each example that shows the contrary: a ``yes`` that is not read so, a ``no`` that is."""
    language = Language(rules, identity)
    for rule, part in zip(rules.rules, parts, strict=True):
        for example in part.yes:
            if _fired(language, rule.id, rule.locale, example.text) is None:
                yield SILENT_ON_YES.at(example.place, rule=rule.id, example=example.text)
        for example in part.no:
            matched = _fired(language, rule.id, rule.locale, example.text)
            if matched is not None:
                yield FIRES_ON_NO.at(
                    example.place, rule=rule.id, example=example.text, matched=matched
                )


def _fired(language: Language, rule: str, locale: Locale, example: str) -> str | None:
    """Find the words of the example that the rule fired on, None when it is silent."""
    for sentence in language.normalise(example, locale).sentences():
        for hit in language.hits(sentence, locale):
            if hit.rule == rule:
                return example[hit.start : hit.end]
    return None
