"""The sender: order, patience, leases, and what each answer of a channel leads to."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from bot import outbox
from bot.channel import Cut, Delivery, Hopeless, Later, Sent
from bot.errors import StoreUnavailable
from bot.inbox import Writer
from bot.messages import Address, Inbound, Message
from bot.outbox import Sender, pause
from bot.store.memory import MemoryOutbox, MemoryStore
from bot.store.port import Parcel, Rows
from tests.bot.store.rows import NOON
from tests.bot.talks import apologise, play, said


class Pigeon:
    """A channel that answers as told, then always takes what it gets."""

    namespace = "pigeon"

    def __init__(self, **answers: Sequence[Delivery]) -> None:
        self._answers = {to: list(these) for to, these in answers.items()}
        self.got: list[tuple[str, str]] = []

    async def deliver(self, to: str, body: bytes) -> Delivery:
        await asyncio.sleep(0)
        self.got.append((to, body.decode()))
        due = self._answers.get(to)
        return due.pop(0) if due else Sent()


class Hands:
    """A clock that a test moves: one second with each look at it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def store_with(*parcels: tuple[str, str], at: datetime = NOON) -> MemoryStore:
    store = MemoryStore()
    rows = [
        Parcel(key=body, to=Address(namespace="pigeon", user=to), body=body.encode(), at=at)
        for to, body in parcels
    ]
    with store.transaction() as transaction:
        transaction.write(Rows(parcels=rows))
    return store


async def sent_by(pigeon: Pigeon, store: MemoryStore) -> str | None:
    """Why the sender ended, None when all was settled."""
    sender = Sender(store, pigeon, Hands())
    task = asyncio.create_task(sender.run())
    while not task.done():
        with store.outbox() as waiting:
            if not waiting.backlog("pigeon"):
                break
        sender.wake()
        await asyncio.sleep(0.001)
    if task.done():
        return task.result()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    return None


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


async def test_a_bug_of_the_channel_leaves_the_parcel_to_the_next_lease(
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
