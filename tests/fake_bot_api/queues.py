"""Hold updates as Telegram does: one queue a chat for messages, one a person for presses."""

import json
import threading
import time
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError, URLError

Update = dict[str, Any]


@dataclass
class Hook:
    """Where updates are posted to; times are a hundredth of Telegram's."""

    url: str
    secret: str
    statuses: list[int] = field(default_factory=list)


class Queues:
    """Updates that wait, each behind the one before it in its queue."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[str, deque[Update]] = {}
        self._next = 1
        self._posting: set[str] = set()
        self.hook: Hook | None = None
        self.closed = False

    def add(self, queue: str, kind: str, body: Update) -> Update:
        """Put an update into its queue; its id is the next one."""
        with self._changed:
            update = {"update_id": self._next, kind: body}
            self._next += 1
            self._waiting.setdefault(queue, deque()).append(update)
            self._changed.notify_all()
        self._post_next(queue)
        return update

    def fetched(self, offset: int, patience: float, most: int = 100) -> list[Update]:
        """What a poller gets: everything from ``offset`` on; what is older is forgotten."""
        end = time.monotonic() + patience
        with self._changed:
            for queue in self._waiting.values():
                while queue and queue[0]["update_id"] < offset:
                    queue.popleft()
                    self._changed.notify_all()
            while not (found := self._all()) and not self.closed:
                rest = end - time.monotonic()
                if rest <= 0:
                    break
                self._changed.wait(rest)
            return found[:most]

    def hooked(self, hook: Hook | None) -> None:
        """Post updates from now on, or no longer."""
        with self._changed:
            self.hook = hook
            waiting = list(self._waiting)
        for queue in waiting:
            self._post_next(queue)

    def idle(self, seconds: float = 20) -> bool:
        """Wait until nothing waits."""
        end = time.monotonic() + seconds
        with self._changed:
            while self._all() and (rest := end - time.monotonic()) > 0:
                self._changed.wait(rest)
            return not self._all()

    def close(self) -> None:
        """Wake whoever waits, end whoever posts."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def _all(self) -> list[Update]:
        found = [update for queue in self._waiting.values() for update in queue]
        return sorted(found, key=lambda update: int(update["update_id"]))

    def _post_next(self, queue: str) -> None:
        with self._changed:
            if self.hook is None or queue in self._posting or not self._waiting.get(queue):
                return
            self._posting.add(queue)
        threading.Thread(target=self._post_all, args=(queue,), daemon=True).start()

    def _post_all(self, queue: str) -> None:
        """Post the head of a queue until it is taken, then the next."""
        rest = 0.0
        while True:
            with self._changed:
                hook = self.hook
                if hook is None or self.closed or not self._waiting[queue]:
                    self._posting.discard(queue)
                    return
                head = self._waiting[queue][0]
            status = post(hook, head)
            hook.statuses.append(status)
            if 200 <= status < 300:
                rest = 0.0
                with self._changed:
                    self._waiting[queue].popleft()
                    self._changed.notify_all()
            else:
                time.sleep(rest)
                rest = min(max(2 * rest, 0.02), 0.6)


def post(hook: Hook, update: Update) -> int:
    """The status with which an update is answered; 0 for none."""
    request = urllib.request.Request(  # noqa: S310 -- an address of the test's own
        hook.url,
        json.dumps(update).encode(),
        {
            "content-type": "application/json",
            "x-telegram-bot-api-secret-token": hook.secret,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- as above
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code
    except (URLError, OSError):
        return 0
