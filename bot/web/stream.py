"""Tell open pages at once that there is something new for their person."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing, suppress

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.errors import StoreUnavailable
from bot.web.problems import Problem

LOG = logging.getLogger(__name__)

#: Seconds between two looks at what other processes have settled.
PERIOD = 0.5
#: The most streams of one person in one process. One more is refused rather than the oldest
#: closed: a page asks again for a stream that was closed, and so would push out the next.
MOST_STREAMS = 3

#: What tells a proxy to pass on at once what it gets.
UNBUFFERED = {"X-Accel-Buffering": "no"}

#: How many exchanges each of these people has; may block, raises StoreUnavailable.
Counts = Callable[[Sequence[str]], Mapping[str, int]]


class Watcher:
    """One open stream: woken when its person may have something new."""

    def __init__(self, person: str) -> None:
        self.person = person
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Have it look."""
        self._woken.set()

    async def wait(self, seconds: float) -> bool:
        """Whether it was woken within these seconds, or before."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        self._woken.clear()
        return True


class Watch:
    """Looks after the open streams of a process, with one question to the store for all of them."""

    def __init__(self, counts: Counts) -> None:
        self.closed = False
        self._counts = counts
        self._watchers: dict[str, list[Watcher]] = {}
        self._known: dict[str, int] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.Task[None] | None = None

    def enter(self, person: str) -> Watcher:
        """A place for one more stream of a person. Raises Problem when he has enough."""
        beside = self._watchers.get(person, [])
        if len(beside) >= MOST_STREAMS:
            raise Problem("too_many")
        watcher = Watcher(person)
        self._watchers[person] = [*beside, watcher]
        self._loop = asyncio.get_running_loop()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_around())
        return watcher

    def leave(self, watcher: Watcher) -> None:
        """Give a place back."""
        left = [each for each in self._watchers[watcher.person] if each is not watcher]
        if left:
            self._watchers[watcher.person] = left
        else:
            del self._watchers[watcher.person]
            self._known.pop(watcher.person, None)

    def committed(self, people: Iterable[str]) -> None:
        """Take note, from any thread, that turns of these people were just committed."""
        loop, found = self._loop, tuple(people)
        if loop is not None:
            with suppress(RuntimeError):  # the loop has just been closed
                loop.call_soon_threadsafe(self._wake, found)

    def close(self) -> None:
        """Have every stream end; nothing more is watched."""
        self.closed = True
        self._wake(tuple(self._watchers))
        if self._looking is not None:
            self._looking.cancel()

    def _wake(self, people: Iterable[str]) -> None:
        for person in people:
            for watcher in self._watchers.get(person, ()):
                watcher.wake()

    async def _look_around(self) -> None:
        """Ask what others have settled for as long as somebody listens."""
        while self._watchers:
            try:
                counts = await asyncio.to_thread(self._counts, tuple(self._watchers))
            except StoreUnavailable:
                LOG.debug("nothing to be seen: the store is away")
            else:
                news = [one for one, count in counts.items() if self._known.get(one) != count]
                self._known.update((one, counts[one]) for one in news if one in self._watchers)
                self._wake(news)
            await asyncio.sleep(PERIOD)


class Stream(StreamingResponse):
    """A stream of events that gives its place back however it ends."""

    media_type = "text/event-stream"

    def __init__(self, watch: Watch, watcher: Watcher, events: AsyncGenerator[bytes, None]) -> None:
        super().__init__(events, headers=UNBUFFERED)
        self._watch = watch
        self._watcher = watcher
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until they end or nobody reads them any more."""
        try:
            async with aclosing(self._events):
                await super().__call__(scope, receive, send)
        finally:
            self._watch.leave(self._watcher)
