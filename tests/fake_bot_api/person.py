"""Somebody with a telephone: writes to the bot, presses its buttons, reads what it says."""

import time
from typing import Any

from tests.fake_bot_api.api import FakeBotApi
from tests.fake_bot_api.records import Shown


class FakePerson:
    """A person in his private chat, or in a group when ``chat`` is one."""

    def __init__(
        self, api: FakeBotApi, person: int = 777, *, language: str = "zh-hans", chat: int = 0
    ) -> None:
        self._api = api
        self._from = {
            "id": person,
            "is_bot": False,
            "first_name": "Li",
            "language_code": language,
        }
        kind = "group" if chat else "private"
        self.chat = chat or person
        self._chat = {"id": self.chat, "type": kind}
        self._messages = 0

    @property
    def sees(self) -> list[Shown]:
        """All that the bot has said to him."""
        return self._api.chats.get(self.chat, [])

    def says(self, text: str) -> dict[str, Any]:
        """Write words."""
        return self._message("message", text=text)

    def sends(self, **content: Any) -> dict[str, Any]:  # noqa: ANN401 -- as the Bot API has it
        """Send something that is no words."""
        return self._message("message", **content)

    def uploads(self, name: str, data: bytes) -> dict[str, Any]:
        """Send a file."""
        file = f"file-{self._api.next_id()}"
        self._api.files[file] = data
        document = {
            "file_id": file,
            "file_unique_id": file,
            "file_name": name,
            "file_size": len(data),
        }
        return self._message("message", document=document)

    def edits(self, message_id: int, text: str) -> dict[str, Any]:
        """Change what he had written."""
        return self._message("edited_message", message_id=message_id, text=text, edit_date=1)

    def presses(self, label: str, message: Shown | None = None) -> dict[str, Any]:
        """Press a button of the last message, or of this one."""
        below = self.sees[-1] if message is None else message
        return self.presses_data(below.data(label), below.message_id)

    def presses_data(self, data: str, message_id: int = 1) -> dict[str, Any]:
        """Press a button that carries this."""
        body = self._query(data, message_id)
        return self._api.queues.add(f"press {self._from['id']}", "callback_query", body)

    def unsent(self, **content: Any) -> dict[str, Any]:  # noqa: ANN401 -- as the Bot API has it
        """Write something that no queue holds: it is for the test to hand it over."""
        return self._api.queues.made("message", self._body(**content))

    def unsent_press(self, data: str) -> dict[str, Any]:
        """Press a button, likewise."""
        return self._api.queues.made("callback_query", self._query(data, 1))

    def waits(self, messages: int) -> list[Shown]:
        """All that the bot has said once it has said so much."""
        self._api.wait(lambda: len(self.sees) >= messages)
        return self.sees

    def _message(self, kind: str, **content: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
        return self._api.queues.add(f"chat {self.chat}", kind, self._body(**content))

    def _query(self, data: str, message_id: int) -> dict[str, Any]:
        return {
            "id": f"q{self._api.next_id()}",
            "from": self._from,
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": message_id, "chat": self._chat, "date": int(time.time())},
        }

    def _body(self, **content: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
        self._messages += 1
        return {
            "message_id": 100_000 + self._messages,
            "date": int(time.time()),
            "from": self._from,
            "chat": self._chat,
            **content,
        }
