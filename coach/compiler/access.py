"""Read a tree without trusting its shape: what does not fit is as good as absent."""

from collections.abc import Iterator

from coach.compiler.nodes import Mapping, Node, Scalar, Sequence


def scalar(node: Node | None, key: str) -> Scalar | None:
    """The filled value behind a key."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found if isinstance(found, Scalar) and found.value is not None else None


def text(node: Node | None, key: str, default: str = "") -> str:
    """The words behind a key."""
    found = scalar(node, key)
    return default if found is None else found.text


def number(node: Node | None, key: str, default: int) -> int:
    """The whole number behind a key."""
    found = scalar(node, key)
    return found.value if found is not None and type(found.value) is int else default


def block(node: Node | None, key: str) -> Mapping | None:
    """The block behind a key."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found if isinstance(found, Mapping) else None


def blocks(node: Node | None, key: str) -> tuple[Mapping, ...]:
    """The blocks of the list behind a key."""
    return tuple(one for one in _entries(node, key) if isinstance(one, Mapping))


def scalars(node: Node | None, key: str) -> tuple[Scalar, ...]:
    """The filled values of the list behind a key, or the single one that stands for a list."""
    found = (one for one in _entries(node, key) if isinstance(one, Scalar))
    return tuple(one for one in found if one.value is not None)


def _entries(node: Node | None, key: str) -> Iterator[Node]:
    found = node.get(key) if isinstance(node, Mapping) else None
    if isinstance(found, Sequence):
        yield from found.items
    elif found is not None:
        yield found
