"""Messages of another program."""

from concurrent.futures import Future

import pytest
from httpx2 import Response
from pydantic import SecretStr
from starlette.testclient import TestClient

from bot.errors import Busy, OperatorError, StoreUnavailable
from bot.inbox import Writer
from bot.messages import Address, Inbound, Message
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.store.rows import Status
from bot.web.app import build_app
from bot.web.webhook import LARGEST, NAMESPACE
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.visitor import world_of
from tests.bot.web.calls import HELLO, NOW, PREVIOUS, SECRET, headers, post

WELCOME = {
    "text": renderer().text("shell.welcome", Locale.ZH, {}),
    "choices": [
        {"id": "practice", "label": "练一场拜访"},
        {"id": "drill", "label": "练接拒绝"},
        {"id": "prep", "label": "备拜访、写复盘"},
    ],
    "speaker": "coach",
}


LI = Address(namespace=NAMESPACE, user="u1")


def kind_of(problem: Response) -> tuple[int, str]:
    assert problem.headers["content-type"] == "application/problem+json"
    body = problem.json()
    assert body["status"] == problem.status_code
    assert body["title"]
    assert body["detail"]
    return problem.status_code, body["type"].removeprefix("urn:duilian:problem:")


def test_a_message_is_answered_with_its_replies(client: TestClient) -> None:
    response = post(client, HELLO)

    assert (response.status_code, response.json()) == (200, {"replies": [WELCOME]})


def test_a_button_is_pressed(client: TestClient) -> None:
    response = post(client, {"user": "u1", "message_id": "m1", "choice": "begin:guided:wang"})

    assert [reply["speaker"] for reply in response.json()["replies"]] == ["customer", "coach"]


def test_a_new_person_is_met_in_the_language_named(client: TestClient) -> None:
    response = post(client, {**HELLO, "locale": "en"})

    text = renderer().text("shell.welcome", Locale.EN, {})
    assert response.json()["replies"][0]["text"] == text


def test_a_finished_sheet_comes_as_an_attachment(client: TestClient) -> None:
    said = ["/prep", "赵厂长", "看一遍旧线", "/stop", "/stop", "done", "出单子"]
    replies = [
        reply
        for number, text in enumerate(said)
        for reply in post(client, {"user": "u1", "message_id": f"m{number}", "text": text}).json()[
            "replies"
        ]
    ]

    sheets = [reply["attachment"] for reply in replies if "attachment" in reply]
    assert sheets
    assert set(sheets[0]) == {"name", "text"}


def test_a_picture_comes_as_data(client: TestClient) -> None:
    said = [{"choice": "begin:free:wang"}, {"text": "/stop"}, {"choice": "map"}]
    replies = [
        reply
        for number, fields in enumerate(said)
        for reply in post(client, {"user": "u1", "message_id": f"m{number}", **fields}).json()[
            "replies"
        ]
    ]

    (picture,) = [reply["picture"] for reply in replies if "picture" in reply]
    assert set(picture) == {"name", "title", "description", "strips", "bars"}
    assert picture["title"]
    assert picture["strips"]


def test_the_same_message_gets_the_same_replies_and_is_played_once(
    client: TestClient, kept: MemoryStore
) -> None:
    begin = {"user": "u1", "message_id": "m1", "choice": "begin:guided:wang"}

    first, again = post(client, begin), post(client, begin, at=NOW + 5)

    assert again.json() == first.json()
    with kept.transaction() as transaction:
        person = transaction.lock([LI])[LI]
        (session,) = transaction.sessions_of(person.id, Status.OPEN)
        assert len(transaction.turns(session.id)) == 1


def test_the_same_id_with_another_body_is_a_conflict(client: TestClient) -> None:
    post(client, HELLO)

    assert kind_of(post(client, {**HELLO, "text": "/menu"})) == (409, "conflict")
    assert kind_of(post(client, {**HELLO, "user": "u2"})) == (409, "conflict")


def test_while_rotating_both_secrets_reach_the_same_people(client: TestClient) -> None:
    first = post(client, HELLO)

    assert post(client, HELLO, secret=PREVIOUS).json() == first.json()


def test_people_of_a_webhook_are_no_people_of_the_terminal() -> None:
    assert NAMESPACE == "webhook"


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_header_that_is_missing_is_no_signature(missing: str, client: TestClient) -> None:
    body = b"{}"
    signed = {name: value for name, value in headers(body).items() if name != missing}

    response = client.post("/webhooks/messages", content=body, headers=signed)

    assert kind_of(response) == (401, "unsigned")


def test_another_secret_is_refused(client: TestClient) -> None:
    other = SECRET[:-4] + "AAA="

    assert kind_of(post(client, HELLO, secret=other)) == (401, "unsigned")


@pytest.mark.parametrize("off", [301, -301])
def test_a_stale_message_is_refused(off: int, client: TestClient) -> None:
    assert kind_of(post(client, HELLO, at=NOW + off)) == (401, "stale")


def test_a_body_may_be_just_so_large(client: TestClient) -> None:
    def padded(size: int) -> bytes:
        message = b'{"user":"u1","message_id":"m1","text":"/start"'
        return message + b" " * (size - len(message) - 1) + b"}"

    assert post(client, padded(LARGEST)).status_code == 200
    assert kind_of(post(client, padded(LARGEST + 1))) == (413, "too_large")


@pytest.mark.parametrize(
    ("message", "errors"),
    [
        (b"", [("#", "json")]),
        (b"{", [("#", "json")]),
        (b'{"user": "\xff"}', [("#", "json")]),
        (b'{"user": "\\ud800"}', [("#", "json")]),
        (b"[" * 3000, [("#", "json")]),
        (["user"], [("#", "object")]),
        ({}, [("#/user", "missing"), ("#/message_id", "missing"), ("#", "text_or_choice")]),
        ({**HELLO, "user": 7}, [("#/user", "text")]),
        ({**HELLO, "user": ""}, [("#/user", "name")]),
        ({**HELLO, "user": "u" * 129}, [("#/user", "name")]),
        ({**HELLO, "user": "a\x00b"}, [("#/user", "name")]),
        ({**HELLO, "message_id": None}, [("#/message_id", "missing")]),
        ({**HELLO, "message_id": ["m"]}, [("#/message_id", "text")]),
        ({**HELLO, "message_id": "m" * 129}, [("#/message_id", "name")]),
        ({**HELLO, "text": 5}, [("#/text", "text")]),
        ({**HELLO, "choice": "hint"}, [("#", "text_or_choice")]),
        ({"user": "u1", "message_id": "m1", "choice": True}, [("#/choice", "text")]),
        ({**HELLO, "locale": "fr"}, [("#/locale", "locale")]),
        ({**HELLO, "locale": {}}, [("#/locale", "locale")]),
    ],
)
def test_what_is_wrong_is_pointed_at(
    message: object, errors: list[tuple[str, str]], client: TestClient
) -> None:
    response = post(client, message)

    detail = [
        {"pointer": pointer, "detail": renderer().text("words.field", Locale.ZH, {"value": fault})}
        for pointer, fault in errors
    ]
    assert kind_of(response) == (422, "malformed")
    assert response.json()["errors"] == detail


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("en-GB,en;q=0.9", "en"), ("zh-TW", "zh-CN"), ("fr, en;q=0.5", "zh-CN"), ("", "zh-CN")],
)
def test_trouble_is_told_in_the_language_asked_for(
    asked: str, spoken: str, client: TestClient
) -> None:
    response = post(client, b"{", language=asked)

    expected = renderer().text("problems.malformed", Locale(spoken), {}).split("\n")[0]
    assert response.headers["content-language"] == spoken
    assert response.json()["title"] == expected


class FullWriter(Writer):
    """A writer that takes nothing."""

    def __init__(self, trouble: OperatorError) -> None:
        self._trouble = trouble

    def submit(self, inbound: Inbound) -> Future[tuple[Message, ...]]:
        del inbound
        raise self._trouble


class FailingWriter(FullWriter):
    """A writer that fails at what it took."""

    def submit(self, inbound: Inbound) -> Future[tuple[Message, ...]]:
        del inbound
        future: Future[tuple[Message, ...]] = Future()
        future.set_exception(self._trouble)
        return future


@pytest.mark.parametrize(
    ("writer", "kind", "after"),
    [
        (FullWriter(Busy(waiting=1024)), "busy", "1"),
        (FullWriter(StoreUnavailable(url="", why="closing")), "away", "5"),
        (FailingWriter(StoreUnavailable(url="", why="locked")), "away", "5"),
    ],
)
def test_what_was_not_taken_may_be_sent_again(writer: Writer, kind: str, after: str) -> None:
    settings = Settings(webhook_secret=SecretStr(SECRET))
    app = build_app(world_of(MemoryStore(), writer, settings))

    response = post(TestClient(app), HELLO)

    assert kind_of(response) == (503, kind)
    assert response.headers["retry-after"] == after


def test_without_a_secret_nothing_is_taken() -> None:
    writer = FullWriter(Busy(waiting=1))
    app = build_app(world_of(MemoryStore(), writer, Settings(webhook_secret=None)))

    assert kind_of(post(TestClient(app), HELLO)) == (503, "no_secret")
