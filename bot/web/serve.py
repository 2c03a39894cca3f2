"""Listen for HTTP until told to stop."""

import signal
import socket
from types import FrameType

import uvicorn
from fastapi import FastAPI

from bot.errors import CannotListen
from bot.web.openness import Openness, openness

#: Seconds that requests under way have to end when the service is told to stop.
GRACE = 10


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on; port 0 finds a free one.

    Raises CannotListen.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise CannotListen(host=host, port=port) from error


def openness_at(at: socket.socket, public_url: str | None) -> Openness:
    """How open a service is that takes connections here."""
    host, port = at.getsockname()[:2]
    return openness((host, port), public_url)


def serve(app: FastAPI, at: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered first, streams end."""
    # uvicorn raises the signal again when it has stopped; the default would end the process
    # before the writer and the database are closed.
    signal.signal(signal.SIGTERM, _leave)
    try:
        server_of(app).run(sockets=[at])
    except KeyboardInterrupt:
        return


def server_of(app: FastAPI) -> uvicorn.Server:
    """A server that is not running yet."""
    config = uvicorn.Config(
        app,
        access_log=False,
        date_header=False,
        log_config=None,  # its lines take the way of all others, past the masks
        log_level="warning",
        proxy_headers=False,  # whom to believe about callers is decided in bot/web/openness.py
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return _Server(config, app)


class _Server(uvicorn.Server):
    """A server that bids farewell to open streams before it waits for them."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing more, let what is under way end."""
        self._app.state.farewell()
        await super().shutdown(sockets)


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
