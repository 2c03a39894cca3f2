"""Find the ``{name}`` slots of a sheet line."""

import msgspec


class Slot(msgspec.Struct, frozen=True, kw_only=True, tag="slot"):
    """A place for the value of an item or of a computed value; 1-based column of its brace."""

    name: str
    column: int


class SlotError(msgspec.Struct, frozen=True, kw_only=True):
    """The first brace that is wrong: never closed, never opened, or with nothing inside."""

    column: int


Pieces = tuple[str | Slot, ...]

_HALF_WIDTH = str.maketrans("｛｝", "{}")


def parse_slots(text: str) -> Pieces | SlotError:
    """Cut a line into its texts and slots; full-width braces count, spaces inside do not."""
    plain = text.translate(_HALF_WIDTH)
    pieces: list[str | Slot] = []
    place = 0
    while (start := plain.find("{", place)) >= 0:
        end = plain.find("}", start)
        name = text[start + 1 : end].strip()
        if end < 0 or not name or "{" in plain[start + 1 : end]:
            return SlotError(column=start + 1)
        stray = plain.find("}", place, start)
        if stray >= 0:
            return SlotError(column=stray + 1)
        if start > place:
            pieces.append(text[place:start])
        pieces.append(Slot(name=name, column=start + 1))
        place = end + 1
    stray = plain.find("}", place)
    if stray >= 0:
        return SlotError(column=stray + 1)
    if place < len(text):
        pieces.append(text[place:])
    return tuple(pieces)
