"""How a running service is, as others may ask it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot import cli
from bot.health import Health, ask

READY = b'{"status":"ready"}'
AWAY = b'{"type":"urn:duilian:problem:away"}'


@contextmanager
def answering(status: int, body: bytes) -> Iterator[int]:
    """The port of a service that answers everything like this."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as at:
        port: int = at.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("status", "body", "health"),
    [
        (200, READY, Health.READY),
        (503, AWAY, Health.UNREADY),
        (200, b"<html>", Health.STRANGER),
        (404, b"", Health.STRANGER),
    ],
)
def test_the_answer_tells_whose_it_is_and_how_it_is(
    status: int, body: bytes, health: Health
) -> None:
    with answering(status, body) as port:
        assert ask("127.0.0.1", port) is health


def test_who_does_not_speak_http_is_a_stranger() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:

        def hang_up() -> None:
            deaf.accept()[0].close()

        threading.Thread(target=hang_up, daemon=True).start()

        assert ask("127.0.0.1", deaf.getsockname()[1]) is Health.STRANGER


@pytest.mark.parametrize(
    ("status", "body", "code"), [(200, READY, 0), (503, AWAY, 1), (200, b"", 1)]
)
def test_the_command_ends_as_the_service_is(
    status: int, body: bytes, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(status, body) as port:
        assert cli.main(["health", "--port", str(port)]) == code

    assert capsys.readouterr().out.strip() in set(Health)


def test_where_nobody_answers_the_command_ends_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["health", "--port", str(free_port())]) == 1
    assert capsys.readouterr().out == "nobody\n"
