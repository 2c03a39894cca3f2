"""Look at what SQLite or PostgreSQL keeps, without a lock."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, tuple_

from bot.messages import Address
from bot.store import records
from bot.store.published import live_for
from bot.store.rows import Exchange, PersonRow, Publication, person_id
from bot.store.tables import ADDRESSES, PEOPLE, PUBLICATIONS, RECEIPTS

#: A person at the address from which he first wrote.
FIRST = select(PEOPLE, ADDRESSES.c.namespace, ADDRESSES.c.user).join(
    ADDRESSES, ADDRESSES.c.id == PEOPLE.c.id
)
_REACHED = (
    select(PEOPLE, ADDRESSES.c.since)
    .join(ADDRESSES, ADDRESSES.c.person == PEOPLE.c.id)
    .where(ADDRESSES.c.id == bindparam("at"))
)
_MEMBERS = FIRST.where(PEOPLE.c.role.is_not(None))
_ADDRESSES = select(ADDRESSES.c.namespace, ADDRESSES.c.user).where(
    ADDRESSES.c.person == bindparam("person")
)
_EXCHANGES = select(RECEIPTS.c.number, RECEIPTS.c.said, RECEIPTS.c.messages, RECEIPTS.c.at).where(
    RECEIPTS.c.person == bindparam("person")
)
_COUNTS = select(PEOPLE.c.id, PEOPLE.c.exchanges).where(
    PEOPLE.c.id.in_(bindparam("people", expanding=True))
)
_VERSION = (PUBLICATIONS.c.team, PUBLICATIONS.c.locale, PUBLICATIONS.c.playbook)
_LIVE = select(PUBLICATIONS).where(
    PUBLICATIONS.c.team.in_(bindparam("teams", expanding=True)),
    tuple_(*_VERSION, PUBLICATIONS.c.version).in_(
        select(*_VERSION, func.max(PUBLICATIONS.c.version)).group_by(*_VERSION)
    ),
    PUBLICATIONS.c.withdrawn.is_(None),
)


class SqlReader:
    """A look on a connection that has begun."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def person(self, address: Address) -> PersonRow | None:
        """Who is reached at an address, None when nobody ever wrote from there."""
        found = self._connection.execute(_REACHED, {"at": person_id(address)}).one_or_none()
        return None if found is None else records.person_row(found, address, found.since)

    def people(self, team: str | None) -> Sequence[PersonRow]:
        """Those who may come in, by name: of one team, or of all for None."""
        members = _MEMBERS if team is None else _MEMBERS.where(PEOPLE.c.team == team)
        found = [
            records.person_row(row, records.address_row(row))
            for row in self._connection.execute(members)
        ]
        # Sorted here: each database has an order of its own for Chinese.
        return sorted(found, key=lambda person: (person.name, person.id))

    def addresses(self, person: str) -> Sequence[Address]:
        """Where a person is reached."""
        found = self._connection.execute(_ADDRESSES, {"person": person})
        return sorted(records.address_row(row) for row in found)

    def exchanges(self, person: str, after: int, most: int) -> Sequence[Exchange]:
        """The exchanges numbered above ``after``, the first ``most`` of them, in order."""
        later = _EXCHANGES.where(RECEIPTS.c.number > after).order_by(RECEIPTS.c.number)
        return self._shown(later.limit(most), person)

    def last_exchanges(self, person: str, most: int) -> Sequence[Exchange]:
        """The last ``most`` exchanges of a person, in order."""
        latest = _EXCHANGES.order_by(RECEIPTS.c.number.desc())
        return self._shown(latest.limit(most), person)[::-1]

    def counts(self, people: Sequence[str]) -> Mapping[str, int]:
        """How many exchanges each of these people has."""
        rows = self._connection.execute(_COUNTS, {"people": people})
        found = {row.id: row.exchanges for row in rows}
        return {person: found.get(person, 0) for person in people}

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, as a transaction tells it."""
        return live(self._connection, team)

    def _shown(self, exchanges: Select[Any], person: str) -> Sequence[Exchange]:
        found: Sequence[Row[Any]] = self._connection.execute(exchanges, {"person": person}).all()
        return [records.exchange_row(row) for row in found]


def live(connection: Connection, team: str) -> Sequence[Publication]:
    """What is live for a team, by locale and playbook; its own goes before the house's."""
    found = connection.execute(_LIVE, {"teams": sorted({"", team})})
    return live_for(team, [records.publication_row(row) for row in found])
