"""Read lines that other people labelled, one JSON object a line."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.errors import GoldBroken
from coach.gold.foreign import LABELS, Foreign
from coach.vocabulary import Locale, Move

_LOCALES = {"zh": Locale.ZH, "zh-CN": Locale.ZH, "en": Locale.EN}
#: Labels that others call by another name.
_OTHERWISE = {"check": Move.NEXT_STEP.value}


class _Line(msgspec.Struct, frozen=True):
    """What is read of an object; anything else in it is passed over."""

    text: str
    label: str
    lang: str
    source: str = ""
    objection: str = ""


def read_foreign(path: Path) -> tuple[Foreign, ...]:
    """The lines of a file in their order.

    Raises GoldBroken at the first line that is no such object, or whose label or language is
    unknown.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldBroken(file=str(path), entry="", why="unreadable", detail=str(error)) from error
    return tuple(_lines(data, str(path)))


def _lines(data: bytes, file: str) -> Iterator[Foreign]:
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=_Line)
        except msgspec.DecodeError as error:
            raise GoldBroken(file=file, entry=number, why="entry", detail=str(error)) from error
        label = _OTHERWISE.get(line.label, line.label)
        if label not in LABELS or line.lang not in _LOCALES:
            raise GoldBroken(
                file=file, entry=number, why="label", detail=f"{line.label}, {line.lang}"
            )
        yield Foreign(
            id=f"{file}:{number}",
            locale=_LOCALES[line.lang],
            text=line.text,
            label=label,
            source=line.source,
            objection=line.objection,
        )
