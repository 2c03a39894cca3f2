"""Compare a tree with the shape it should have."""

from collections.abc import Iterator

from coach.compiler.catalogue import (
    CHINESE_COLON,
    EMPTY_VALUE,
    MISSING_KEY,
    NOT_A_BLOCK,
    NOT_A_LIST,
    NOT_TEXT,
    TOO_FEW,
    TOO_MANY,
    UNKNOWN_KEY,
)
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.lookalikes import FULL_WIDTH_COLON
from coach.compiler.nodes import Mapping, Node, Scalar, Sequence
from coach.compiler.schema import Named, Several, Shape, Type
from coach.compiler.singles import single
from coach.compiler.suggest import meant
from coach.vocabulary import Locale


def conform(node: Node, shape: Shape, locale: Locale) -> Iterator[Diagnostic]:
    """Everything in which a tree differs from its shape, in the words of its own language."""
    yield from _Comparison(locale).shape(node, shape, "")


class _Comparison:
    """Compares with the words of one language at hand."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    def shape(self, node: Node, shape: Shape, key: str) -> Iterator[Diagnostic]:
        names = tuple(field.name for field in shape.fields)
        if not isinstance(node, Mapping):
            yield _not_a_block(node, key, names)
            return
        types = {field.name: field.type for field in shape.fields}
        for pair in node.pairs:
            name = pair.key.text
            if name not in types:
                guess = meant(name, names)
                yield UNKNOWN_KEY.at(pair.key.place, key=name, meant=guess, keys=names)
            elif isinstance(pair.value, Scalar) and not pair.value.text.strip():
                yield EMPTY_VALUE.at(pair.key.place, key=name)
            else:
                yield from self.value(pair.value, types[name], name)
        for field in shape.fields:
            if field.required and node.get(field.name) is None:
                yield MISSING_KEY.at(node.place, key=field.name)

    def value(self, node: Node, kind: Type, key: str) -> Iterator[Diagnostic]:
        match kind:
            case Shape():
                yield from self.shape(node, kind, key)
            case Several():
                yield from self.several(node, kind, key)
            case Named():
                yield from self.named(node, key)
            case _:
                if isinstance(node, Scalar):
                    yield from single(node, kind, key, self._locale)
                else:
                    yield NOT_TEXT.at(node.place, key=key)

    def several(self, node: Node, kind: Several, key: str) -> Iterator[Diagnostic]:
        if kind.or_one and isinstance(node, Scalar):
            yield from self.value(node, kind.of, key)
            return
        if not isinstance(node, Sequence):
            yield NOT_A_LIST.at(node.place, key=key)
            return
        if len(node.items) < kind.least:
            yield TOO_FEW.at(node.place, key=key, least=kind.least)
        if len(node.items) > kind.most:
            yield TOO_MANY.at(node.place, key=key, most=kind.most)
            return
        for item in node.items:
            if isinstance(item, Scalar) and not item.text.strip():
                yield EMPTY_VALUE.at(item.place, key=key)
            else:
                yield from self.value(item, kind.of, key)

    def named(self, node: Node, key: str) -> Iterator[Diagnostic]:
        if not isinstance(node, Mapping):
            yield _not_a_block(node, key, ())
            return
        for pair in node.pairs:
            if not isinstance(pair.value, Scalar):
                yield NOT_TEXT.at(pair.value.place, key=pair.key.text)


def _not_a_block(node: Node, key: str, keys: tuple[str, ...]) -> Diagnostic:
    if isinstance(node, Scalar) and (colon := FULL_WIDTH_COLON.match(node.text)):
        return CHINESE_COLON.at(node.within(colon.end() - 1), key=colon[1])
    return NOT_A_BLOCK.at(node.place, key=key, keys=keys)
