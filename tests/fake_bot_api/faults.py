"""Faults that the fake Bot API shows when asked to."""

import json
import threading
from collections import deque
from dataclasses import dataclass, field

Parameters = dict[str, object]


@dataclass(frozen=True)
class Fault:
    """An answer in place of the right one.

    ``accepted``: the call has its effect all the same. ``hang`` seconds pass before the answer, so
    that a caller with less patience sees a timeout, before or after acceptance. ``raw`` is a body
    that is no answer of the Bot API; ``reset`` cuts the line without any.
    """

    status: int = 500
    description: str = "Internal Server Error"
    parameters: Parameters | None = None
    accepted: bool = False
    hang: float = 0.0
    raw: bytes | None = None
    reset: bool = False

    @property
    def body(self) -> bytes:
        """The answer as the Bot API, or whoever stands before it, words it."""
        if self.raw is not None:
            return self.raw
        said: dict[str, object] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters is not None:
            said["parameters"] = self.parameters
        return json.dumps(said).encode()

    @classmethod
    def flood(cls, rest: object = None) -> "Fault":
        """Too many requests, with or without the time to rest; it may be no number at all."""
        parameters = None if rest is None else {"retry_after": rest}
        return cls(429, "Too Many Requests: retry later", parameters)

    @classmethod
    def blocked(cls) -> "Fault":
        """The person has blocked the bot."""
        return cls(403, "Forbidden: bot was blocked by the user")

    @classmethod
    def entities(cls) -> "Fault":
        """Marks that cannot be read."""
        return cls(400, "Bad Request: can't parse entities: Unsupported start tag at byte 3")

    @classmethod
    def no_chat(cls) -> "Fault":
        """A chat that is not there."""
        return cls(400, "Bad Request: chat not found")

    @classmethod
    def refused(cls, why: str) -> "Fault":
        """A call that breaks a limit."""
        return cls(400, f"Bad Request: {why}")

    @classmethod
    def unknown_token(cls) -> "Fault":
        """A token that was taken back."""
        return cls(401, "Unauthorized")

    @classmethod
    def conflict(cls, why: str = "terminated by other getUpdates request") -> "Fault":
        """Somebody else gets the updates."""
        return cls(409, f"Conflict: {why}")

    @classmethod
    def silent(cls, seconds: float, *, accepted: bool) -> "Fault":
        """No answer for a while, before or after the call had its effect."""
        return cls(504, "Gateway Timeout", accepted=accepted, hang=seconds)

    @classmethod
    def page(cls, status: int = 502) -> "Fault":
        """A page of a proxy in place of an answer."""
        return cls(status, raw=b"<html><h1>Bad Gateway</h1></html>")

    @classmethod
    def torn(cls) -> "Fault":
        """A yes of which the second half is missing."""
        return cls(200, raw=b'{"ok":true,"result":{"message_id"', accepted=True)

    @classmethod
    def cut(cls, *, accepted: bool) -> "Fault":
        """A line that is cut before any answer."""
        return cls(0, accepted=accepted, reset=True)


class Refused(Exception):  # noqa: N818 -- it names what the Bot API did
    """A call that is answered by a fault of its own making."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.description)
        self.fault = fault


@dataclass
class Script:
    """Which faults come next, for each method in order; those for one chat go first."""

    _due: dict[tuple[str, str], deque[Fault]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, method: str, *faults: Fault, chat: int | str = "") -> None:
        """Answer the next calls of a method (to one chat) by these faults, one each."""
        with self._lock:
            self._due.setdefault((method.casefold(), str(chat)), deque()).extend(faults)

    def next(self, method: str, chat: str = "") -> Fault | None:
        """The fault that this call of a method meets."""
        with self._lock:
            for key in ((method.casefold(), chat), (method.casefold(), "")):
                if due := self._due.get(key):
                    return due.popleft()
            return None
