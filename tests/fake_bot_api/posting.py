"""Post updates to a webhook as Telegram does, a hundred times as fast."""

import itertools
import json
import threading
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError

#: Rests are this much of Telegram's.
HASTE = 0.01
#: The longest rests between two tries, and the longest that we may ask for, in seconds.
LONGEST_REST, LONGEST_WISH = 60.0, 3600.0
#: How many updates Telegram posts at once.
CONNECTIONS = 40
#: Seconds that we have to answer.
PATIENCE = 10


@dataclass
class Hook:
    """Where updates are posted to: one address, or several that take turns."""

    url: str
    secret: str
    statuses: list[int] = field(default_factory=list)
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """How an update was answered; status 0 when it was not."""

    status: int
    retry_after: str | None = None

    @property
    def taken(self) -> bool:
        """Whether the update needs no second delivery."""
        return 200 <= self.status < 300

    def rest(self, tries: int) -> float:
        """The seconds until the next try: as we wish, else 0, 2, 4, 8 … at most a minute."""
        if self.retry_after is not None and self.retry_after.isdigit():
            return min(float(self.retry_after), LONGEST_WISH)
        return min(2.0**tries, LONGEST_REST) if tries else 0.0


class Post:
    """Posts updates over a limited number of connections."""

    def __init__(self) -> None:
        self._lines = threading.BoundedSemaphore(CONNECTIONS)
        self._turn = itertools.count()

    def post(self, hook: Hook, update: dict[str, Any]) -> Answer:
        """Post one update; several addresses take turns."""
        urls = (hook.url, *hook.others)
        with self._lines:
            answer = posted(urls[next(self._turn) % len(urls)], hook.secret, update)
        hook.statuses.append(answer.status)
        return answer


def post(hook: Hook, update: dict[str, Any]) -> int:
    """The status with which an update is answered; 0 for none."""
    return posted(hook.url, hook.secret, update).status


def posted(url: str, secret: str, update: dict[str, Any]) -> Answer:
    """How an update is answered at an address."""
    request = urllib.request.Request(  # noqa: S310 -- an address of the test's own
        url,
        json.dumps(update).encode(),
        {"content-type": "application/json", "x-telegram-bot-api-secret-token": secret},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 -- as above
            return Answer(answer.status)
    except HTTPError as error:
        with error:
            return Answer(error.code, error.headers.get("retry-after"))
    except OSError:
        return Answer(0)
