"""Faults that the fake Bot API shows when asked to."""

import threading
from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """An answer in place of the right one.

    ``accepted``: the call has its effect all the same. ``hang`` seconds pass before the answer, so
    that a caller with less patience sees a timeout, before or after acceptance.
    """

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    accepted: bool = False
    hang: float = 0.0

    @property
    def body(self) -> dict[str, object]:
        """The answer as the Bot API words it."""
        said: dict[str, object] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.retry_after is not None:
            said["parameters"] = {"retry_after": self.retry_after}
        return said

    @classmethod
    def flood(cls, seconds: int | None = None) -> "Fault":
        """Too many requests, with or without the time to wait."""
        return cls(429, "Too Many Requests: retry later", retry_after=seconds)

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
    def unknown_token(cls) -> "Fault":
        """A token that was taken back."""
        return cls(401, "Unauthorized")

    @classmethod
    def silent(cls, seconds: float, *, accepted: bool) -> "Fault":
        """No answer for a while, before or after the call had its effect."""
        return cls(504, "Gateway Timeout", accepted=accepted, hang=seconds)


@dataclass
class Script:
    """Which faults come next, for each method in order."""

    _due: dict[str, deque[Fault]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, method: str, *faults: Fault) -> None:
        """Answer the next calls of a method by these faults, one each."""
        with self._lock:
            self._due.setdefault(method.casefold(), deque()).extend(faults)

    def next(self, method: str) -> Fault | None:
        """The fault that this call of a method meets."""
        with self._lock:
            due = self._due.get(method.casefold())
            return due.popleft() if due else None
