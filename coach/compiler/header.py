"""Read the head of a file: which format, kind, language."""

from collections.abc import Iterator

import msgspec

from coach.compiler.access import scalar
from coach.compiler.catalogue import (
    EMPTY_VALUE,
    MISSING_FORMAT,
    MISSING_KEY,
    NOT_TEXT,
    UNKNOWN_FORMAT,
    UNKNOWN_WORD,
)
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping, Scalar, walk
from coach.compiler.suggest import meant
from coach.vocabulary import Kind, Locale

FORMAT = 1
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says it is; ``kind`` is None when it cannot be judged any further."""

    kind: Kind | None
    locale: Locale
    diagnostics: tuple[Diagnostic, ...]


def read_header(root: Mapping) -> Header:
    """Judge the three keys that decide how the rest is read.

    A file without a language is judged in the one it seems to be written in.
    """
    kind, locale = scalar(root, "kind"), scalar(root, "locale")
    known_format = _format(root)
    diagnostics = (
        *known_format,
        *_one_of(root, "kind", tuple(Kind)),
        *_one_of(root, "locale", tuple(Locale)),
    )
    foreign = any(one.code == UNKNOWN_FORMAT.code for one in known_format)
    return Header(
        kind=Kind(kind.text) if kind and kind.text in tuple(Kind) and not foreign else None,
        locale=Locale(locale.text) if locale and locale.text in tuple(Locale) else _guess(root),
        diagnostics=diagnostics,
    )


def _format(root: Mapping) -> tuple[Diagnostic, ...]:
    found = root.get("format")
    if found is None:
        return (MISSING_FORMAT.at(root.place),)
    # Nothing behind the key is told as what it is, an empty value.
    if isinstance(found, Scalar) and found.text in ("", str(FORMAT)):
        return ()
    text = found.text if isinstance(found, Scalar) else ""
    return (UNKNOWN_FORMAT.at(found.place, found=text),)


def _one_of(root: Mapping, key: str, words: tuple[str, ...]) -> Iterator[Diagnostic]:
    pair = next((pair for pair in root.pairs if pair.key.text == key), None)
    if pair is None:
        yield MISSING_KEY.at(root.place, key=key)
    elif not isinstance(pair.value, Scalar):
        yield NOT_TEXT.at(pair.value.place, key=key)
    elif not pair.value.text.strip():
        yield EMPTY_VALUE.at(pair.key.place, key=key)
    elif pair.value.text not in words:
        found = pair.value.text
        guess = meant(found, words)
        yield UNKNOWN_WORD.at(pair.value.place, key=key, found=found, meant=guess, words=words)


def _guess(root: Mapping) -> Locale:
    texts = (node.text for node in walk(root) if isinstance(node, Scalar))
    chinese = any(_FIRST_HAN <= character <= _LAST_HAN for text in texts for character in text)
    return Locale.ZH if chinese else Locale.EN
