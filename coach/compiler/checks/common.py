"""Checks that every kind of playbook shares."""

from collections.abc import Iterable, Iterator, Sequence

from coach.compiler.access import number, scalar, scalars
from coach.compiler.catalogue import BAD_PATTERN, BOUNDS_CROSSED, NAME_TWICE, NO_TESTS
from coach.compiler.diagnostics import Diagnostic, Mistake
from coach.compiler.nodes import Mapping, Node, Scalar, walk
from coach.compiler.plain import plain
from coach.compiler.suggest import meant
from coach.judge.patterns import LONGEST, Fault, parse_pattern
from coach.vocabulary import Locale

_PATTERN_KEYS = ("about", "cues")


def named(nodes: Iterable[Mapping], key: str) -> tuple[Scalar, ...]:
    """The names that blocks of a list give themselves."""
    found = (scalar(one, key) for one in nodes)
    return tuple(one for one in found if one is not None)


def all_named(nodes: Sequence[Mapping], key: str) -> tuple[Scalar, ...]:
    """The names of blocks in a list, none when one of them has lost its own."""
    names = named(nodes, key)
    return names if len(names) == len(nodes) else ()


def twice(names: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Names that two blocks share, told at the second."""
    first: dict[str, int] = {}
    for name in names:
        line = first.setdefault(plain(name.text), name.place.line)
        if line != name.place.line:
            yield NAME_TWICE.at(name.place, name=name.text, first=line)


def unknown(
    names: Iterable[Scalar | None], known: Iterable[Scalar], mistake: Mistake
) -> Iterator[Diagnostic]:
    """Names that point to nothing, each with what was probably meant.

    Where nothing is known there is a greater trouble, told elsewhere.
    """
    choices = tuple(one.text for one in known)
    for name in names:
        if name is not None and choices and name.text not in choices:
            guess = meant(name.text, choices)
            yield mistake.at(name.place, found=name.text, meant=guess, names=choices)


def patterns(root: Node, locale: Locale) -> Iterator[Diagnostic]:
    """Words to listen for that are no pattern the judge can read."""
    blocks = (node for node in walk(root) if isinstance(node, Mapping))
    for words in (one for block in blocks for key in _PATTERN_KEYS for one in scalars(block, key)):
        # Letters alone are always a pattern: most words need no closer look.
        if words.text.replace(" ", "").isalnum() and len(words.text) < LONGEST:
            continue
        fault = parse_pattern(words.text, locale, {})
        if isinstance(fault, Fault):
            place = words.within(fault.column - 1)
            yield BAD_PATTERN.at(place, text=words.text, reason=fault.problem, found=fault.found)


def tests(root: Node, blocks: Iterable[Mapping]) -> Iterator[Diagnostic]:
    """Tests that are missing, or ask for the impossible."""
    if isinstance(root, Mapping) and root.get("tests") is None:
        yield NO_TESTS.at(root.place)
    for one in blocks:
        least, most = number(one, "at_least", 0), number(one, "at_most", 100)
        upper = scalar(one, "at_most")
        if least > most and upper is not None:
            yield BOUNDS_CROSSED.at(upper.place, least=least, most=most)
