"""Hand a picture to a program, which draws it as it likes."""

import msgspec

from bot.messages import Picture

#: What is there for our own drawings alone.
_OURS = ("told", "found", "missed", "shares")


def pictured(picture: Picture) -> dict[str, object]:
    """What the picture is called, what it shows, and the data behind it."""
    fields = msgspec.to_builtins(picture)
    return {name: value for name, value in fields.items() if name not in _OURS}
