"""A service with pages, and browsers that look at them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from html import unescape
from pathlib import Path

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from bot.access import Role, hashed
from bot.inbox import Writer
from bot.messages import Address
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import PersonRow
from bot.web.app import build_app
from bot.web.openness import Openness
from bot.world import World
from tests.bot.visitor import NOON, player_of, world_of

HOST = "duilian.example"
BASE = f"https://{HOST}"
COOKIE = "__Host-duilian"
#: What a browser says of itself when it opens a page.
PAGE = {"accept": "text/html,application/xhtml+xml"}
FRAGMENT = {"accept": "text/html; fragment"}
EAST, NORTH = "华东", "华北"


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def token_in(page: Response) -> str:
    """What a form of a page carries."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found is not None, page.text
    return found[1]


def field_in(page: Response, name: str) -> str:
    """The value of the first hidden field of a name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None, page.text
    return unescape(found[1])


def code_in(page: Response) -> str:
    """The code of the first link that lets somebody in."""
    found = re.search(r"/enter/([A-Za-z0-9_-]{22})", page.text)
    assert found is not None, page.text
    return found[1]


class House:
    """A running service."""

    def __init__(self, world: World, app: FastAPI, hand: Hand, base: str = BASE) -> None:
        self.world = world
        self.app = app
        self.hand = hand
        self.base = base

    def browser(self, peer: str = "203.0.113.5") -> "Browser":
        """A browser that was never here, calling from an address."""
        client = TestClient(
            self.app,
            base_url=self.base,
            client=(peer, 50000),
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        return Browser(client)

    def member(self, role: Role, team: str = EAST, name: str = "") -> "Browser":
        """The browser of somebody who has come in."""
        browser = self.browser()
        assert browser.enters(self.world.counter.invite(role, team), name).status_code == 303
        return browser

    def person(self, browser: "Browser") -> PersonRow:
        """Who is behind a browser."""
        address = Address(namespace="web", user=hashed(browser.cookie))
        with self.world.store.reader() as reader:
            person = reader.person(address)
        assert person is not None
        return person


class Browser:
    """One browser with its cookies; it opens a page before it posts a form of it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    @property
    def cookie(self) -> str:
        """What it keeps of us."""
        return next((each.value or "" for each in self.client.cookies.jar), "")

    def keeps(self, cookie: str) -> None:
        """Have it keep another secret of ours."""
        self.client.cookies.set(COOKIE, cookie, domain=HOST)

    def opens(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers=PAGE | headers)

    def posts(
        self, path: str, fields: dict[str, str], *, page: str = "/link", **headers: str
    ) -> Response:
        """The answer to a form with the token of a page."""
        form = {"csrf": token_in(self.opens(page)), **fields}
        return self.client.post(path, data=form, headers=PAGE | headers)

    def enters(self, code: str, name: str = "") -> Response:
        return self.posts("/enter", {"code": code, "name": name}, page="/enter/x")

    def says(self, text: str, name: str, after: int = 0) -> Response:
        """The exchanges that a script gets for words."""
        form = {"csrf": token_in(self.opens("/link")), "message_id": name, "text": text}
        return self.client.post("/say", data=form | {"after": str(after)}, headers=FRAGMENT)


@contextmanager
def house_of(
    folder: Path,
    store: Store | None = None,
    open_to: Openness | None = None,
    settings: Settings | None = None,
    *,
    alive: bool = True,
) -> Iterator[House]:
    """A service on the small library; ``alive``: started, as a server would."""
    kept = MemoryStore() if store is None else store
    hand, player = Hand(), player_of(folder)
    chosen = Settings(public_url=BASE) if settings is None else settings
    with Writer(kept, player.play, player.apologise) as writer:
        world = world_of(kept, writer, chosen, hand)
        app = build_app(world, open_to)
        base = BASE if open_to is None else open_to.base
        with TestClient(app) if alive else nullcontext():
            yield House(world, app, hand, base)
