"""Hands clients of the service to the tests of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from bot.inbox import Writer
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.web.app import build_app
from bot.web.openness import openness
from tests.bot.visitor import player_of, world_of
from tests.bot.web.calls import PREVIOUS, SECRET
from tests.bot.web.house import House, house_of


@pytest.fixture
def kept() -> MemoryStore:
    """An empty store."""
    return MemoryStore()


@pytest.fixture
def client(kept: MemoryStore, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a service in the middle of a rotation of its secret."""
    settings = Settings(
        webhook_secret=SecretStr(SECRET), webhook_secret_previous=SecretStr(PREVIOUS)
    )
    player = player_of(tmp_path)
    with Writer(kept, player.play, player.apologise) as writer:
        app = build_app(world_of(kept, writer, settings))
        with TestClient(app, raise_server_exceptions=False) as client:
            yield client


@pytest.fixture
def house(kept: MemoryStore, tmp_path: Path) -> Iterator[House]:
    """A service at a public address, for members only."""
    with house_of(tmp_path, kept) as house:
        yield house


@pytest.fixture
def desk(kept: MemoryStore, tmp_path: Path) -> Iterator[House]:
    """A service for whoever sits at the machine."""
    open_to = openness(("127.0.0.1", 8000), None)
    with house_of(tmp_path, kept, open_to, Settings()) as house:
        yield house
