"""Listen for HTTP until told to stop."""

import signal
import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from bot.errors import CannotListen

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


def serve(app: ASGIApp, at: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered first."""
    # uvicorn raises the signal again when it has stopped; the default would end the process
    # before the writer and the database are closed.
    signal.signal(signal.SIGTERM, _leave)
    config = uvicorn.Config(
        app,
        access_log=False,
        date_header=False,
        log_config=None,  # its lines take the way of all others, past the masks
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        uvicorn.Server(config).run(sockets=[at])
    except KeyboardInterrupt:
        return


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
