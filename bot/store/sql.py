"""The store on SQLite or PostgreSQL: the same statements on both."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import BindParameter, Connection, Engine, bindparam, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.messages import Address
from bot.store import migrate, records
from bot.store.engine import READING, open_engine, translated
from bot.store.outgoing import SqlOutbox
from bot.store.port import Refused
from bot.store.pruning import prune
from bot.store.reading import FIRST, SqlReader, live
from bot.store.rows import (
    DeadLetter,
    Key,
    PassRow,
    PersonRow,
    Publication,
    Receipt,
    Rows,
    SessionRow,
    Status,
    TurnRow,
    person_id,
)
from bot.store.tables import (
    ADDRESSES,
    DEAD_LETTERS,
    PASSES,
    PEOPLE,
    PUBLICATIONS,
    RECEIPTS,
    SESSIONS,
    SOURCES,
    TURNS,
)
from bot.store.writing import insert, write
from coach.vocabulary import Locale

#: How long others may write between two steps of pruning, in seconds.
_PAUSE = 0.02

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_KNOWN = select(ADDRESSES.c.id).where(ADDRESSES.c.id.in_(_IDS))
# Keys never change, so who only refers to a person (a foreign key) need not wait for his turn.
_LED = (
    select(ADDRESSES)
    .where(ADDRESSES.c.id.in_(_IDS))
    .order_by(ADDRESSES.c.id)
    .with_for_update(key_share=True)
)
_LOCKED = (
    select(PEOPLE)
    .where(PEOPLE.c.id.in_(_IDS))
    .order_by(PEOPLE.c.id)
    .with_for_update(key_share=True)
)
_ANOTHER = FIRST.where(PEOPLE.c.id == bindparam("person")).with_for_update(
    key_share=True, skip_locked=True, of=PEOPLE
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
_PASS = select(PASSES).where(PASSES.c.digest == bindparam("digest")).with_for_update()
_LATEST = (
    select(PUBLICATIONS)
    .where(
        PUBLICATIONS.c.team == bindparam("team"),
        PUBLICATIONS.c.locale == bindparam("locale"),
        PUBLICATIONS.c.playbook == bindparam("playbook"),
    )
    .order_by(PUBLICATIONS.c.version.desc())
    .limit(1)
)


class SqlTransaction:
    """One transaction of the store on a connection that has begun."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people at these addresses, made when missing, locked until the end.

        No two processes can wait for each other: all addresses are locked before any person is,
        both in the order of their ids. Whom an address leads to is read as it is locked, and stays.
        """
        asked = {person_id(at): at for at in addresses}
        if not asked:
            return {}
        self._offer(asked)
        led = self._connection.execute(_LED, {"ids": list(asked)}).all()
        ids = list({row.person for row in led})
        people = {row.id: row for row in self._connection.execute(_LOCKED, {"ids": ids})}
        return {
            asked[row.id]: records.person_row(people[row.person], asked[row.id], row.since)
            for row in led
        }

    def another(self, person_id: str) -> PersonRow | None:
        """A person beside those of ``lock``, locked too; None while another process holds him."""
        row = self._connection.execute(_ANOTHER, {"person": person_id}).one_or_none()
        return None if row is None else records.person_row(row, records.address_row(row))

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
        found = self._connection.execute(_TURNS, {"session": session_id})
        return [records.turn_row(row) for row in found]

    def source(self, digest: str) -> bytes | None:
        """A playbook's source, or a bundle of rules, by its SHA-256."""
        return self._connection.execute(_SOURCE, {"digest": digest}).scalar_one_or_none()

    def pass_of(self, digest: str) -> PassRow | None:
        """The pass behind a code, locked until the end; None when there is none."""
        row = self._connection.execute(_PASS, {"digest": digest}).one_or_none()
        return None if row is None else records.pass_row(row)

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, by locale and playbook; its own goes before the house's."""
        return live(self._connection, team)

    def latest(self, team: str, locale: Locale, playbook: str) -> Publication | None:
        """The highest version ever published for exactly this team, withdrawn or not."""
        asked = {"team": team, "locale": locale, "playbook": playbook}
        row = self._connection.execute(_LATEST, asked).one_or_none()
        return None if row is None else records.publication_row(row)

    def write(self, rows: Rows) -> None:
        """Write a batch, one statement a table; raises Refused when it contradicts what is kept."""
        write(self._connection, rows)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        self._connection.execute(DEAD_LETTERS.insert(), [records.letter_values(letter)])

    def _offer(self, asked: Mapping[str, Address]) -> None:
        """Make the people who are missing, before anything is locked.

        Whoever waits here, for another who makes the same, holds no lock that another waits for.
        """
        known = frozenset(self._connection.execute(_KNOWN, {"ids": list(asked)}).scalars())
        missing = [(at, asked[at]) for at in sorted(asked) if at not in known]
        if missing:
            people = [records.new_person_values(at) for at, _ in missing]
            self._connection.execute(
                insert(self._connection, PEOPLE).on_conflict_do_nothing(), people
            )
            leading = [records.address_values(address, at, None) for at, address in missing]
            self._connection.execute(
                insert(self._connection, ADDRESSES).on_conflict_do_nothing(), leading
            )


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
    def reader(self) -> Iterator[SqlReader]:
        """Begin to look; never waits for a writer; raises what ``transaction`` raises."""
        with (
            translated(self._url),
            self._engine.connect().execution_options(**READING) as connection,
        ):
            yield SqlReader(connection)

    @contextmanager
    def outbox(self) -> Iterator[SqlOutbox]:
        """Begin a transaction on what waits to be sent; raises what ``transaction`` raises."""
        with self._begun() as connection:
            yield SqlOutbox(connection)

    def prune(self, before: datetime) -> int:
        """Drop receipts, and parcels settled, of before a moment, in steps; how many went."""
        gone = 0
        while step := self._pruned(before):
            gone += step
            time.sleep(_PAUSE)
        return gone

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

    def _pruned(self, before: datetime) -> int:
        with self._begun() as connection:
            return prune(connection, before)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        with translated(self._url):
            try:
                with self._engine.begin() as connection:
                    yield connection
            except IntegrityError as error:
                raise Refused(type(error.orig).__name__) from error


def open_store(url: str) -> SqlStore:
    """The store at an address: ``sqlite:///path`` or ``postgresql://…``.

    The schema is brought up by ``migrate.upgrade``, not here. Raises BadDatabaseUrl, or
    StoreUnavailable when the database does not answer.
    """
    engine = open_engine(url)
    with translated(url), engine.connect().execution_options(**READING) as connection:
        connection.exec_driver_sql("SELECT 1")
    return SqlStore(url, engine)
