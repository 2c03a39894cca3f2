"""What has grown old goes by itself, and what is in use stays."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot import housekeeping
from bot.errors import StoreUnavailable
from bot.store.memory import MemoryStore
from tests.bot.visitor import NOON


class Attic(MemoryStore):
    """A store that keeps book of what it was asked to drop; away the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[datetime] = []

    def prune(self, before: datetime) -> int:
        self.asked.append(before)
        if len(self.asked) == 1:
            raise StoreUnavailable(url="", why="away")
        return 0


async def test_a_week_is_kept_and_a_database_that_was_away_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(housekeeping, "FIRST", 0.0)
    monkeypatch.setattr(housekeeping, "EVERY", 0.01)
    attic = Attic()

    async with housekeeping.housekeeping(attic, lambda: NOON):
        async with asyncio.timeout(10):
            while len(attic.asked) < 3:  # noqa: ASYNC110 -- it is another that counts
                await asyncio.sleep(0.01)
    asked = len(attic.asked)
    await asyncio.sleep(0.05)

    assert set(attic.asked) == {NOON - timedelta(days=180)}
    assert len(attic.asked) == asked


async def test_a_service_that_ends_at_once_drops_nothing() -> None:
    attic = Attic()

    async with housekeeping.housekeeping(attic, lambda: NOON):
        await asyncio.sleep(0)

    assert attic.asked == []
