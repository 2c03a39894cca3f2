"""The tree of an authored file, each node with its place."""

from collections.abc import Iterator

import msgspec

from coach.compiler.diagnostics import Place


class Scalar(msgspec.Struct, frozen=True, kw_only=True):
    """A single value. ``text`` as the author means it; ``value`` after our own scalar rules.

    ``lead`` counts the columns before its first character (1 for a quotation mark), None when it
    does not stand in the file letter by letter.
    """

    place: Place
    text: str
    value: str | int | bool | None
    lead: int | None = 0

    def within(self, index: int) -> Place:
        """The place of one of its characters, or its own when that cannot be told."""
        if self.lead is None:
            return self.place
        start = self.place
        return Place(file=start.file, line=start.line, column=start.column + self.lead + index)


class Sequence(msgspec.Struct, frozen=True, kw_only=True):
    """A list."""

    place: Place
    items: tuple["Node", ...]


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A key with what stands behind it."""

    key: Scalar
    value: "Node"


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """A block of keys, in the order of the file; no key stands in it twice."""

    place: Place
    pairs: tuple[Pair, ...]

    def get(self, key: str) -> "Node | None":
        """What stands behind a key, None when the key is not there."""
        return next((pair.value for pair in self.pairs if pair.key.text == key), None)


Node = Scalar | Sequence | Mapping


def walk(node: Node) -> Iterator[Node]:
    """The node with everything below it, keys included, in the order of the file."""
    yield node
    if isinstance(node, Mapping):
        for pair in node.pairs:
            yield pair.key
            yield from walk(pair.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
