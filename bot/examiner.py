"""Check a playbook that somebody sent: what is to be published, or what is wrong with it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore

import msgspec

from bot.errors import Busy
from bot.library import kind_of
from bot.messages import Candidate, Notice
from bot.render import DIVIDER, Renderer
from coach.compiler.compilation import compile_playbook
from coach.compiler.diagnostics import Diagnostic
from coach.judge.language import Language
from coach.vocabulary import Locale, Severity

#: The names of files that may be playbooks.
ENDINGS = (".yaml", ".yml")
#: The most mistakes that are told in chat.
MOST_TOLD = 5
#: The most mistakes that are listed, and the longest line of a file that is shown with one.
MOST_LISTED, LONGEST_LINE = 100, 200
#: The most files that may wait to be checked.
MOST_WAITING = 16


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a file is not published: its bytes, and every mistake, the worst first."""

    name: str
    source: bytes
    diagnostics: tuple[Diagnostic, ...]


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One diagnostic in the words of a language; ``line`` and ``column`` count from 1.

    ``source`` is that line of the author's file, cut where it is very long.
    """

    line: int
    column: int
    code: str
    severity: Severity
    message: str
    cure: str
    source: str


class Examiner:
    """Checks playbooks by the language rules that came with the program, one at a time."""

    def __init__(self, renderer: Renderer, language: Callable[[], Language]) -> None:
        self._renderer = renderer
        self._language = language
        self._bench = ThreadPoolExecutor(max_workers=1, thread_name_prefix="examiner")
        self._room = BoundedSemaphore(MOST_WAITING)

    def submit(self, name: str, data: bytes) -> Future[Candidate | Refusal]:
        """Have a file checked beside everything else. Raises Busy when too many wait."""
        if not self._room.acquire(blocking=False):
            raise Busy(waiting=MOST_WAITING)
        future = self._bench.submit(self.examine, name, data)
        future.add_done_callback(lambda _: self._room.release())
        return future

    def examine(self, name: str, data: bytes) -> Candidate | Refusal:
        """What comes of a file of any bytes; takes up to a second. Raises RulesBroken alone."""
        compiled = compile_playbook(data, name, self._language(), run_tests=True)
        book = compiled.playbook
        if book is None:
            return Refusal(name=name, source=data, diagnostics=_worst_first(compiled.diagnostics))
        return Candidate(
            source=data,
            locale=book.locale,
            playbook=book.id,
            kind=kind_of(book),
            title=book.title,
        )

    def told(self, refusal: Refusal) -> Notice:
        """The worst mistakes for a bubble in chat, in both languages, and how many more."""
        severities = [one.severity for one in refusal.diagnostics]
        facts = {
            "name": refusal.name,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "lines": {
                locale.value: [self._line(one, locale) for one in refusal.diagnostics[:MOST_TOLD]]
                for locale in Locale
            },
            "more": max(len(severities) - MOST_TOLD, 0),
        }
        return Notice(prompt="access.refused", facts=facts)

    def listed(self, refusal: Refusal, locale: Locale) -> tuple[Mistake, ...]:
        """The worst mistakes, a hundred at the most, in the words of a language."""
        lines = refusal.source.decode(errors="replace").split("\n")
        return tuple(
            self._listed(one, locale, "".join(lines[one.place.line - 1 : one.place.line]))
            for one in refusal.diagnostics[:MOST_LISTED]
        )

    def _listed(self, one: Diagnostic, locale: Locale, line: str) -> Mistake:
        message, cure = self._worded(one, locale)
        return Mistake(
            line=one.place.line,
            column=one.place.column,
            code=one.code,
            severity=one.severity,
            message=message,
            cure=cure,
            source=line.rstrip()[:LONGEST_LINE],
        )

    def _line(self, one: Diagnostic, locale: Locale) -> str:
        message, cure = self._worded(one, locale)
        facts = {"line": one.place.line, "message": message, "cure": cure}
        return self._renderer.text("access.mistake", locale, facts)

    def _worded(self, one: Diagnostic, locale: Locale) -> tuple[str, str]:
        """What is wrong, and how to mend it."""
        words = self._renderer.text(f"diagnostics.{one.code}", locale, one.facts)
        message, _, cure = words.partition(DIVIDER)
        return message, cure


def _worst_first(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.place)))
