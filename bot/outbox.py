"""Send what turns have left to be sent: in order for each person, again where it failed."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple, assert_never

from bot.channel import Channel, Cut, Delivery, Hopeless, Later, Sent
from bot.clock import Clock, new_id
from bot.errors import StoreUnavailable
from bot.store.port import Store
from bot.store.rows import Fate, Lease, Sending, Waiting

LOG = logging.getLogger(__name__)

#: How many parcels are on their way at once.
MOST = 32
#: Seconds after which a try counts as failed, though its parcel may have arrived.
DEADLINE = 12.0
#: How long a parcel is its claimer's alone, beyond the deadline: so long does a crash delay it.
LEASE = timedelta(seconds=20)
#: How long a parcel is tried: what was said yesterday helps nobody.
LIFE = timedelta(hours=24)
#: The longest rest between two tries, in seconds.
LONGEST_REST = 60.0
#: Seconds after which the outbox is looked at though nobody said that something came in.
IDLE = 1.0
#: Seconds that parcels on their way have to arrive when the sender is told to stop.
GRACE = 10.0


class _Note(NamedTuple):
    """How a try ended, until the store knows."""

    waiting: Waiting
    sending: Sending


class Sender:
    """Takes parcels of one channel out of the outbox and hands them over, at least once each.

    Twice only when the process dies, or the database stays away for longer than a lease, between
    the channel's yes and our note of it.
    """

    def __init__(self, store: Store, channel: Channel, clock: Clock) -> None:
        self._store = store
        self._channel = channel
        self._clock = clock
        self._woken = asyncio.Event()
        self._going: set[asyncio.Task[None]] = set()
        self._notes: list[_Note] = []
        #: Our latest lease of each parcel that is on its way or not noted yet, by id.
        self._ours: dict[int, Lease] = {}
        self._cut: str | None = None

    def wake(self) -> None:
        """Something has come into the outbox."""
        self._woken.set()

    async def run(self) -> str:
        """Send until cancelled; returns why when the channel does not know us any more."""
        try:
            while self._cut is None:
                self._woken.clear()
                if not await self._round():
                    await self._rest()
            LOG.critical("sending stopped", extra={"facts": {"why": self._cut}})
            return self._cut
        finally:
            if self._going:
                await asyncio.wait(self._going, timeout=GRACE)
            await self._exchange(0)

    async def _round(self) -> bool:
        """Note what has ended, send what is due; whether there was anything of the latter."""
        exchange = asyncio.create_task(self._exchange(MOST - len(self._going)))
        try:
            return await asyncio.shield(exchange)
        except asyncio.CancelledError:
            await exchange  # what it has taken out of the outbox is on its way before we go
            raise

    async def _exchange(self, most: int) -> bool:
        """One transaction: notes go in, at most so many parcels come out and are on their way."""
        now = self._clock()
        lease = Lease(holder=new_id(), at=now, until=now + LEASE)
        notes = tuple(self._notes)
        try:
            claimed = await asyncio.to_thread(self._transact, notes, lease, most)
        except StoreUnavailable as error:
            LOG.warning("outbox unavailable", extra={"facts": {"why": error.facts["why"]}})
            return False
        except Exception as error:  # noqa: BLE001 -- whatever it is, what waits is not given up
            LOG.error("outbox failed: %s", type(error).__name__)  # noqa: TRY400 -- no rows of it
            return False
        del self._notes[: len(notes)]
        for note in notes:
            del self._ours[note.waiting.id]
        for waiting in claimed:
            on_its_way = waiting.id in self._ours  # the clock was put forward, past its lease
            self._ours[waiting.id] = lease
            if on_its_way:
                continue
            task = asyncio.create_task(self._send(waiting))
            self._going.add(task)
            task.add_done_callback(self._arrived)
        return bool(claimed)

    def _transact(self, notes: Sequence[_Note], lease: Lease, most: int) -> Sequence[Waiting]:
        if not notes and not most:
            return ()
        with self._store.outbox() as outbox:
            for note in notes:
                outbox.settle(note.waiting, self._ours[note.waiting.id], note.sending)
            return list(outbox.claim(self._channel.namespace, lease, most)) if most else ()

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._going.discard(task)
        self._woken.set()

    async def _rest(self) -> None:
        # Not wait_for: on Python 3.11 it may swallow a cancellation that meets the waking.
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE):
                await self._woken.wait()

    async def _send(self, waiting: Waiting) -> None:
        sending = self._judge(waiting, await self._deliver(waiting))
        if sending.why is not None:
            facts = {"key": waiting.parcel.key, "fate": sending.fate, "why": sending.why}
            LOG.warning("parcel not sent", extra={"facts": facts})
        self._notes.append(_Note(waiting, sending))

    async def _deliver(self, waiting: Waiting) -> Delivery:
        try:
            async with asyncio.timeout(DEADLINE):
                return await self._channel.deliver(waiting.parcel.to.user, waiting.parcel.body)
        except TimeoutError:
            return Later(why="timeout")
        except Exception as error:  # noqa: BLE001 -- one that cannot be sent must not stop the rest
            LOG.error("a parcel failed: %s", type(error).__name__)  # noqa: TRY400 -- no words of it
            return Later(why="bug")

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


def pause(tries: int) -> float:
    """Seconds to rest after a try that failed, when so many had failed before it."""
    return min(2.0 ** min(tries, 10), LONGEST_REST)
