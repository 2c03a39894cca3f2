"""Tell an author what broke his YAML: the character and its cure, not the parser's surprise."""

import re
from collections.abc import Iterator
from typing import cast

import yaml

from coach.compiler.catalogue import (
    BAD_ESCAPE,
    CHINESE_COLON,
    COLON_IN_TEXT,
    DIRECTIVE,
    INDENTATION,
    NO_COLON,
    NO_SPACE_AFTER_COLON,
    OPEN_BRACKET,
    OPEN_QUOTE,
    SECOND_DOCUMENT,
    SPECIAL_CHARACTER,
    SYNTAX,
    TAB,
    TEXT_AFTER_QUOTE,
)
from coach.compiler.diagnostics import Diagnostic, Mistake, Place
from coach.compiler.lookalikes import FULL_WIDTH_COLON

#: How many lines above the failure may still be its cause.
_REACH = 3
_LEAD = r"""\s*(?:-\s+)*(?:[^\s:#"'][^:#]*:\s+)?"""
_TIGHT_COLON = re.compile(r"\s*(?:-\s+)*([a-z][a-z_]*):(?=[^\s/])")
_LEADING_TAB = re.compile(r" *\t")
_PAST_QUOTE = re.compile(_LEAD + r"""(?:"[^"]*"|'[^']*')\s*[^\s\],}:#]""")
_UNCLOSED = re.compile(_LEAD + r"""(?:"[^"]*|'[^']*)$""")
_BRACKET = re.compile(r"[\[{]")
_QUOTE = re.compile(r"""["']""")
_SPECIAL = "@`%*&!|>?{}[],-"


class _Failure:
    """Where the parser gave up, and since where it had been reading the same thing."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: tuple[str, ...], file: str) -> None:
        self.problem = str(error.problem)
        self.context = str(error.context)
        self.file = file
        self.lines = lines
        at = cast("yaml.Mark", error.problem_mark)
        self.line, self.column = self._inside(at)
        self.since = self._inside(error.context_mark or at)

    def _inside(self, mark: yaml.Mark) -> tuple[int, int]:
        """Where a mark stands, 0-based; the parser's own end lies behind the last line."""
        line = min(mark.line, len(self.lines) - 1)
        return line, min(mark.column, len(self.lines[line]))

    @property
    def text(self) -> str:
        """The line the parser stopped on."""
        return self.lines[self.line]

    def suspects(self) -> Iterator[tuple[int, str]]:
        """The lines that may hold the cause, nearest first."""
        first = max(self.line - _REACH, 0)
        if self.context == "while scanning a simple key":
            first = min(first, self.since[0])
        for number in range(self.line, first - 1, -1):
            yield number, self.lines[number]

    def at(self, mistake: Mistake, line: int, column: int, **facts: object) -> Diagnostic:
        """A mistake at a 0-based place."""
        place = Place(file=self.file, line=line + 1, column=column + 1)
        return mistake.at(place, **facts)

    def here(self, mistake: Mistake, **facts: object) -> Diagnostic:
        """A mistake at the place of the failure."""
        return self.at(mistake, self.line, self.column, **facts)


def explain(error: yaml.MarkedYAMLError, lines: tuple[str, ...], file: str) -> Diagnostic:
    """The likeliest cause of a syntax error, at the place where the author has to act."""
    failure = _Failure(error, lines, file)
    causes = (
        _tab,
        _colons,
        _quotes,
        _brackets,
        _colon_in_text,
        _odd_character,
        _quote_far_above,
        _layout,
    )
    found = (cause(failure) for cause in causes)
    return next((one for one in found if one), None) or failure.here(SYNTAX)


def _tab(failure: _Failure) -> Diagnostic | None:
    if found := _LEADING_TAB.match(failure.text):
        return failure.at(TAB, failure.line, found.end() - 1)
    return None


def _colons(failure: _Failure) -> Diagnostic | None:
    for number, line in failure.suspects():
        if found := FULL_WIDTH_COLON.match(line):
            return failure.at(CHINESE_COLON, number, found.end() - 1, key=found[1])
        if found := _TIGHT_COLON.match(line):
            return failure.at(NO_SPACE_AFTER_COLON, number, found.end() - 1, key=found[1])
    return None


def _quotes(failure: _Failure) -> Diagnostic | None:
    if "escape" in failure.problem:
        return failure.here(BAD_ESCAPE)
    if failure.context == "while scanning a quoted scalar":
        line, column = failure.since
        return failure.at(OPEN_QUOTE, line, column, quote=failure.lines[line][column])
    if failure.problem.startswith("did not find expected"):
        for number, text in failure.suspects():
            quote = _QUOTE.search(text)
            if quote and _PAST_QUOTE.match(text):
                return failure.at(TEXT_AFTER_QUOTE, number, quote.start(), quote=quote[0])
            if quote and _UNCLOSED.match(text):
                return failure.at(OPEN_QUOTE, number, quote.start(), quote=quote[0])
    return None


def _brackets(failure: _Failure) -> Diagnostic | None:
    if not failure.context.startswith("while parsing a flow"):
        return None
    line, column = failure.since
    before = (*failure.lines[:line], failure.lines[line][: column + 1])
    number = max(number for number, text in enumerate(before) if _BRACKET.search(text))
    found = max(before[number].rfind("["), before[number].rfind("{"))
    return failure.at(OPEN_BRACKET, number, found, bracket=before[number][found])


def _colon_in_text(failure: _Failure) -> Diagnostic | None:
    if not failure.problem.startswith("mapping values are not allowed"):
        return None
    before = failure.text[: failure.column]
    if re.search(r":\s", before):
        return failure.here(COLON_IN_TEXT)
    return failure.at(INDENTATION, failure.line, len(before) - len(before.lstrip()))


def _odd_character(failure: _Failure) -> Diagnostic | None:
    if failure.context == "while scanning a directive":
        return failure.at(DIRECTIVE, *failure.since)
    scanned = failure.context in {
        "while scanning an alias",
        "while scanning an anchor",
        "while scanning a tag",
        "while scanning a block scalar",
        "while parsing a node",
    }
    line, column = failure.since if scanned else (failure.line, failure.column)
    character = failure.lines[line][column : column + 1]
    if character and character in _SPECIAL:
        return failure.at(SPECIAL_CHARACTER, line, column, character=character)
    return None


def _quote_far_above(failure: _Failure) -> Diagnostic | None:
    """A quotation mark opened far above, which the next one in the file seemed to close."""
    before = failure.text[: failure.column].rstrip()
    if not before.endswith(('"', "'")):
        return None
    for number in range(failure.line, -1, -1):
        line = failure.lines[number]
        quote = _QUOTE.search(line)
        if quote and quote[0] == before[-1] and _UNCLOSED.match(line):
            return failure.at(OPEN_QUOTE, number, quote.start(), quote=quote[0])
    return None


def _layout(failure: _Failure) -> Diagnostic | None:
    if failure.context == "while scanning a simple key":
        return failure.at(NO_COLON, *failure.since)
    if "..." in failure.lines[: failure.line] and "<document start>" in failure.problem:
        return failure.here(SECOND_DOCUMENT)
    if failure.context.startswith("while parsing a block"):
        return failure.here(INDENTATION)
    return None
