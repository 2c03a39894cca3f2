"""Turn the rows of the port into those of the tables, there and back."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row

from bot.access import Role
from bot.messages import Address, Message
from bot.store.rows import (
    DeadLetter,
    Exchange,
    Key,
    PassKind,
    PassRow,
    PersonRow,
    Pin,
    Publication,
    Receipt,
    SessionRow,
    Status,
    TurnRow,
    person_id,
)
from coach.vocabulary import Kind, Locale

#: The columns of one row by name.
Values = dict[str, object]

_MESSAGES = msgspec.json.Decoder(tuple[Message, ...])


def person_values(person: PersonRow) -> Values:
    """What is kept of a person himself; his addresses are kept apart."""
    values = msgspec.structs.asdict(person)
    del values["address"], values["since"]
    return values


def new_person_values(person: str) -> Values:
    """Somebody who never wrote before."""
    return {"id": person, "desk": b"", "name": "", "role": None, "team": "", "exchanges": 0}


def person_row(row: Row[Any], address: Address, since: datetime | None = None) -> PersonRow:
    """A person as kept, as reached at an address that was joined to him then."""
    return PersonRow(
        id=row.id,
        address=address,
        desk=row.desk,
        name=row.name,
        role=None if row.role is None else Role(row.role),
        team=row.team,
        exchanges=row.exchanges,
        since=since,
    )


def address_row(row: Row[*tuple[Any, ...]]) -> Address:
    """The address of which a row has the columns ``namespace`` and ``user``."""
    return Address(namespace=row.namespace, user=row.user)


def address_values(address: Address, person: str, since: datetime | None) -> Values:
    """An address, and whom it leads to."""
    at = person_id(address)
    return {"id": at, **msgspec.structs.asdict(address), "person": person, "since": since}


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
        "number": receipt.number,
        "said": receipt.said,
    }


def receipt_row(row: Row[Any]) -> Receipt:
    """A receipt as kept."""
    return Receipt(
        key=Key(namespace=row.namespace, message_id=row.message_id),
        digest=row.digest,
        messages=_MESSAGES.decode(row.messages),
        number=row.number,
        said=row.said,
    )


def exchange_row(row: Row[Any]) -> Exchange:
    """What is shown again of a receipt as kept."""
    messages = _MESSAGES.decode(row.messages)
    return Exchange(number=row.number, said=row.said, messages=messages, at=row.at)


def pass_row(row: Row[Any]) -> PassRow:
    """A pass as kept."""
    values = dict(row._mapping)  # noqa: SLF001 -- the public name of a row's columns
    role = None if row.role is None else Role(row.role)
    return PassRow(**{**values, "kind": PassKind(row.kind), "role": role})


def publication_row(row: Row[Any]) -> Publication:
    """A publication as kept."""
    values = dict(row._mapping)  # noqa: SLF001 -- the public name of a row's columns
    return Publication(**{**values, "locale": Locale(row.locale), "kind": Kind(row.kind)})


def letter_values(letter: DeadLetter) -> Values:
    """A dead letter with its key laid flat."""
    return {
        **msgspec.structs.asdict(letter.key),
        "user": letter.address.user,
        "digest": letter.digest,
        "error": letter.error,
        "at": letter.at,
    }
