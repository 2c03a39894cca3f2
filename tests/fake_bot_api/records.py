"""What the fake Bot API remembers: calls made, messages shown."""

import json
import re
from dataclasses import dataclass, field
from html import unescape

_MARK = re.compile(r"</?[a-z]+>")


@dataclass(frozen=True)
class Call:
    """One call of a method, with its fields and files, and the answer's status."""

    method: str
    fields: dict[str, str]
    files: dict[str, tuple[str, bytes]]
    status: int
    at: float


@dataclass
class Shown:
    """A message as it stands in a chat: words without marks, buttons, a file."""

    message_id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    file: tuple[str, bytes] | None = None

    def data(self, label: str) -> str:
        """What the button of this label carries."""
        return dict(self.buttons)[label]


def shown(message_id: int, fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> Shown:
    """The message that a call has put into a chat."""
    text = fields.get("text", fields.get("caption", ""))
    if fields.get("parse_mode") == "HTML":
        text = unescape(_MARK.sub("", text))
    file = next(iter(files.values()), None)
    return Shown(message_id, text, buttons(fields.get("reply_markup", "")), file)


def buttons(markup: str) -> list[tuple[str, str]]:
    """Labels and data of a keyboard, row by row."""
    rows = json.loads(markup).get("inline_keyboard", []) if markup else []
    return [(key["text"], key["callback_data"]) for row in rows for key in row]
