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


class Mistake(msgspec.Struct, frozen=True):
    """A kind of mistake: its code, what its prompt may name, and how much it matters."""

    code: str
    facts: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR

    def at(self, place: Place, **facts: object) -> Diagnostic:
        """Tell of the mistake at a place, with the facts its prompt names."""
        return Diagnostic(code=self.code, severity=self.severity, place=place, facts=facts)


def in_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Sort by place, then by code; the same mistake at the same place is told once."""
    ordered: list[Diagnostic] = []
    for one in sorted(diagnostics, key=lambda each: (each.place, each.code)):
        if one not in ordered[-1:]:
            ordered.append(one)
    return tuple(ordered)


def blocks(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether one of them keeps the file from being used."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
