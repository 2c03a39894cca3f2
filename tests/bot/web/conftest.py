"""Hands a client of the service to the tests of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from bot.inbox import Writer
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.web.app import build_app
from tests.bot.visitor import player_of, world_of
from tests.bot.web.calls import PREVIOUS, SECRET


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
