"""The fake Bot API itself: what each method does."""

import itertools
import json
import threading
import time
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urlsplit

from tests.fake_bot_api.faults import Fault, Refused, Script
from tests.fake_bot_api.forms import Fields, Files
from tests.fake_bot_api.limits import buttons, shown
from tests.fake_bot_api.queues import Hook, Queues
from tests.fake_bot_api.records import Call, Shown
from tests.fake_bot_api.server import Server

TOKEN = "12345:canary-token-of-the-fake"  # noqa: S105 -- of the fake
BOT = {"id": 12345, "is_bot": True, "first_name": "Duilian", "username": "duilian_test_bot"}
#: The most bytes of a file that a bot may fetch.
MOST_FILE = 20 << 20


class FakeBotApi:
    """A Bot API whose chats, calls and faults a test can see and set."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.chats: dict[int, list[Shown]] = {}
        self.files: dict[str, bytes] = {}
        #: When each press was answered, by the id of its query.
        self.answered: dict[str, float] = {}
        self.queues = Queues()
        self.faults = Script()
        self.changed = threading.Condition()
        self._ids = itertools.count(1)
        self._server = Server(self)

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._server.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        """Stop, and let go of whoever waits."""
        self.queues.close()
        self._server.stop()

    @property
    def address(self) -> str:
        """What DUILIAN_TELEGRAM_API is to be set to."""
        return self._server.address

    @property
    def token(self) -> str:
        """The one token that is known here."""
        return TOKEN

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

    def answer(self, method: str, fields: Fields, files: Files) -> tuple[int, bytes | None]:
        """Status and body of an answer, None for a line that is cut; faults come first."""
        fault = self.faults.next(method, fields.get("chat_id", ""))
        result: object = None
        if fault is None or fault.accepted:
            try:
                result = self._do(method, fields, files)
            except Refused as refused:
                fault = refused.fault
        status = 200 if fault is None else fault.status
        with self.changed:
            self.calls.append(Call(method, fields, files, status, time.monotonic()))
            self.changed.notify_all()
        if fault is None:
            return status, json.dumps({"ok": True, "result": result}).encode()
        if fault.hang:
            time.sleep(fault.hang)
        return status, None if fault.reset else fault.body

    def _do(self, method: str, fields: Fields, files: Files) -> object:
        if method in {"sendMessage", "sendDocument", "sendPhoto"}:
            return self._show(fields, files)
        does = {
            "getMe": lambda _: BOT,
            "getUpdates": self._updates,
            "setWebhook": self._hook,
            "deleteWebhook": self._hook,
            "getWebhookInfo": self._hook_info,
            "editMessageReplyMarkup": self._edit,
            "answerCallbackQuery": self._answered,
            "getFile": self._file,
        }
        return does[method](fields) if method in does else True

    def _updates(self, fields: Fields) -> list[dict[str, Any]]:
        offset, patience = int(fields.get("offset", 0)), float(fields.get("timeout", 0))
        return self.queues.fetched(offset, patience, int(fields.get("limit", 100)))

    def _hook(self, fields: Fields) -> bool:
        url = fields.get("url", "")
        at = urlsplit(url)
        if url and at.scheme != "https" and at.hostname != "127.0.0.1":
            raise Refused(Fault.refused("bad webhook: An HTTPS URL must be provided for webhook"))
        self.queues.hooked(Hook(url, fields.get("secret_token", "")) if url else None)
        return True

    def _hook_info(self, _fields: Fields) -> dict[str, object]:
        hook = self.queues.hook
        waiting = {"has_custom_certificate": False, "pending_update_count": self.queues.pending}
        return {"url": "" if hook is None else hook.url, **waiting}

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

    def _answered(self, fields: Fields) -> bool:
        query = fields["callback_query_id"]
        if query in self.answered:
            raise Refused(Fault.refused("query is too old and response timeout expired"))
        self.answered[query] = time.monotonic()
        return True

    def _file(self, fields: Fields) -> dict[str, object]:
        name = fields["file_id"]
        if name not in self.files:
            raise Refused(Fault.refused("wrong file_id or the file is temporarily unavailable"))
        if len(self.files[name]) > MOST_FILE:
            raise Refused(Fault.refused("file is too big"))
        path = {"file_path": f"documents/{name}", "file_size": len(self.files[name])}
        return {"file_id": name, "file_unique_id": name, **path}
