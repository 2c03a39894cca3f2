"""Tell whether a message was signed by a holder of our secret, after Standard Webhooks."""

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from hashlib import sha256

#: How far a message's time may be from ours, in seconds.
TOLERANCE = 300
#: The most signatures that are looked at; a sender who rotates needs two.
MOST_SIGNATURES = 8
VERSION = "v1"


class Unsigned(Exception):  # noqa: N818 -- a finding about a message, no error of the program
    """The message is not to be believed; ``stale`` when only its time is wrong."""

    def __init__(self, *, stale: bool = False) -> None:
        super().__init__("stale" if stale else "unsigned")
        self.stale = stale


def sign(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """The signature of a message, as it stands in ``webhook-signature``."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return f"{VERSION},{b64encode(hmac.digest(key, signed, sha256)).decode()}"


def verify(headers: Mapping[str, str], body: bytes, keys: Sequence[bytes], now: float) -> None:
    """Return when one of the keys signed this message within the tolerance of now (Unix time).

    Raises Unsigned. Every signature is compared with every key in constant time.
    """
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not message_id or not (timestamp.isascii() and timestamp.isdigit()):
        raise Unsigned
    given = [_decoded(one) for one in headers.get("webhook-signature", "").split()]
    expected = [_decoded(sign(key, message_id, timestamp, body)) for key in keys]
    matches = [
        hmac.compare_digest(one, other) for one in given[:MOST_SIGNATURES] for other in expected
    ]
    if not any(matches):
        raise Unsigned
    if abs(now - int(timestamp[:15])) > TOLERANCE:
        raise Unsigned(stale=True)


def _decoded(signature: str) -> bytes:
    """The bytes of a signature of our version; empty, and so like none, for anything else."""
    version, _, encoded = signature.partition(",")
    if version != VERSION:
        return b""
    try:
        return b64decode(encoded, validate=True)
    except (NotBase64, ValueError):
        return b""
