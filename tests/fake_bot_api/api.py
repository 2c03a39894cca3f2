"""The fake Bot API itself: a server on 127.0.0.1 that records every call."""

import itertools
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

from tests.fake_bot_api import forms
from tests.fake_bot_api.faults import Fault, Script
from tests.fake_bot_api.forms import Fields, Files
from tests.fake_bot_api.queues import Hook, Queues
from tests.fake_bot_api.records import Call, Shown, buttons, shown

TOKEN = "12345:canary-token-of-the-fake"  # noqa: S105 -- of the fake
BOT = {"id": 12345, "is_bot": True, "first_name": "Duilian", "username": "duilian_test_bot"}


class FakeBotApi:
    """A Bot API whose chats, calls and faults a test can see and set."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.chats: dict[int, list[Shown]] = {}
        self.files: dict[str, bytes] = {}
        self.queues = Queues()
        self.faults = Script()
        self.changed = threading.Condition()
        self._ids = itertools.count(1)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        """Stop, and let go of whoever waits."""
        self.queues.close()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """What DUILIAN_TELEGRAM_API is to be set to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def called(self, method: str) -> list[Call]:
        """The calls of one method, in order."""
        return [call for call in self.calls if call.method == method]

    def next_id(self) -> int:
        """An id that nobody has: of a message, a query, a file."""
        return next(self._ids)

    def wait(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something holds after a call; fails when it does not come true."""
        with self.changed:
            assert self.changed.wait_for(holds, seconds), "it never came true"

    def answer(self, method: str, fields: Fields, files: Files) -> tuple[int, dict[str, object]]:
        """What a call is answered; faults that are due come first."""
        fault = self.faults.next(method)
        result: object = None
        if fault is None or fault.accepted:
            result = self._do(method, fields, files)
        if fault is not None and fault.hang:
            time.sleep(fault.hang)
        status = 200 if fault is None else fault.status
        with self.changed:
            self.calls.append(Call(method, fields, files, status, time.monotonic()))
            self.changed.notify_all()
        return status, {"ok": True, "result": result} if fault is None else fault.body

    def _do(self, method: str, fields: Fields, files: Files) -> object:
        if method in {"sendMessage", "sendDocument"}:
            return self._show(fields, files)
        does = {
            "getMe": lambda _: BOT,
            "getUpdates": self._updates,
            "setWebhook": self._hook,
            "deleteWebhook": self._hook,
            "editMessageReplyMarkup": self._edit,
            "getFile": _file,
        }
        return does[method](fields) if method in does else True

    def _updates(self, fields: Fields) -> list[dict[str, Any]]:
        return self.queues.fetched(int(fields.get("offset", 0)), float(fields.get("timeout", 0)))

    def _hook(self, fields: Fields) -> bool:
        url = fields.get("url", "")
        self.queues.hooked(Hook(url, fields.get("secret_token", "")) if url else None)
        return True

    def _show(self, fields: Fields, files: Files) -> dict[str, Any]:
        message = shown(self.next_id(), fields, files)
        chat = int(fields["chat_id"])
        with self.changed:
            self.chats.setdefault(chat, []).append(message)
        told = {"message_id": message.message_id, "date": int(time.time()), "from": BOT}
        return {**told, "chat": {"id": chat, "type": "private"}, "text": message.text}

    def _edit(self, fields: Fields) -> bool:
        for message in self.chats.get(int(fields["chat_id"]), []):
            if message.message_id == int(fields["message_id"]):
                message.buttons = buttons(fields.get("reply_markup", ""))
        return True


def _file(fields: Fields) -> dict[str, str]:
    name = fields["file_id"]
    return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}


def _handler(api: FakeBotApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            at = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            token, _, method = at.path.removeprefix("/bot").rpartition("/")
            if token != TOKEN:
                fault = Fault.unknown_token()
                self._send(fault.status, json.dumps(fault.body).encode())
                return
            fields, files = forms.read(self.headers.get("content-type", ""), body, at.query)
            status, answer = api.answer(method, fields, files)
            self._send(status, json.dumps(answer).encode())

        def do_GET(self) -> None:
            at = urlsplit(self.path).path
            if at.startswith("/file/"):
                name = at.rpartition("/")[2]
                data = api.files.get(name)
                self._send(404 if data is None else 200, b"" if data is None else data)
            else:
                self.do_POST()

        def _send(self, status: int, body: bytes) -> None:
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

    return Handler
