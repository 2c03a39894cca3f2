"""Find where two plain values first differ."""

import msgspec

from coach.receipt.canonical import canonical

#: The most characters of a value that are shown.
SHOWN = 60
#: What stands in place of a value that there is none of.
NOTHING = "–"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Where two values part (``parts[0].act``), and both as short text."""

    place: str
    found: str
    should: str


def differ(found: object, should: object, place: str = "") -> Difference | None:
    """The first difference, None when the values are the same.

    Both are plain values no deeper than a receipt may be.
    """
    if isinstance(found, dict) and isinstance(should, dict):
        keys = dict.fromkeys((*should, *found))
        pairs = [(f".{key}", found.get(key, _NONE), should.get(key, _NONE)) for key in keys]
    elif isinstance(found, list) and isinstance(should, list):
        longest = range(max(len(found), len(should)))
        pairs = [(f"[{index}]", _at(found, index), _at(should, index)) for index in longest]
    else:
        return None if _same(found, should) else _difference(found, should, place)
    for step, one, other in pairs:
        difference = differ(one, other, place + step)
        if difference is not None:
            return difference
    return None


class _None:
    """No value at all, which is not null."""


_NONE = _None()


def _at(values: list[object], index: int) -> object:
    return values[index] if index < len(values) else _NONE


def _same(found: object, should: object) -> bool:
    # True == 1 in Python, and not in JSON.
    return type(found) is type(should) and found == should


def _difference(found: object, should: object, place: str) -> Difference:
    return Difference(place=place.removeprefix("."), found=shown(found), should=shown(should))


def shown(value: object) -> str:
    """A value as it is quoted: text bare, all else as JSON, cut where it is long."""
    if isinstance(value, _None):
        return NOTHING
    text = value if isinstance(value, str) else canonical(value).decode()
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
