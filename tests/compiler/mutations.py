"""Break a good playbook on one line, in every way an author breaks one."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from coach.compiler.nodes import Mapping, Pair, Scalar, Sequence, walk
from coach.compiler.source import Source, read_source


class Mutation(NamedTuple):
    """A playbook with one line broken, and what must be said about that line."""

    name: str
    data: bytes
    code: str
    line: int


class Spot(NamedTuple):
    """A key with its value, and the key that stands before it in the same block."""

    pair: Pair
    before: Pair | None
    text: str


class Way(NamedTuple):
    """A way to break a line: where it applies, what it makes of the line, what must be told."""

    name: str
    fits: Callable[[Spot], bool]
    broken: Callable[[Spot], str]
    code: str


WORDS = ("contact", "role", "organisation", "mode", "area", "ends", "move", "flag")
NUMBERS = ("minus", "pass", "tries", "points", "at_least", "at_most")
#: The most mutations of one way in one file, spread over the whole of it.
EACH = 2


def _plain(spot: Spot) -> bool:
    """A key whose value is words on the same line."""
    value = spot.pair.value
    same_line = value.place.line == spot.pair.key.place.line
    return isinstance(value, Scalar) and same_line and value.lead == 0


def _in_a_row(spot: Spot) -> bool:
    """Such a key below another that stands alone on its line."""
    below = spot.before is not None and spot.before.key.place.line < spot.pair.key.place.line
    return below and _plain(spot) and not spot.text.lstrip().startswith("-")


def _listed(spot: Spot) -> bool:
    value = spot.pair.value
    return isinstance(value, Sequence) and len(value.items) > 1 and "[" in spot.text


def _value(spot: Spot, new: str) -> str:
    start = spot.pair.value.place.column - 1
    return spot.text[:start] + new


def _key(spot: Spot, new: str) -> str:
    key = spot.pair.key
    start = key.place.column - 1
    return spot.text[:start] + new + spot.text[start + len(key.text) :]


def _ascii(spot: Spot) -> bool:
    return _plain(spot) and spot.pair.key.text.isascii() and " " not in spot.pair.key.text


WAYS = (
    Way("unknown key", _ascii, lambda s: _key(s, s.pair.key.text + "x"), "DL043"),
    Way(
        "full-width colon",
        lambda s: _ascii(s) and _in_a_row(s),
        lambda s: s.text.replace(":", "：", 1),
        "DL021",
    ),
    Way(
        "no space",
        lambda s: _ascii(s) and _in_a_row(s),
        lambda s: s.text.replace(": ", ":", 1),
        "DL022",
    ),
    Way("key twice", _in_a_row, lambda s: _key(s, s.before.key.text if s.before else ""), "DL013"),
    Way("no value", _ascii, lambda s: _value(s, ""), "DL045"),
    Way("tab", _in_a_row, lambda s: "\t" + s.text.lstrip(), "DL024"),
    Way(
        "one blank less",
        lambda s: _in_a_row(s) and s.text[:3] == "   ",
        lambda s: s.text[1:],
        "DL028",
    ),
    Way(
        "open quote",
        _plain,
        lambda s: _value(s, '"' + s.text[s.pair.value.place.column - 1 :]),
        "DL025",
    ),
    Way("text after quote", _plain, lambda s: _value(s, '"a" b'), "DL023"),
    Way("special character", _plain, lambda s: _value(s, "@b"), "DL029"),
    Way("tag", _plain, lambda s: _value(s, "!b c"), "DL010"),
    Way("anchor", _plain, lambda s: _value(s, "&b c"), "DL007"),
    Way("second colon", _plain, lambda s: _value(s, "b: c"), "DL027"),
    Way("open bracket", _listed, lambda s: s.text.replace("]", "", 1), "DL026"),
    Way("full-width comma", _listed, lambda s: s.text.replace(", ", "，", 1), "DL031"),
    Way("hidden character", _plain, lambda s: _value(s, "\u202eb"), "DL003"),
    Way(
        "strange word",
        lambda s: s.pair.key.text in WORDS and _plain(s),
        lambda s: _value(s, "qqq"),
        "DL052",
    ),
    Way(
        "no number",
        lambda s: s.pair.key.text in NUMBERS and _plain(s),
        lambda s: _value(s, "many"),
        "DL049",
    ),
    Way("strange topic", lambda s: s.pair.key.text == "meets", lambda s: _value(s, "qqq"), "DL060"),
    Way(
        "strange step",
        lambda s: s.pair.key.text == "step" and not s.text.lstrip().startswith("-"),
        lambda s: _value(s, "qqq"),
        "DL061",
    ),
    Way(
        "bad pattern",
        lambda s: s.pair.key.text in ("about", "cues") and "[" in s.text,
        lambda s: _value(s, "[(a]"),
        "DL076",
    ),
)


def mutations(data: bytes, file: str) -> Iterator[Mutation]:
    """One-line mutations of a good playbook, the same every time."""
    source = read_source(data, file)
    spots = tuple(_spots(source))
    for way in WAYS:
        fitting = [spot for spot in spots if way.fits(spot)]
        step = max(1, len(fitting) // EACH)
        for spot in fitting[::step][:EACH]:
            line = spot.pair.key.place.line
            lines = list(source.lines)
            lines[line - 1] = way.broken(spot)
            broken = "\n".join(lines).encode()
            yield Mutation(f"{file}:{line} {way.name}", broken, way.code, line)


def _spots(source: Source) -> Iterator[Spot]:
    assert source.root is not None
    for node in walk(source.root):
        if isinstance(node, Mapping):
            for index, pair in enumerate(node.pairs):
                before = node.pairs[index - 1] if index else None
                yield Spot(pair, before, source.lines[pair.key.place.line - 1])
