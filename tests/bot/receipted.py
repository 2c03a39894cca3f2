"""Talks that are held to their end, and the receipts that are asked for."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from bot.inbox import Writer
from bot.messages import Address, Inbound, Message
from bot.receipts import Notary, Signer
from bot.store.sql import open_store
from bot.supplies import library
from bot.turn.player import Player
from coach.receipt.canonical import canonical
from coach.vocabulary import Locale
from tests.bot.shelves import renderer

TALKS = Path(__file__).parents[1] / "talks"
KINDS = ("guided-rehearsal", "drill", "checklist")
#: Half an hour before midnight where the house is, and another day in UTC.
LATE = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=8)))
OURS = Signer(b"o" * 32)
OTHER = Signer(b"x" * 32)
Document = dict[str, object]
Sends = Callable[[str], tuple[Message, ...]]


@cache
def books() -> "library":  # type: ignore[valid-type]
    """The built-in library, compiled once."""
    return library()


def hold(url: str, locale: Locale, lines: Sequence[str]) -> list[tuple[Message, ...]]:
    """The replies to each of these lines, on a database."""
    player = Player(books(), renderer(), locale, Notary(books(), lambda: OURS))
    with (
        closing(open_store(url)) as store,
        Writer(store, player.play, player.apologise) as writer,
    ):
        messages = (inbound(locale, number, line) for number, line in enumerate(lines))
        return [writer.submit(message).result(30) for message in messages]


def inbound(locale: Locale, number: int, text: str) -> Inbound:
    return Inbound(
        address=Address(namespace="terminal", user="li"),
        message_id=f"{locale}-{number}",
        digest=sha256(text.encode()).hexdigest(),
        at=LATE + timedelta(seconds=number),
        text=text,
        locale=locale,
    )


def lines_of(kind: str, locale: Locale) -> list[str]:
    return (TALKS / locale / f"{kind}.txt").read_text("utf-8").splitlines()


def receipt_of(url: str, kind: str, locale: Locale) -> bytes:
    """The receipt of a whole talk."""
    *_, last = hold(url, locale, ["/start", *lines_of(kind, locale), "/receipt"])
    attachment = last[-1].attachment
    assert attachment is not None, last
    return attachment.text.encode()


def opened(data: bytes) -> Document:
    document: Document = msgspec.json.decode(data)
    return document


def signed_by(signer: Signer, document: Document) -> bytes:
    """What a forger with a key of his own makes of it."""
    return signer.signed({k: document[k] for k in document if k not in {"key", "signature"}})


def closed(document: Document) -> bytes:
    return canonical(document)
