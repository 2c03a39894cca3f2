"""Send what turns have left to be sent: in order for each person, again where it failed."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import assert_never

from bot.channel import Channel, Cut, Delivery, Hopeless, Later, Sent
from bot.clock import Clock, new_id
from bot.errors import StoreUnavailable
from bot.store.port import Fate, Lease, Sending, Store, Waiting

LOG = logging.getLogger(__name__)

#: How many parcels are on their way at once.
MOST = 16
#: How long a parcel is its claimer's alone; longer than any call to a channel may take.
LEASE = timedelta(seconds=60)
#: How long a parcel is tried: what was said yesterday helps nobody.
LIFE = timedelta(hours=24)
#: The longest rest between two tries, in seconds.
LONGEST_REST = 60.0
#: Seconds after which the outbox is looked at though nobody said that something came in.
IDLE = 1.0
#: Seconds that parcels on their way have to arrive when the sender is told to stop.
GRACE = 10.0


class Sender:
    """Takes parcels of one channel out of the outbox and hands them over, at least once each."""

    def __init__(self, store: Store, channel: Channel, clock: Clock) -> None:
        self._store = store
        self._channel = channel
        self._clock = clock
        self._woken = asyncio.Event()
        self._going: set[asyncio.Task[None]] = set()
        self._cut: str | None = None

    def wake(self) -> None:
        """Something has come into the outbox."""
        self._woken.set()

    async def run(self) -> str:
        """Send until cancelled; returns why when the channel does not know us any more."""
        try:
            while self._cut is None:
                self._woken.clear()
                if not await self._take():
                    await self._rest()
            LOG.critical("sending stopped", extra={"facts": {"why": self._cut}})
            return self._cut
        finally:
            if self._going:
                await asyncio.wait(self._going, timeout=GRACE)

    async def _take(self) -> bool:
        """Whether there was anything to be sent."""
        free = MOST - len(self._going)
        if not free:
            return False
        now = self._clock()
        lease = Lease(holder=new_id(), at=now, until=now + LEASE)
        try:
            claimed = await asyncio.to_thread(self._claim, lease, free)
        except StoreUnavailable as error:
            LOG.warning("outbox unavailable", extra={"facts": {"why": error.facts["why"]}})
            return False
        for waiting in claimed:
            task = asyncio.create_task(self._send(waiting, lease))
            self._going.add(task)
            task.add_done_callback(self._arrived)
        return bool(claimed)

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._going.discard(task)
        self._woken.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The parcel is taken out again when its lease ends.
            LOG.error("a parcel got stuck: %s", type(error).__name__)

    async def _rest(self) -> None:
        # Not wait_for: on Python 3.11 it may swallow a cancellation that meets the waking.
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE):
                await self._woken.wait()

    async def _send(self, waiting: Waiting, lease: Lease) -> None:
        delivery = await self._channel.deliver(waiting.parcel.to.user, waiting.parcel.body)
        sending = self._judge(waiting, delivery)
        if sending.why is not None:
            facts = {"key": waiting.parcel.key, "fate": sending.fate, "why": sending.why}
            LOG.warning("parcel not sent", extra={"facts": facts})
        await asyncio.to_thread(self._settle, waiting, lease, sending)

    def _judge(self, waiting: Waiting, delivery: Delivery) -> Sending:
        now = self._clock()
        match delivery:
            case Sent():
                return Sending(fate=Fate.SENT, due=now)
            case Hopeless(why=why, silence=silence):
                return Sending(fate=Fate.DROPPED, due=now, why=why, silence=silence)
            case Cut(why=why):
                self._cut = why
                return Sending(fate=Fate.WAITING, due=now, why=why)
            case Later(why=why, seconds=seconds):
                if now - waiting.parcel.at > LIFE:
                    return Sending(fate=Fate.DROPPED, due=now, why="too_old")
                rest = pause(waiting.tries) if seconds is None else seconds
                return Sending(fate=Fate.WAITING, due=now + timedelta(seconds=rest), why=why)
            case _:
                assert_never(delivery)

    def _claim(self, lease: Lease, most: int) -> list[Waiting]:
        with self._store.outbox() as outbox:
            return list(outbox.claim(self._channel.namespace, lease, most))

    def _settle(self, waiting: Waiting, lease: Lease, sending: Sending) -> None:
        with self._store.outbox() as outbox:
            outbox.settle(waiting, lease, sending)


def pause(tries: int) -> float:
    """Seconds to rest after a try that failed, when so many had failed before it."""
    return min(2.0 ** min(tries, 10), LONGEST_REST)
