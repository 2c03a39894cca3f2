"""Signed calls, as another program makes them."""

import json
from base64 import b64encode

from httpx2 import Response
from starlette.testclient import TestClient

from bot.settings import key_of
from bot.web.signature import sign
from tests.bot.visitor import NOON

SECRET = "whsec_" + b64encode(b"a secret for the tests of us").decode()
PREVIOUS = "whsec_" + b64encode(b"the secret that was before it").decode()
NOW = int(NOON.timestamp())
HELLO = {"user": "u1", "message_id": "m1", "text": "/start"}


def headers(body: bytes, *, secret: str = SECRET, at: int = NOW) -> dict[str, str]:
    """The headers of a body signed with a secret."""
    return {
        "content-type": "application/json",
        "webhook-id": "w1",
        "webhook-timestamp": str(at),
        "webhook-signature": sign(key_of(secret), "w1", str(at), body),
    }


def post(
    client: TestClient, message: object, *, secret: str = SECRET, at: int = NOW, language: str = ""
) -> Response:
    """The answer to a message, signed."""
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    signed = {**headers(body, secret=secret, at=at), "accept-language": language}
    return client.post("/webhooks/messages", content=body, headers=signed)
