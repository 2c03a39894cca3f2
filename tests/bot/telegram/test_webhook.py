"""The webhook's door: secrets, shapes, and when Telegram is to come again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from bot.errors import Busy, StoreUnavailable
from bot.inbox import Writer
from bot.messages import Inbound
from bot.store.memory import MemoryStore
from bot.web.app import build_app
from bot.web.telegram import LARGEST
from tests.bot.telegram.conftest import PREVIOUS, SECRET, settings_for, world_on
from tests.bot.telegram.looks import letters_in
from tests.bot.visitor import world_of
from tests.fake_bot_api import FakeBotApi

HEADER = "x-telegram-bot-api-secret-token"


@pytest.fixture
def client(api: FakeBotApi, kept: MemoryStore) -> Iterator[TestClient]:
    with (
        world_on(kept, settings_for(api)) as world,
        TestClient(build_app(world), raise_server_exceptions=False) as client,
    ):
        yield client


def message(text: str = "/start", number: int = 1) -> dict[str, Any]:
    chat = {"id": 777, "type": "private"}
    said = {"message_id": number, "from": {"id": 777}, "chat": chat, "date": 1, "text": text}
    return {"update_id": number, "message": said}


def post(client: TestClient, body: object, secret: str | None = SECRET) -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {} if secret is None else {HEADER: secret}
    return client.post("/webhooks/telegram", content=content, headers=headers)


@pytest.mark.parametrize("secret", [SECRET, PREVIOUS])
def test_while_rotating_both_secrets_open(client: TestClient, secret: str) -> None:
    answer = post(client, message(), secret)

    assert (answer.status_code, answer.json()) == (200, {})


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1]])
def test_nobody_else_comes_in(client: TestClient, secret: str | None, kept: MemoryStore) -> None:
    answer = post(client, message(), secret)

    assert (answer.status_code, answer.json()["type"]) == (401, "urn:duilian:problem:unsigned")
    assert letters_in(kept) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 50_000,
        [],
        7,
        {},
        {"update_id": "1"},
        {"update_id": True},
        {"update_id": 1.5},
        {"update_id": None},
    ],
)
def test_what_is_no_update_is_refused(client: TestClient, body: object) -> None:
    answer = post(client, body)

    assert (answer.status_code, answer.json()["type"]) == (400, "urn:duilian:problem:no_update")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"message": None},
        {"message": []},
        {"message": {"message_id": 1}},
        {"message": {"message_id": 1, "chat": {"id": 777}, "text": "a"}},
        {"message": {**message()["message"], "text": 5}},
        {"message": {**message()["message"], "from": {"id": 778}}},
        {"message": {**message()["message"], "document": {"file_id": 1}, "text": None}},
        {"callback_query": {"id": "1", "from": {"id": 777}, "data": "1:menu"}},
        {"channel_post": {"message_id": 1}},
    ],
)
def test_an_update_that_is_of_no_use_is_kept_with_a_yes(
    broken: dict[str, object], client: TestClient, kept: MemoryStore
) -> None:
    assert [post(client, {"update_id": 5, **broken}).status_code for _ in range(2)] == [200, 200]

    (letter,) = letters_in(kept)
    assert letter.key.message_id == "update/5"
    assert letter.error.startswith("unusable: ")


def test_ids_of_any_size_are_taken(client: TestClient, kept: MemoryStore) -> None:
    big = message(number=2**63)
    big["message"]["chat"]["id"] = big["message"]["from"]["id"] = 2**52 + 1

    assert post(client, big).status_code == 200
    assert letters_in(kept) == []


def test_half_a_letter_of_two_is_words_like_others(client: TestClient, kept: MemoryStore) -> None:
    content = json.dumps(message("a\ud800b")).encode()

    assert post(client, content).status_code in {200, 400}
    assert letters_in(kept) == []


def test_too_much_is_refused(client: TestClient) -> None:
    assert post(client, b" " * (LARGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    ("error", "after"), [(StoreUnavailable(url="", why="away"), "5"), (Busy(waiting=9), "1")]
)
def test_when_nothing_can_be_kept_telegram_is_to_come_again(
    error: Exception, after: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_writer: Writer, _inbound: Inbound) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "submit", refuse)
        refused = post(client, message())

    assert (refused.status_code, refused.headers["retry-after"]) == (503, after)
    assert post(client, message()).status_code == 200


def test_a_bug_is_buried_and_harms_nobody_behind(
    client: TestClient,
    kept: MemoryStore,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_writer: Writer, _inbound: Inbound) -> None:
        raise RuntimeError("canary")

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "submit", broken)
        assert post(client, message(number=1)).status_code == 200

    assert [letter.error for letter in letters_in(kept)] == ["RuntimeError"]
    assert "canary" not in caplog.text
    assert post(client, message(number=2)).status_code == 200


def test_the_same_id_with_other_words_is_not_played_again(
    client: TestClient, api: FakeBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    post(client, message("/prep"))
    assert post(client, message("/drill")).status_code == 200

    assert "other words" in caplog.text
    api.wait(lambda: len(api.called("sendMessage")) == 1)


def test_without_a_secret_there_is_no_webhook(kept: MemoryStore, api: FakeBotApi) -> None:
    settings = settings_for(api).model_copy(update={"telegram_secret": None})
    with world_on(kept, settings) as world:
        client = TestClient(build_app(world_of(kept, world.writer, settings)))

        assert post(client, message()).status_code == 404
