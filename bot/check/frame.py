"""Draw the line of a mistake with a mark under the place."""

from collections.abc import Mapping

from rich.cells import cell_len

from coach.compiler.diagnostics import Place

#: The most columns of a line that are drawn, and how many of them stand before the place.
WIDEST = 88
_BEFORE = 44
_CUT = "…"
_WIDE_SPACE = "\u3000"


def frame(lines: tuple[str, ...], place: Place, facts: Mapping[str, object]) -> list[str]:
    """The line with its number and a mark under what is meant; empty for a line that is not there.

    What a terminal would not show as one character is shown as a sign in its place.
    """
    if not place.line <= len(lines):
        return []
    line = lines[place.line - 1]
    start = max(place.column - 1 - _BEFORE, 0)
    cut = _CUT if start else ""
    before = cut + _visible(line[start : place.column - 1])
    meant = _visible(_meant(line[place.column - 1 :], facts))
    rest = _visible(line[place.column - 1 + len(meant) :])
    shown = _shortened(before + meant + rest)
    number = str(place.line)
    gutter = " " * len(number)
    marks = " " * cell_len(before) + "^" * max(cell_len(meant), 1)
    return [f"{gutter} |", f"{number} | {shown}".rstrip(), f"{gutter} | {_shortened(marks)}"]


def _meant(rest: str, facts: Mapping[str, object]) -> str:
    """The longest fact that stands at the place; one character when none does."""
    texts = (str(fact) for fact in facts.values())
    return max(
        (text for text in texts if text and rest.startswith(text)), key=len, default=rest[:1]
    )


def _visible(text: str) -> str:
    return "".join(
        sign if sign.isprintable() or sign == _WIDE_SPACE else "\N{REPLACEMENT CHARACTER}"
        for sign in text.replace("\t", " ")
    )


def _shortened(text: str) -> str:
    return text if len(text) <= WIDEST else text[:WIDEST] + _CUT
