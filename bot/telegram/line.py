"""Speak with the Bot API over HTTP, believing of an answer only what can be so."""

import json
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

#: Seconds that Telegram has to take a call, and to answer it.
PATIENCE = 5.0
#: How many calls may be open at once.
CONNECTIONS = 256
#: The longest that Telegram may ask to be left alone, in seconds; it believes as much of us.
LONGEST_REST = 3600


class Line(HTTPXRequest):
    """A line to the Bot API on which every answer is one that its library can read."""

    def __init__(self, patience: float = PATIENCE) -> None:
        super().__init__(
            connection_pool_size=CONNECTIONS,
            connect_timeout=patience,
            read_timeout=patience,
            write_timeout=patience,
            media_write_timeout=patience,
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer as an object with a result; raises TelegramError, without a word of it."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            raise TelegramError("no JSON") from None
        if not isinstance(answer, dict):
            raise TelegramError("no object")
        return {"result": None, **answer, "parameters": _parameters(answer.get("parameters"))}


def _parameters(given: object) -> dict[str, int]:
    """What an answer adds of rests and of groups that moved, as far as it makes sense."""
    if not isinstance(given, dict):
        return {}
    found = {
        name: value
        for name in ("retry_after", "migrate_to_chat_id")
        if isinstance(value := given.get(name), int) and not isinstance(value, bool)
    }
    rest = found.pop("retry_after", 0)
    return {**found, "retry_after": min(rest, LONGEST_REST)} if rest > 0 else found
