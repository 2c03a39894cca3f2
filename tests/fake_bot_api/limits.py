"""Take a message as the Bot API does, or refuse it by the limits that it has."""

import json
import time
from html.parser import HTMLParser

from tests.fake_bot_api.faults import Fault, Refused
from tests.fake_bot_api.records import Shown

MOST_TEXT, MOST_CAPTION = 4096, 1024
MOST_DATA, MOST_BUTTONS = 64, 100
MARKS = {"b", "i", "u", "s", "code", "pre"}


class _Marks(HTMLParser):
    """Reads the words between marks; raises Refused for marks that are none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag not in MARKS:
            raise Refused(Fault.entities())
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise Refused(Fault.entities())

    def handle_data(self, data: str) -> None:
        self.words += data

    def close(self) -> None:
        super().close()
        if self._open:
            raise Refused(Fault.entities())


def shown(message_id: int, fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> Shown:
    """The message that a call puts into a chat. Raises Refused."""
    text = fields.get("text", fields.get("caption", ""))
    if fields.get("parse_mode") == "HTML":
        text = plain(text)
    length = len(text.encode("utf-16-le")) // 2
    if not text.strip() and not files:
        raise Refused(Fault.refused("message text is empty"))
    if length > (MOST_CAPTION if files else MOST_TEXT):
        raise Refused(Fault.refused("message is too long"))
    file = next(iter(files.values()), None)
    keys = buttons(fields.get("reply_markup", ""))
    return Shown(message_id, text, keys, file, time.monotonic())


def plain(html: str) -> str:
    """The words of a marked text. Raises Refused."""
    marks = _Marks()
    marks.feed(html)
    marks.close()
    return marks.words


def buttons(markup: str) -> list[tuple[str, str]]:
    """Labels and data of a keyboard, row by row. Raises Refused."""
    rows = json.loads(markup).get("inline_keyboard", []) if markup else []
    found = [(key["text"], key["callback_data"]) for row in rows for key in row]
    if len(found) > MOST_BUTTONS or any(len(row) > 8 for row in rows):
        raise Refused(Fault.refused("too many buttons"))
    if not all(1 <= len(data.encode()) <= MOST_DATA and label for label, data in found):
        raise Refused(Fault.refused("BUTTON_DATA_INVALID"))
    return found
