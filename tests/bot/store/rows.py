"""Rows for the tests of the store."""

from datetime import UTC, datetime, timedelta

import msgspec

from bot.messages import Address, Attachment, Button, Message
from bot.store.port import Transaction
from bot.store.rows import (
    DeadLetter,
    Key,
    PersonRow,
    Pin,
    Publication,
    Receipt,
    SessionRow,
    Status,
    TurnRow,
)
from coach.vocabulary import Kind, Locale, Speaker
from tests.bot.pictures.drawings import NEEDS

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
LI = Address(namespace="terminal", user="李雷")
HAN = Address(namespace="webhook:1", user="han")

FULL_MESSAGE = Message(
    speaker=Speaker.CUSTOMER,
    text="这个价，我得回去研究研究。\n😀",
    choices=(Button(id="hint", label="给点提示"),),
    rule="soft_no",
    attachment=Attachment(name="sheet.md", text="# 清单\n"),
    picture=NEEDS,
)


def person(transaction: Transaction, at: Address = LI) -> PersonRow:
    return transaction.lock([at])[at]


def key(number: int, namespace: str = "terminal") -> Key:
    return Key(namespace=namespace, message_id=f"m{number}")


def session(of: PersonRow, name: str = "s1", *, minutes: int = 0) -> SessionRow:
    return SessionRow(
        id=name,
        person=of.id,
        kind="drill",
        playbook="refusals",
        pin=Pin(engine="1", rules="r" * 64, playbook="p" * 64),
        seed="seed",
        state=b'{"at":1}',
        step=1,
        status=Status.OPEN,
        score=None,
        outcome=None,
        started=NOON,
        updated=NOON + timedelta(minutes=minutes),
    )


def moved(row: SessionRow, step: int) -> SessionRow:
    return msgspec.structs.replace(row, state=b"%d" % step, step=step)


def turn(step: int, of: str = "s1") -> TurnRow:
    return TurnRow(session=of, step=step, key=key(step), event=b'{"type":"began"}', at=NOON)


def receipt(number: int, *messages: Message) -> Receipt:
    return Receipt(
        key=key(number),
        digest=f"{number:064x}",
        messages=messages,
        number=number,
        said=f"第{number}句",
    )


def publication(
    author: PersonRow, version: int = 1, *, team: str = "", playbook: str = "refusals"
) -> Publication:
    return Publication(
        team=team,
        locale=Locale.ZH,
        playbook=playbook,
        version=version,
        digest="a" * 64,
        kind=Kind.DRILL,
        title="接拒绝",
        author=author.id,
        name="李雷",
        at=NOON + timedelta(minutes=version),
    )


def letter(number: int) -> DeadLetter:
    return DeadLetter(key=key(number), address=LI, digest="d" * 64, error="KeyError", at=NOON)
