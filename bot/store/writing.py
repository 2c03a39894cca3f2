"""Write a batch of rows, one statement a table."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import records
from bot.store.outgoing import parcel_values
from bot.store.port import Refused
from bot.store.published import title_of
from bot.store.records import Values
from bot.store.rows import Publication, Rows, SessionRow
from bot.store.tables import (
    ADDRESSES,
    OUTBOX,
    PASSES,
    PEOPLE,
    PUBLICATIONS,
    RECEIPTS,
    SESSIONS,
    SOURCES,
    TURNS,
)

#: What of a session changes with a turn, or with an heir.
_MOVING = ("person", "state", "step", "status", "score", "outcome", "updated")
#: What of a pass may change once it is made.
_OPENING = ("expires", "spent", "spender")
#: What makes a publication the same as the one kept under its version.
_SAME = ("digest", "author", "at")

_PERSON = (
    update(PEOPLE)
    .where(PEOPLE.c.id == bindparam("who"))
    .values({column.name: bindparam(column.name) for column in PEOPLE.c if column.name != "id"})
)
_INHERIT = (
    update(SESSIONS).where(SESSIONS.c.person == bindparam("giver")).values(person=bindparam("heir"))
)


def write(connection: Connection, rows: Rows) -> None:
    """Write a batch; raises Refused, or an IntegrityError, when it contradicts what is kept."""
    people = [{"who": row.id, **records.person_values(row)} for row in rows.people.values()]
    if people:
        connection.execute(_PERSON, people)
    _lead(connection, rows)
    _sources(connection, rows.sources)
    _sessions(connection, rows.sessions)
    _all(connection, TURNS, [records.turn_values(row) for row in rows.turns])
    _all(connection, RECEIPTS, [records.receipt_values(*row) for row in rows.receipts])
    _all(connection, OUTBOX, [parcel_values(row) for row in rows.parcels])
    _passes(connection, rows)
    for publication in sorted(rows.publications, key=title_of):
        _publish(connection, publication)


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can be told what to do about a row that is there already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def _all(connection: Connection, table: Table, values: Sequence[Values]) -> None:
    if values:
        connection.execute(table.insert(), values)


def _lead(connection: Connection, rows: Rows) -> None:
    """Lead addresses to other people, and hand on what those had who were reached there before."""
    if rows.addresses:
        statement = insert(connection, ADDRESSES)
        led = {name: statement.excluded[name] for name in ("person", "since")}
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=led)
        values = [
            records.address_values(row.address, row.person, row.since)
            for row in rows.addresses.values()
        ]
        connection.execute(statement, values)
    if rows.heirs:
        heirs = [{"giver": giver, "heir": heir} for giver, heir in rows.heirs]
        connection.execute(_INHERIT, heirs)


def _sources(connection: Connection, sources: Mapping[str, bytes]) -> None:
    if sources:
        # In one order in every process: who inserts what another is inserting waits for him.
        kept = [{"digest": digest, "data": data} for digest, data in sorted(sources.items())]
        connection.execute(insert(connection, SOURCES).on_conflict_do_nothing(), kept)


def _sessions(connection: Connection, sessions: Mapping[str, SessionRow]) -> None:
    if sessions:
        statement = insert(connection, SESSIONS)
        moving = {name: statement.excluded[name] for name in _MOVING}
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=moving)
        connection.execute(statement, [records.session_values(row) for row in sessions.values()])


def _passes(connection: Connection, rows: Rows) -> None:
    if rows.passes:
        statement = insert(connection, PASSES)
        opening = {name: statement.excluded[name] for name in _OPENING}
        statement = statement.on_conflict_do_update(index_elements=["digest"], set_=opening)
        connection.execute(statement, [msgspec.structs.asdict(p) for p in rows.passes.values()])


def _publish(connection: Connection, publication: Publication) -> None:
    """Keep a version, or its withdrawal; one that another has taken meanwhile is refused."""
    statement = insert(connection, PUBLICATIONS)
    same = [PUBLICATIONS.c[name] == statement.excluded[name] for name in _SAME]
    kept = statement.on_conflict_do_update(
        index_elements=["team", "locale", "playbook", "version"],
        set_={"withdrawn": statement.excluded.withdrawn},
        where=same[0] & same[1] & same[2],
    ).returning(PUBLICATIONS.c.version)
    if connection.execute(kept, msgspec.structs.asdict(publication)).one_or_none() is None:
        raise Refused("a version that was published before")
