"""Put choices under a message and read what a press of one brings back."""

import re
from collections.abc import Sequence

import msgspec

from bot.commands.late import fingerprint
from bot.messages import Button
from bot.telegram.text import units

#: The most bytes that a button may carry.
MOST_DATA = 64
#: The most buttons of a message, and of one row.
MOST_BUTTONS = 100
WIDEST = 3
#: How many UTF-16 units the labels of one row may have in all: what a narrow phone shows.
ROW_UNITS = 18
_DATA = re.compile(r"([0-9]{1,9})([:#])(.+)", re.DOTALL)


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A button as Telegram gets it."""

    label: str
    data: str


class Pressed(msgspec.Struct, frozen=True, kw_only=True):
    """What a press says: a choice (or its fingerprint) and the step it was offered for."""

    choice: str
    step: int


def keys(choices: Sequence[Button], step: int) -> tuple[Key, ...]:
    """The buttons for choices that are offered for a step."""
    return tuple(
        Key(label=choice.label, data=data_of(choice.id, step)) for choice in choices[:MOST_BUTTONS]
    )


def data_of(choice: str, step: int) -> str:
    """What a button carries, in at most 64 bytes: the step, then the choice or its fingerprint."""
    data = f"{step}:{choice}"
    return data if len(data.encode()) <= MOST_DATA else f"{step}{fingerprint(choice)}"


def pressed(data: str) -> Pressed | None:
    """What the data of a press says, None when it is none of ours."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None
    choice = found[3] if found[2] == ":" else "#" + found[3]
    return Pressed(choice=choice, step=int(found[1]))


def rows(buttons: Sequence[Key]) -> tuple[tuple[Key, ...], ...]:
    """Buttons in rows: short ones side by side, long ones alone."""
    laid: list[list[Key]] = []
    for key in buttons:
        row = [*laid[-1], key] if laid else [key]
        if laid and len(row) <= WIDEST and sum(units(each.label) for each in row) <= ROW_UNITS:
            laid[-1] = row
        else:
            laid.append([key])
    return tuple(tuple(row) for row in laid)
