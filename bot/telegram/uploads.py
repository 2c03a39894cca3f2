"""Check a playbook that came as a file; say what is wrong with it in a few lines."""

from collections.abc import Callable

from bot.messages import Notice
from bot.render import DIVIDER, Renderer
from coach.compiler.compilation import compile_playbook
from coach.compiler.diagnostics import Diagnostic
from coach.judge.language import Language
from coach.vocabulary import Locale, Severity

#: The names of files that may be playbooks.
ENDINGS = (".yaml", ".yml")
#: The most mistakes that are told in chat.
MOST_TOLD = 5


class Examiner:
    """Checks playbooks by the language rules that came with the program."""

    def __init__(self, renderer: Renderer, language: Callable[[], Language]) -> None:
        self._renderer = renderer
        self._language = language

    def examine(self, name: str, data: bytes) -> Notice:
        """What is to be told of a file: the worst mistakes first, in both languages."""
        found = compile_playbook(data, name, self._language(), run_tests=True).diagnostics
        worst = sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.place))
        severities = [one.severity for one in found]
        facts = {
            "name": name,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "lines": {
                locale.value: [self._line(one, locale) for one in worst[:MOST_TOLD]]
                for locale in Locale
            },
            "more": max(len(worst) - MOST_TOLD, 0),
        }
        return Notice(prompt="telegram.checked", facts=facts)

    def _line(self, one: Diagnostic, locale: Locale) -> str:
        words = self._renderer.text(f"diagnostics.{one.code}", locale, one.facts)
        message, _, cure = words.partition(DIVIDER)
        facts = {"line": one.place.line, "message": message, "cure": cure}
        return self._renderer.text("telegram.mistake", locale, facts)
