"""Hold updates as Telegram does: one queue a chat for messages, one a person for presses."""

import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.fake_bot_api.faults import Fault, Refused
from tests.fake_bot_api.posting import HASTE, Hook, Post, post

Update = dict[str, Any]

#: How long an update is kept, in seconds, by the first word of its queue.
LIVES = {"chat": 86_400.0, "press": 150.0}
#: What a poller is told while updates are posted.
WEBHOOK_SET = "can't use getUpdates method while webhook is active"


@dataclass
class _Queue:
    """Updates behind each other; only the head of them is on its way."""

    waiting: deque[Update] = field(default_factory=deque)
    held: bool = False
    posting: bool = False


class Queues:
    """All queues; each goes on by itself, whatever becomes of the others."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queues: dict[str, _Queue] = {}
        self._next = 1
        self._asked = 0
        self._added: dict[int, float] = {}
        self._posts = Post()
        #: When each update was handed over, as often as it was, by ``time.monotonic``.
        self.delivered: dict[int, list[float]] = {}
        #: Ids of updates that nobody took in time.
        self.expired: list[int] = []
        self.lives = dict(LIVES)
        self.hook: Hook | None = None
        self.closed = False

    def add(self, queue: str, kind: str, body: Update) -> Update:
        """Put an update into its queue; its id is the next one."""
        with self._changed:
            update = self.made(kind, body)
            self._added[update["update_id"]] = time.monotonic()
            self._queues.setdefault(queue, _Queue()).waiting.append(update)
            self._changed.notify_all()
        self._post_next(queue)
        return update

    def made(self, kind: str, body: Update) -> Update:
        """An update with the next id, in no queue."""
        with self._changed:
            update = {"update_id": self._next, kind: body}
            self._next += 1
            return update

    def again(self, update: Update) -> None:
        """Hand over an update once more, whatever came after it; by webhook only."""
        with self._changed:
            self._queues.setdefault(f"again {update['update_id']}", _Queue()).waiting.append(update)
        self._post_next(f"again {update['update_id']}")

    def hold(self, *queues: str) -> None:
        """Keep these queues back, so that what comes later in others is handed over before."""
        with self._changed:
            for queue in queues:
                self._queues.setdefault(queue, _Queue()).held = True

    def release(self, *queues: str) -> None:
        """Let these queues go on, all at once."""
        with self._changed:
            for queue in queues:
                self._queues[queue].held = False
            self._changed.notify_all()
        for queue in queues:
            self._post_next(queue)

    def fetched(self, offset: int, patience: float, most: int = 100) -> list[Update]:
        """What a poller gets: everything from ``offset`` on; what is older is forgotten.

        Raises Refused when updates are posted, and when somebody else asks meanwhile.
        """
        end = time.monotonic() + patience
        with self._changed:
            self._asked += 1
            mine = self._asked
            self._changed.notify_all()
            self._forget(offset)
            while True:
                if self.hook is not None:
                    raise Refused(Fault.conflict(WEBHOOK_SET))
                if mine != self._asked:
                    raise Refused(Fault.conflict())
                rest = end - time.monotonic()
                if (found := self._ready()) or self.closed or rest <= 0:
                    break
                self._changed.wait(rest)
            for update in found[:most]:
                self._note(update)
            return found[:most]

    def hooked(self, hook: Hook | None) -> None:
        """Post updates from now on, or no longer."""
        with self._changed:
            self.hook = hook
            queues = list(self._queues)
            self._changed.notify_all()
        for queue in queues:
            self._post_next(queue)

    def idle(self, seconds: float = 20) -> bool:
        """Wait until nothing waits."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.pending, seconds)

    def close(self) -> None:
        """Wake whoever waits, end whoever posts."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    @property
    def pending(self) -> int:
        """How many updates wait."""
        return sum(len(queue.waiting) for queue in self._queues.values())

    def _ready(self) -> list[Update]:
        queues = [queue for queue in self._queues.values() if not queue.held]
        found = [update for queue in queues for update in queue.waiting]
        return sorted(found, key=lambda update: int(update["update_id"]))

    def _forget(self, offset: int) -> None:
        for queue in self._queues.values():
            while queue.waiting and queue.waiting[0]["update_id"] < offset:
                queue.waiting.popleft()
        self._changed.notify_all()

    def _note(self, update: Update) -> None:
        self.delivered.setdefault(update["update_id"], []).append(time.monotonic())

    def _post_next(self, name: str) -> None:
        with self._changed:
            queue = self._queues[name]
            if self.hook is None or queue.posting or queue.held or not queue.waiting:
                return
            queue.posting = True
        threading.Thread(target=self._post_all, args=(name,), daemon=True).start()

    def _post_all(self, name: str) -> None:
        """Post the head of a queue until it is taken or too old, then the next."""
        tries = 0
        while (task := self._head(name)) is not None:
            hook, head = task
            answer = self._posts.post(hook, head)
            if answer.taken:
                tries = 0
                self._drop(name, head)
            else:
                time.sleep(answer.rest(tries) * HASTE)
                tries += 1

    def _head(self, name: str) -> tuple[Hook, Update] | None:
        """What is to be posted now; None when the queue's thread is to end."""
        with self._changed:
            queue = self._queues[name]
            life = self.lives.get(name.partition(" ")[0], LIVES["chat"])
            while queue.waiting and self._age(queue.waiting[0]) > life:
                self.expired.append(queue.waiting.popleft()["update_id"])
                self._changed.notify_all()
            if self.hook is None or self.closed or queue.held or not queue.waiting:
                queue.posting = False
                return None
            self._note(queue.waiting[0])
            return self.hook, queue.waiting[0]

    def _age(self, update: Update) -> float:
        now = time.monotonic()
        return now - self._added.get(update["update_id"], now)

    def _drop(self, name: str, head: Update) -> None:
        with self._changed:
            waiting = self._queues[name].waiting
            if waiting and waiting[0] is head:
                waiting.popleft()
            self._changed.notify_all()


__all__ = ["Hook", "Queues", "Update", "post"]
