"""Put diagnostics before an author, or before a program."""

from collections.abc import Iterator, Sequence

import msgspec

from bot.check.frame import frame
from bot.render import DIVIDER, Renderer
from coach.compiler.diagnostics import Diagnostic
from coach.vocabulary import Locale, Severity


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was checked: its lines as an editor shows them, and what is wrong."""

    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Message and cure of a diagnostic in the reader's language."""

    message: str
    cure: str


class Reporter:
    """Words diagnostics in one language."""

    def __init__(self, renderer: Renderer, locale: Locale) -> None:
        self._renderer = renderer
        self._locale = locale

    def say(self, prompt: str, **facts: object) -> str:
        """What a prompt of the check says."""
        return self._renderer.text(f"check.{prompt}", self._locale, facts)

    def words(self, diagnostic: Diagnostic) -> Words:
        """What is wrong and what to do about it."""
        prompt = f"diagnostics.{diagnostic.code}"
        text = self._renderer.text(prompt, self._locale, diagnostic.facts)
        message, _, cure = text.partition(DIVIDER)
        return Words(message=message, cure=cure)

    def text(self, files: Sequence[Checked]) -> Iterator[str]:
        """One block for each mistake, then what they come to."""
        for file in files:
            for diagnostic in file.diagnostics:
                yield self._block(diagnostic, file.lines) + "\n"
        severities = [one.severity for file in files for one in file.diagnostics]
        yield self.say(
            "summary",
            files=len(files),
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
        )

    def json(self, files: Sequence[Checked]) -> str:
        """The contract of the command: one object with every diagnostic."""
        found = [self._row(one) for file in files for one in file.diagnostics]
        return msgspec.json.encode({"diagnostics": found}).decode()

    def _block(self, diagnostic: Diagnostic, lines: tuple[str, ...]) -> str:
        words = self.words(diagnostic)
        place = diagnostic.place
        title = self.say(
            "title", code=diagnostic.code, severity=diagnostic.severity, message=words.message
        )
        drawn = frame(lines, place, diagnostic.facts)
        margin = " " * len(str(place.line))
        return "\n".join(
            (
                title,
                f"{margin}--> {place.file}:{place.line}:{place.column}",
                *drawn,
                f"{margin} = {self.say('cure', cure=words.cure)}",
            )
        )

    def _row(self, diagnostic: Diagnostic) -> dict[str, object]:
        words = self.words(diagnostic)
        return {
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "file": diagnostic.place.file,
            "line": diagnostic.place.line,
            "column": diagnostic.place.column,
            "message": words.message,
            "cure": words.cure,
        }
