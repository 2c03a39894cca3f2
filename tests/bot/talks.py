"""A tiny game in place of the coach, to test what stands below: each message is one step."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from bot.messages import Address, Inbound, Message
from bot.store.port import Store, Transaction
from bot.store.rows import Key, PersonRow, Pin, Played, SessionRow, Status, TurnRow
from coach.vocabulary import Speaker

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LI = Address(namespace="terminal", user="li")
SORRY = (Message(speaker=Speaker.COACH, text="sorry"),)


class PoisonError(Exception):
    """What the message "poison" does to ``play``."""


def said(number: int, text: str = "hello", *, who: Address = LI, digest: str = "d") -> Inbound:
    return Inbound(address=who, message_id=f"m{number}", digest=digest, at=NOON, text=text)


def key_of(inbound: Inbound) -> Key:
    return Key(namespace=inbound.address.namespace, message_id=inbound.message_id)


def session_of(person: PersonRow) -> str:
    return f"talk-{person.id}"


def play(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
    """Count the steps three times over, in desk, state and turns, each from what was left."""
    if inbound.text == "poison":
        raise PoisonError(inbound.text)
    before = transaction.session(session_of(person))
    step = 1 if before is None else before.step + 1
    assert person.desk == (b"" if before is None else b"%d" % before.step)
    assert before is None or transaction.source("s" * 64) == b"source"
    session = begun(person) if before is None else before
    return Played(
        person=msgspec.structs.replace(person, desk=b"%d" % step),
        sessions=(msgspec.structs.replace(session, step=step, state=b"%d" % step),),
        turns=(
            TurnRow(session=session.id, step=step, key=key_of(inbound), event=b"{}", at=inbound.at),
        ),
        messages=(Message(speaker=Speaker.COACH, text=str(step)),),
        sources=(("s" * 64, b"source"),),
    )


def begun(person: PersonRow) -> SessionRow:
    return SessionRow(
        id=session_of(person),
        person=person.id,
        kind="drill",
        playbook="counting",
        pin=Pin(engine="1", rules="r", playbook="s" * 64),
        seed="seed",
        state=b"0",
        step=0,
        status=Status.OPEN,
        score=None,
        outcome=None,
        started=NOON,
        updated=NOON,
    )


def apologise(_person: PersonRow, _inbound: Inbound) -> tuple[Message, ...]:
    return SORRY


def turns_of(store: Store, who: Address = LI) -> Sequence[TurnRow]:
    with store.transaction() as transaction:
        return transaction.turns(session_of(transaction.lock([who])[who]))


def assert_whole(store: Store, who: Address = LI) -> list[str]:
    """Steps without a gap, state equal to the last of them; hands back the ids in order."""
    with store.transaction() as transaction:
        person = transaction.lock([who])[who]
        turns = transaction.turns(session_of(person))
        session = transaction.session(session_of(person))
    last = len(turns)
    assert [turn.step for turn in turns] == list(range(1, last + 1))
    assert person.desk == (b"%d" % last if last else b"")
    assert session == (
        msgspec.structs.replace(begun(person), step=last, state=b"%d" % last) if last else None
    )
    return [turn.key.message_id for turn in turns]
