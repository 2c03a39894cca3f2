"""Turn the rows of the port into those of the tables, there and back."""

from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Row

from bot.messages import Address, Message
from bot.store.port import DeadLetter, Key, PersonRow, Pin, Receipt, SessionRow, Status, TurnRow

#: The columns of one row by name.
Values = dict[str, object]

_MESSAGES = msgspec.json.Decoder(tuple[Message, ...])


def person_id(address: Address) -> str:
    """The id of the person at an address: the same in every process, so it can be locked unseen."""
    return sha256(msgspec.json.encode((address.namespace, address.user))).hexdigest()[:40]


def person_values(address: Address) -> Values:
    """A person never seen."""
    return {"id": person_id(address), **msgspec.structs.asdict(address), "desk": b""}


def person_row(row: Row[Any]) -> PersonRow:
    """A person as kept."""
    address = Address(namespace=row.namespace, user=row.user)
    return PersonRow(id=row.id, address=address, desk=row.desk)


def session_values(row: SessionRow) -> Values:
    """A session with its pin laid flat."""
    values = msgspec.structs.asdict(row)
    pin = values.pop("pin")
    return {
        **values,
        "engine": pin.engine,
        "rules_digest": pin.rules,
        "playbook_digest": pin.playbook,
    }


def session_row(row: Row[Any]) -> SessionRow:
    """A session as kept."""
    values = dict(row._mapping)  # noqa: SLF001 -- the public name of a row's columns
    pin = Pin(
        engine=values.pop("engine"),
        rules=values.pop("rules_digest"),
        playbook=values.pop("playbook_digest"),
    )
    return SessionRow(**{**values, "pin": pin, "status": Status(row.status)})


def turn_values(row: TurnRow) -> Values:
    """A turn with its key laid flat."""
    values = msgspec.structs.asdict(row)
    key = values.pop("key")
    return {**values, **msgspec.structs.asdict(key)}


def turn_row(row: Row[Any]) -> TurnRow:
    """A turn as kept."""
    key = Key(namespace=row.namespace, message_id=row.message_id)
    return TurnRow(session=row.session, step=row.step, key=key, event=row.event, at=row.at)


def receipt_values(person: str, receipt: Receipt, at: datetime) -> Values:
    """A receipt with its key laid flat, its messages encoded."""
    return {
        **msgspec.structs.asdict(receipt.key),
        "digest": receipt.digest,
        "messages": msgspec.json.encode(receipt.messages),
        "person": person,
        "at": at,
    }


def receipt_row(row: Row[Any]) -> Receipt:
    """A receipt as kept."""
    key = Key(namespace=row.namespace, message_id=row.message_id)
    return Receipt(key=key, digest=row.digest, messages=_MESSAGES.decode(row.messages))


def letter_values(letter: DeadLetter) -> Values:
    """A dead letter with its key laid flat."""
    return {
        **msgspec.structs.asdict(letter.key),
        "user": letter.address.user,
        "digest": letter.digest,
        "error": letter.error,
        "at": letter.at,
    }
