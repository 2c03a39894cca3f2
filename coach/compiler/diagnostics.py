"""An author's mistake as a value: code, place and facts; its words stand in prompts/."""

from collections.abc import Mapping

import msgspec

from coach.vocabulary import Severity


class Place(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A place in a file: 1-based line, 1-based column in characters."""

    file: str
    line: int
    column: int


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake. Message and cure stand in ``prompts/<locale>/diagnostics/<code>.j2``."""

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, object] = {}
