"""The sender: order, patience, leases, and what each answer of a channel leads to."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot import outbox
from bot.channel import Cut, Delivery, Hopeless, Later, Sent
from bot.errors import StoreUnavailable
from bot.inbox import Writer
from bot.messages import Inbound, Message
from bot.outbox import Sender, pause
from bot.store.memory import MemoryStore
from bot.store.memory_outbox import MemoryOutbox
from bot.store.port import Store
from tests.bot.pigeons import Hands, Pigeon, put, sent_by, store_with
from tests.bot.store.rows import NOON
from tests.bot.talks import apologise, play, said


async def test_each_person_gets_his_parcels_in_order() -> None:
    pigeon = Pigeon(li=[Later(why="network"), Later(why="flood", seconds=3)])
    store = store_with(("li", "1"), ("han", "2"), ("li", "3"), ("han", "4"))

    assert await sent_by(pigeon, store) is None

    assert [body for to, body in pigeon.got if to == "li"] == ["1", "1", "1", "3"]
    assert [body for to, body in pigeon.got if to == "han"] == ["2", "4"]


async def test_a_hopeless_parcel_is_dropped_and_the_next_goes() -> None:
    pigeon = Pigeon(li=[Hopeless(why="refused")])

    assert await sent_by(pigeon, store_with(("li", "1"), ("li", "2"))) is None

    assert pigeon.got == [("li", "1"), ("li", "2")]


async def test_who_wants_to_hear_nothing_gets_nothing_more() -> None:
    pigeon = Pigeon(li=[Hopeless(why="blocked", silence=True)])

    assert await sent_by(pigeon, store_with(("li", "1"), ("li", "2"), ("han", "3"))) is None

    assert sorted(pigeon.got) == [("han", "3"), ("li", "1")]


async def test_a_channel_that_does_not_know_us_ends_the_sending_and_loses_nothing() -> None:
    pigeon = Pigeon(li=[Cut(why="token")])
    store = store_with(("li", "1"), ("li", "2"))

    assert await sent_by(pigeon, store) == "token"

    with store.outbox() as waiting:
        assert waiting.backlog("pigeon") == 2


async def test_what_was_said_yesterday_is_not_tried_for_ever() -> None:
    pigeon = Pigeon(li=[Later(why="network")])

    assert await sent_by(pigeon, store_with(("li", "1"), at=NOON - timedelta(hours=25))) is None

    assert pigeon.got == [("li", "1")]


async def test_more_people_than_go_at_once_are_all_served() -> None:
    parcels = [(f"p{number}", str(number)) for number in range(3 * outbox.MOST)]
    pigeon = Pigeon()

    assert await sent_by(pigeon, store_with(*parcels)) is None

    assert sorted(pigeon.got) == sorted(parcels)


async def test_without_its_database_the_sender_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "IDLE", 0.01)
    trouble = [StoreUnavailable(url="", why="away")]
    claim = MemoryOutbox.claim

    def claimed(self: MemoryOutbox, *arguments: object) -> object:
        if trouble:
            raise trouble.pop()
        return claim(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MemoryOutbox, "claim", claimed)
    pigeon = Pigeon()

    assert await sent_by(pigeon, store_with(("li", "1"))) is None
    assert pigeon.got == [("li", "1")]


async def test_a_bug_of_the_channel_is_a_try_that_failed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(Pigeon):
        async def deliver(self, to: str, body: bytes) -> Delivery:
            if not self.got:
                self.got.append((to, "broken"))
                raise RuntimeError("canary")
            return await super().deliver(to, body)

    pigeon = Broken()

    assert await sent_by(pigeon, store_with(("li", "1"))) is None
    assert pigeon.got == [("li", "broken"), ("li", "1")]
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


class Troubled(MemoryStore):
    """A store whose outbox fails as often as told, from the second time on."""

    def __init__(self, *trouble: Exception) -> None:
        super().__init__()
        self._trouble = list(trouble)
        self._opened = 0

    @contextmanager
    def outbox(self) -> Iterator[MemoryOutbox]:
        self._opened += 1
        if self._opened > 1 and self._trouble:
            raise self._trouble.pop()
        with super().outbox() as outbox:
            yield outbox


@pytest.mark.parametrize("error", [StoreUnavailable(url="", why="away"), RuntimeError("canary")])
async def test_a_database_that_is_away_between_sending_and_noting_doubles_nothing(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(outbox, "IDLE", 0.01)
    pigeon, store = Pigeon(), Troubled(*[error] * 5)
    put(store, ("li", "1"), ("li", "2"))
    sender = Sender(store, pigeon, lambda: NOON)
    task = asyncio.create_task(sender.run())
    async with asyncio.timeout(10):
        while len(pigeon.got) < 2:  # noqa: ASYNC110 -- it is another that counts
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task})

    assert pigeon.got == [("li", "1"), ("li", "2")]
    assert "canary" not in caplog.text
    with store.outbox() as waiting:
        assert waiting.backlog("pigeon") == 0


async def test_a_try_that_takes_too_long_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Pigeon):
        async def deliver(self, to: str, body: bytes) -> Delivery:
            if not self.got:
                self.got.append((to, "slow"))
                await asyncio.sleep(10)
            return await super().deliver(to, body)

    monkeypatch.setattr(outbox, "DEADLINE", 0.05)
    pigeon = Slow()

    assert await sent_by(pigeon, store_with(("li", "1"))) is None
    assert pigeon.got == [("li", "slow"), ("li", "1")]


async def test_told_to_stop_it_lets_what_is_on_its_way_arrive_and_notes_it() -> None:
    arrived = asyncio.Event()

    class Waiting(Pigeon):
        async def deliver(self, to: str, body: bytes) -> Delivery:
            await arrived.wait()
            return await super().deliver(to, body)

    pigeon, store = Waiting(), store_with(("li", "1"), ("li", "2"), ("han", "3"))
    task = asyncio.create_task(Sender(store, pigeon, Hands()).run())
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.sleep(0)
    arrived.set()
    await asyncio.wait({task})

    assert sorted(pigeon.got) == [("han", "3"), ("li", "1")]
    with store.outbox() as waiting:
        assert waiting.backlog("pigeon") == 1


async def test_told_to_stop_while_it_takes_parcels_out_it_sends_them_first() -> None:
    class Slow(MemoryStore):
        @contextmanager
        def outbox(self) -> Iterator[MemoryOutbox]:
            begun.set()
            go_on.wait(10)
            with super().outbox() as outbox:
                yield outbox

    begun, go_on = threading.Event(), threading.Event()
    pigeon, store = Pigeon(), Slow()
    put(store, ("li", "1"))
    task = asyncio.create_task(Sender(store, pigeon, Hands()).run())
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    await asyncio.sleep(0.01)
    go_on.set()
    await asyncio.wait({task})

    assert pigeon.got == [("li", "1")]
    with store.outbox() as waiting:
        assert waiting.backlog("pigeon") == 0


async def test_a_clock_that_is_put_forward_doubles_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Slow(Pigeon):
        async def deliver(self, to: str, body: bytes) -> Delivery:
            self.got.append((to, body.decode()))
            await asyncio.sleep(0.1)
            return Sent()

    monkeypatch.setattr(outbox, "IDLE", 0.01)
    clock, pigeon, store = Hands(), Slow(), store_with(("li", "1"))
    task = asyncio.create_task(Sender(store, pigeon, clock).run())
    for _ in range(30):
        clock.now += timedelta(hours=1)
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task})

    assert pigeon.got == [("li", "1")]
    with store.outbox() as waiting:
        assert waiting.backlog("pigeon") == 0


async def test_two_senders_on_one_store_send_each_parcel_once_and_in_order(store: Store) -> None:
    people = [f"p{number}" for number in range(5)]
    put(store, *[(to, str(number)) for number in range(12) for to in people])
    pigeon = Pigeon()
    tasks = [asyncio.create_task(Sender(store, pigeon, lambda: NOON).run()) for _ in range(2)]
    async with asyncio.timeout(60):
        while len(pigeon.got) < 60:  # noqa: ASYNC110 -- it is another that counts
            await asyncio.sleep(0.01)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)

    for to in people:
        assert [body for whom, body in pigeon.got if whom == to] == [str(n) for n in range(12)]


def test_rests_grow_to_a_minute() -> None:
    assert [pause(tries) for tries in (0, 1, 5, 6, 50, 5000)] == [1, 2, 32, 60, 60, 60]


def test_parcels_come_with_their_turn_and_never_twice() -> None:
    def packed(inbound: Inbound, messages: Sequence[Message]) -> Sequence[bytes]:
        return [f"{inbound.message_id}: {each.text}".encode() for each in messages]

    store = MemoryStore()
    with Writer(store, play, apologise, pack=packed) as writer:
        for number in (1, 1, 2):
            writer.submit(said(number)).result(10)
        writer.submit(said(3, "poison")).result(10)

    with store.outbox() as waiting:
        assert waiting.backlog("terminal") == 3
