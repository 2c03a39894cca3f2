"""Listen on 127.0.0.1 for calls of the Bot API."""

import socket
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol
from urllib.parse import unquote, urlsplit

from tests.fake_bot_api import forms
from tests.fake_bot_api.faults import Fault
from tests.fake_bot_api.forms import Fields, Files

#: Has a line that is closed cut at once, what is on its way lost.
ABRUPT = struct.pack("ii", 1, 0)


class Api(Protocol):
    """What answers calls."""

    files: dict[str, bytes]

    @property
    def token(self) -> str: ...

    def answer(self, method: str, fields: Fields, files: Files) -> tuple[int, bytes | None]: ...


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, _request: object, _address: object) -> None:
        """Keep quiet of lines that are cut, for processes are killed here; of nothing else."""
        error = sys.exc_info()[1]
        assert isinstance(error, OSError), error


class Server:
    """Takes calls, each in a thread of its own."""

    def __init__(self, api: Api) -> None:
        self._http = _Http(("127.0.0.1", 0), _handler(api))
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Lines(BaseHTTPRequestHandler):
    """One line to a caller."""

    protocol_version = "HTTP/1.1"

    def send(self, status: int, body: bytes | None) -> None:
        """Answer, or cut the line for None."""
        if body is None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABRUPT)
            self.close_connection = True
            self.connection.close()
            return
        try:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # whoever asked has lost his patience
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        return


def _handler(api: Api) -> type[BaseHTTPRequestHandler]:
    class Handler(_Lines):
        def do_POST(self) -> None:
            at = urlsplit(self.path)
            size = int(self.headers.get("content-length", 0))
            body = self.rfile.read(size)
            if len(body) < size:  # whoever asked was killed before the end of his request
                self.close_connection = True
                return
            token, _, method = at.path.removeprefix("/bot").rpartition("/")
            if token != api.token:
                fault = Fault.unknown_token()
                self.send(fault.status, fault.body)
                return
            fields, files = forms.read(self.headers.get("content-type", ""), body, at.query)
            self.send(*api.answer(method, fields, files))

        def do_GET(self) -> None:
            folder, _, name = unquote(urlsplit(self.path).path).rpartition("/")
            known = folder == f"/file/bot{api.token}/documents" and name in api.files
            self.send(200 if known else 404, api.files[name] if known else b"")

    return Handler
