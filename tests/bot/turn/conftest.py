"""A service in memory, and whoever writes to it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.inbox import Writer
from bot.messages import Address
from bot.store.memory import MemoryStore
from bot.turn.player import Player
from tests.bot.turn.branches import opens
from tests.bot.turn.callers import Caller
from tests.bot.visitor import player_of

__all__ = ["calls", "kept", "opens", "small_player"]

Calls = Callable[[Address], Caller]


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def small_player(tmp_path: Path) -> Player:
    """A player on the small library."""
    return player_of(tmp_path)


@pytest.fixture
def calls(kept: MemoryStore, small_player: Player) -> Iterator[Calls]:
    """Whoever writes from an address, always the same for one address."""
    with Writer(kept, small_player.play, small_player.apologise) as writer:
        yield cache(lambda address: Caller(writer, address))
