"""Hands the fake Bot API, and services that talk to it, to the tests of Telegram."""

import asyncio
import itertools
import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
import uvicorn
from msgspec.structs import replace
from pydantic import SecretStr

from bot.access import Role
from bot.clock import Clock, new_code
from bot.examiner import Examiner
from bot.handout import Handout
from bot.inbox import Writer
from bot.messages import Address
from bot.passes import Counter
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import Rows
from bot.supplies import language, library, renderer
from bot.telegram import pace
from bot.telegram.letters import Packer
from bot.telegram.polling import fetch
from bot.telegram.service import running
from bot.turn.player import Player
from bot.web.app import build_app
from bot.web.serve import listen
from bot.world import World
from coach.vocabulary import Locale
from tests.bot.visitor import NOON
from tests.fake_bot_api import FakeBotApi, FakePerson
from tests.fake_bot_api.api import TOKEN
from tests.fake_bot_api.queues import Hook

SECRET, PREVIOUS = "canary-secret_1", "canary-secret_0"
LIBRARY = library()
WAYS = ("webhook", "polling")


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """What building a bot leaves in the environment goes with the test."""
    kept = os.environ.get("PTB_TIMEDELTA")
    yield
    if kept is None:
        os.environ.pop("PTB_TIMEDELTA", None)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits until a chat has got over what it was sent."""
    monkeypatch.setattr(pace, "GAP", 0.0)


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    """A Bot API of our own."""
    with FakeBotApi() as fake:
        yield fake


@pytest.fixture
def li(api: FakeBotApi) -> FakePerson:
    """A rep who may talk."""
    return FakePerson(api)


@pytest.fixture
def kept() -> MemoryStore:
    """A store that knows two reps of one team, 777 and 778, and nobody else."""
    store = MemoryStore()
    for user in ("777", "778"):
        let_in(store, user, Role.REP)
    return store


def let_in(store: Store, user: str, role: Role, team: str = "华东") -> None:
    """Make somebody on Telegram a member."""
    address = Address(namespace="telegram", user=user)
    with store.transaction() as transaction:
        found = transaction.lock([address])[address]
        person = replace(found, role=role, team=team)
        transaction.write(Rows(people={person.id: person}))


def settings_for(api: FakeBotApi) -> Settings:
    """Settings in the middle of a rotation of the webhook's secret."""
    return Settings(
        telegram_token=SecretStr(TOKEN),
        telegram_secret=SecretStr(SECRET),
        telegram_secret_previous=SecretStr(PREVIOUS),
        telegram_api=api.address,
    )


def ticking() -> Clock:
    """A clock that shows noon, and a little more with each look."""
    looks = itertools.count()
    return lambda: NOON + timedelta(microseconds=next(looks))


@contextmanager
def world_on(store: Store, settings: Settings) -> Iterator[World]:
    """The real service on a store, at noon for ever."""
    words = renderer()
    player = Player(LIBRARY, words, Locale.ZH)
    packer = Packer(words, settings.locale)
    handout = Handout(words, LIBRARY.simplify, settings.locale, settings.public_url)
    with Writer(store, player.play, player.apologise, pack=packer.pack) as writer:
        yield World(
            settings=settings,
            store=store,
            writer=writer,
            renderer=words,
            clock=ticking(),
            place="memory",
            warm=lambda: None,
            counter=Counter(store, ticking(), new_code, handout),
            examiner=Examiner(words, language),
            library=LIBRARY,
        )


@contextmanager
def by_polling(api: FakeBotApi, store: Store) -> Iterator[World]:
    """A service that fetches what people write, in a thread of its own."""
    with world_on(store, settings_for(api)) as world:
        loop = asyncio.new_event_loop()
        stop = asyncio.Event()

        async def run() -> None:
            async with running(world) as service:
                fetching = asyncio.create_task(fetch(service))
                await stop.wait()
                fetching.cancel()
                await asyncio.wait([fetching])

        thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
        thread.start()
        try:
            yield world
        finally:
            api.queues.close()
            loop.call_soon_threadsafe(stop.set)
            thread.join()
            loop.close()


@contextmanager
def by_webhook(api: FakeBotApi, store: Store, secret: str = SECRET) -> Iterator[World]:
    """A service to which what people write is posted, in a thread of its own."""
    with world_on(store, settings_for(api)) as world, listen("127.0.0.1", 0) as at:
        config = uvicorn.Config(build_app(world), log_config=None, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]})
        thread.start()
        url = f"http://127.0.0.1:{at.getsockname()[1]}/webhooks/telegram"
        api.queues.hooked(Hook(url, secret))
        try:
            yield world
        finally:
            server.should_exit = True
            thread.join()


class Serve(Protocol):
    """A way to run the service."""

    def __call__(self, api: FakeBotApi, store: Store) -> AbstractContextManager[World]: ...


@pytest.fixture(params=WAYS)
def serve(request: pytest.FixtureRequest) -> Serve:
    """Each of the two ways by which updates come."""
    return by_polling if request.param == "polling" else by_webhook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for files."""
    return tmp_path
