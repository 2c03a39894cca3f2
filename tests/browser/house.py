"""The whole service on a port of its own, for browsers to visit."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from bot.access import Role
from bot.settings import Settings
from bot.web.app import build_app
from bot.web.serve import listen, openness_at
from bot.wiring import open_world
from bot.world import World

EAST = "East"


class House:
    """A service that is open to whoever was invited."""

    def __init__(self, base: str, world: World) -> None:
        self.base = base
        self._world = world

    def door(self, role: Role = Role.REP) -> str:
        """The address at which one more person comes in."""
        team = "" if role is Role.OWNER else EAST
        return f"{self.base}/enter/{self._world.counter.invite(role, team)}"


class _Server(uvicorn.Server):
    """A server that lets go of open streams when it is told to stop."""

    def __init__(self, app: FastAPI) -> None:
        super().__init__(
            uvicorn.Config(app, log_config=None, log_level="warning", proxy_headers=False)
        )
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.farewell()
        await super().shutdown(sockets)


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """The service with its data in a folder, until the context ends."""
    at = listen("127.0.0.1", 0)
    base = f"http://127.0.0.1:{at.getsockname()[1]}"
    settings = Settings(
        database_url=SecretStr(f"sqlite:///{folder / 'duilian.db'}"), public_url=base
    )
    with open_world(settings) as world:
        world.warm()
        server = _Server(build_app(world, openness_at(at, base)))
        thread = Thread(target=server.run, kwargs={"sockets": [at]})
        thread.start()
        try:
            yield House(base, world)
        finally:
            server.should_exit = True
            thread.join()
            at.close()
