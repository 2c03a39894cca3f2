"""A channel, a clock and a store for tests of the sender."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.channel import Delivery, Sent
from bot.messages import Address
from bot.outbox import Sender
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import Parcel, Rows
from tests.bot.store.rows import NOON


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
    put(store, *parcels, at=at)
    return store


def put(store: Store, *parcels: tuple[str, str], at: datetime = NOON) -> None:
    rows = [
        Parcel(
            key=f"{to}/{body}",
            to=Address(namespace="pigeon", user=to),
            body=body.encode(),
            at=at,
        )
        for to, body in parcels
    ]
    with store.transaction() as transaction:
        transaction.write(Rows(parcels=rows))


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
