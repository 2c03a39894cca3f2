"""Play the messages of one batch in one transaction."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.messages import Inbound
from bot.store.overlay import Overlay
from bot.store.port import Play, Transaction
from bot.store.rows import AddressRow, Key, Parcel, PersonRow, Played, Receipt, Rows


class Outcome(NamedTuple):
    """How a message is settled, with what it brought when it was not settled before."""

    receipt: Receipt
    played: Played | None = None
    #: Whose exchanges are others now: who was played, and who was reached there before he joined.
    touched: tuple[str, ...] = ()


def key_of(inbound: Inbound) -> Key:
    """What makes a message the same message."""
    return Key(namespace=inbound.address.namespace, message_id=inbound.message_id)


def play_all(transaction: Transaction, play: Play, batch: Sequence[Inbound]) -> list[Outcome]:
    """Play those that were not settled before, and write what they brought.

    Nobody else plays their people until the transaction ends.
    """
    overlay = Overlay(transaction)
    overlay.lock([inbound.address for inbound in batch])
    settled = dict(overlay.receipts([key_of(inbound) for inbound in batch]))
    outcomes: list[Outcome] = []
    for inbound in batch:
        key = key_of(inbound)
        if key in settled:
            outcomes.append(Outcome(settled[key]))
            continue
        (person,) = overlay.lock([inbound.address]).values()
        played = play(overlay, person, inbound)
        rows = _gathered(inbound, person, played)
        overlay.write(rows)
        ((_, settled[key], _),) = rows.receipts
        outcomes.append(Outcome(settled[key], played, (person.id, played.person.id)))
    overlay.flush()
    return outcomes


def _gathered(inbound: Inbound, before: PersonRow, played: Played) -> Rows:
    """All that an exchange brought, numbered; ``before`` is who was reached until then."""
    person, joined = played.person, played.joined
    person = replace(person, exchanges=person.exchanges + 1)
    receipt = Receipt(
        key=key_of(inbound),
        digest=inbound.digest,
        messages=played.messages,
        number=person.exchanges,
        said=played.said,
    )
    return Rows(
        people={person.id: person},
        sessions={row.id: row for row in played.sessions},
        turns=list(played.turns),
        receipts=[(person.id, receipt, inbound.at)],
        sources=dict(played.sources),
        parcels=_parcels(inbound, played),
        passes={each.digest: each for each in played.passes},
        publications=list(played.publications),
        addresses={} if joined is None else {joined.address: joined},
        heirs=[] if joined is None else _heirs(before, joined),
    )


def _heirs(before: PersonRow, joined: AddressRow) -> list[tuple[str, str]]:
    return [] if joined.person == before.id else [(before.id, joined.person)]


def _parcels(inbound: Inbound, played: Played) -> list[Parcel]:
    key = key_of(inbound)
    return [
        Parcel(
            key=f"{key.namespace}/{key.message_id}/{number}",
            to=inbound.address,
            body=body,
            at=inbound.at,
        )
        for number, body in enumerate(played.parcels)
    ]
