"""The store on SQLite or PostgreSQL: the same statements on both."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.messages import Address
from bot.store import migrate, records
from bot.store.engine import READING, open_engine, translated
from bot.store.outgoing import SqlOutbox, parcel_values
from bot.store.port import (
    DeadLetter,
    Key,
    PersonRow,
    Receipt,
    Refused,
    Rows,
    SessionRow,
    Status,
    TurnRow,
)
from bot.store.tables import DEAD_LETTERS, OUTBOX, PEOPLE, RECEIPTS, SESSIONS, SOURCES, TURNS

#: What of a session changes with a turn.
_MOVING = ("state", "step", "status", "score", "outcome", "updated")

_LOCKED = (
    select(PEOPLE)
    .where(PEOPLE.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(PEOPLE.c.id)
    .with_for_update()
)
#: More than was asked when several namespaces are; pairs would take ten times as long to plan.
_SETTLED = select(RECEIPTS).where(
    RECEIPTS.c.namespace.in_(bindparam("namespaces", expanding=True)),
    RECEIPTS.c.message_id.in_(bindparam("message_ids", expanding=True)),
)
_SESSION = select(SESSIONS).where(SESSIONS.c.id == bindparam("id"))
_SESSIONS_OF = (
    select(SESSIONS)
    .where(SESSIONS.c.person == bindparam("person"), SESSIONS.c.status == bindparam("status"))
    .order_by(SESSIONS.c.updated.desc(), SESSIONS.c.id.desc())
)
_TURNS = select(TURNS).where(TURNS.c.session == bindparam("session")).order_by(TURNS.c.step)
_SOURCE = select(SOURCES.c.data).where(SOURCES.c.digest == bindparam("digest"))
_DESK = update(PEOPLE).where(PEOPLE.c.id == bindparam("person")).values(desk=bindparam("desk"))


class SqlTransaction:
    """One transaction of the store on a connection that has begun."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people at these addresses, made when missing, locked in the order of their ids."""
        if not addresses:
            return {}
        people = [records.person_values(at) for at in sorted(set(addresses), key=records.person_id)]
        # All are offered before any is locked: whoever waits here holds no lock that another
        # process could wait for, so that no two of them can wait for each other.
        self._connection.execute(self._insert(PEOPLE).on_conflict_do_nothing(), people)
        ids = [person["id"] for person in people]
        rows = [records.person_row(row) for row in self._connection.execute(_LOCKED, {"ids": ids})]
        return {row.address: row for row in rows}

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """Those of the keys that were settled before."""
        if not keys:
            return {}
        wanted = frozenset(keys)
        asked = {
            "namespaces": sorted({key.namespace for key in wanted}),
            "message_ids": sorted({key.message_id for key in wanted}),
        }
        found = [records.receipt_row(row) for row in self._connection.execute(_SETTLED, asked)]
        return {receipt.key: receipt for receipt in found if receipt.key in wanted}

    def session(self, session_id: str) -> SessionRow | None:
        """One session, or None."""
        row = self._connection.execute(_SESSION, {"id": session_id}).one_or_none()
        return None if row is None else records.session_row(row)

    def sessions_of(self, person: str, status: Status) -> Sequence[SessionRow]:
        """A person's sessions of one status, the latest first."""
        asked = {"person": person, "status": status}
        return [records.session_row(row) for row in self._connection.execute(_SESSIONS_OF, asked)]

    def turns(self, session_id: str) -> Sequence[TurnRow]:
        """The turns of a session in order."""
        return [
            records.turn_row(row)
            for row in self._connection.execute(_TURNS, {"session": session_id})
        ]

    def source(self, digest: str) -> bytes | None:
        """A playbook's source, or a bundle of rules, by its SHA-256."""
        return self._connection.execute(_SOURCE, {"digest": digest}).scalar_one_or_none()

    def write(self, rows: Rows) -> None:
        """Write a batch, one statement a table."""
        desks = [{"person": person.id, "desk": person.desk} for person in rows.people.values()]
        if desks:
            self._connection.execute(_DESK, desks)
        if rows.sources:
            kept = [{"digest": digest, "data": data} for digest, data in rows.sources.items()]
            self._connection.execute(self._insert(SOURCES).on_conflict_do_nothing(), kept)
        if rows.sessions:
            statement = self._insert(SESSIONS)
            moving = {name: statement.excluded[name] for name in _MOVING}
            statement = statement.on_conflict_do_update(index_elements=["id"], set_=moving)
            self._connection.execute(
                statement, [records.session_values(row) for row in rows.sessions.values()]
            )
        if rows.turns:
            turns = [records.turn_values(row) for row in rows.turns]
            self._connection.execute(self._insert(TURNS), turns)
        if rows.receipts:
            receipts = [records.receipt_values(*row) for row in rows.receipts]
            self._connection.execute(self._insert(RECEIPTS), receipts)
        if rows.parcels:
            parcels = [parcel_values(row) for row in rows.parcels]
            self._connection.execute(self._insert(OUTBOX), parcels)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        self._connection.execute(self._insert(DEAD_LETTERS), [records.letter_values(letter)])

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        if self._connection.dialect.name == "sqlite":
            return sqlite.insert(table)
        return postgresql.insert(table)


class SqlStore:
    """A store on a database that SQLAlchemy knows."""

    def __init__(self, url: str, engine: Engine) -> None:
        self._url = url
        self._engine = engine
        self._head = migrate.head()

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """Begin a writing transaction; raises StoreUnavailable when the database is away."""
        with self._begun() as connection:
            yield SqlTransaction(connection)

    @contextmanager
    def outbox(self) -> Iterator[SqlOutbox]:
        """Begin a transaction on what waits to be sent; raises what ``transaction`` raises."""
        with self._begun() as connection:
            yield SqlOutbox(connection)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        with translated(self._url):
            try:
                with self._engine.begin() as connection:
                    yield connection
            except IntegrityError as error:
                raise Refused(type(error.orig).__name__) from error

    def ready(self) -> bool:
        """Whether the database answers and its schema is the newest; never waits for a writer."""
        try:
            with self._engine.connect().execution_options(**READING) as connection:
                return migrate.revision(connection) == self._head
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_store(url: str) -> SqlStore:
    """The store at an address: ``sqlite:///path`` or ``postgresql://…``.

    The schema is brought up by ``migrate.upgrade``, not here. Raises BadDatabaseUrl, or
    StoreUnavailable when the database does not answer.
    """
    engine = open_engine(url)
    with translated(url), engine.connect().execution_options(**READING) as connection:
        connection.exec_driver_sql("SELECT 1")
    return SqlStore(url, engine)
