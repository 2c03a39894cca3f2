"""Take values out of a tree that fits its shape."""

from enum import StrEnum
from typing import TypeVar, cast

import msgspec

from coach.compiler.access import block, scalar, scalars, text
from coach.compiler.nodes import Mapping
from coach.compiler.words import YesNo, value_of
from coach.playbook import Words
from coach.vocabulary import Locale

Value = TypeVar("Value", bound=StrEnum)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What every playbook begins with."""

    id: str
    locale: Locale
    title: str
    brief: str


def head(root: Mapping, locale: Locale) -> Head:
    """Read the head of a file."""
    return Head(
        id=text(root, "id"), locale=locale, title=text(root, "title"), brief=text(root, "brief")
    )


def maybe_said(node: Mapping, key: str) -> Words | None:
    """The words behind a key with their line, None when the author left them out."""
    found = scalar(node, key)
    return None if found is None else Words(found.text, found.place.line)


def said(node: Mapping, key: str) -> Words:
    """The words behind a key that the shape requires."""
    return cast("Words", maybe_said(node, key))


def all_said(node: Mapping, key: str) -> tuple[Words, ...]:
    """Each of the words in a list with its line."""
    return tuple(Words(one.text, one.place.line) for one in scalars(node, key))


def texts(node: Mapping, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words in a list, or what stands for them when it is left out."""
    if node.get(key) is None:
        return default
    return tuple(one.text for one in scalars(node, key))


def maybe_text(node: Mapping, key: str) -> str | None:
    """The words behind a key, None when the author left them out."""
    found = scalar(node, key)
    return None if found is None else found.text


def maybe_number(node: Mapping, key: str) -> int | None:
    """The whole number behind a key, None when the author left it out."""
    found = scalar(node, key)
    return None if found is None else cast("int", found.value)


def choice(node: Mapping, key: str, kind: type[Value], locale: Locale) -> Value:
    """The value of one of the format's own words, behind a key that the shape requires."""
    return cast("Value", maybe_choice(node, key, kind, locale))


def maybe_choice(node: Mapping, key: str, kind: type[Value], locale: Locale) -> Value | None:
    """The value of one of the format's own words, None when the author left it out."""
    found = scalar(node, key)
    return None if found is None else value_of(kind, locale, found.text)


def yes(node: Mapping, key: str, locale: Locale) -> bool:
    """Whether an author wrote yes; left out is no."""
    return value_of(YesNo, locale, text(node, key)) is YesNo.YES


def required_block(node: Mapping, key: str) -> Mapping:
    """The block behind a key that the shape requires."""
    return cast("Mapping", block(node, key))
