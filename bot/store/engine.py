"""Open the database behind an address, and say what is wrong with it in our own words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import BadDatabaseUrl, StoreUnavailable

#: How long a turn waits for a lock that another process holds, in seconds.
PATIENCE = 5
#: How long to wait for a database server to take a call, in seconds.
CALLING = 5
DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
#: Execution options of a transaction that only looks: it begins without the write lock.
READING = {"reading": True}

#: SQLite's primary result codes (the low byte of an extended one) that are no fault of the rows.
SQLITE_TROUBLE = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "away",
    sqlite3.SQLITE_IOERR: "away",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
#: Classes of PostgreSQL's SQLSTATE that are no fault of the rows; a whole state goes before.
POSTGRES_TROUBLE = {
    "55P03": "locked",
    "40": "locked",
    "08": "away",
    "28": "away",
    "3D": "away",
    "53": "away",
    "57": "away",
    "58": "away",
    "53100": "full",
    "25006": "read_only",
    "42P01": "schema",
    "42703": "schema",
    "XX001": "damaged",
    "XX002": "damaged",
}


def masked(url: str) -> str:
    """The address with no password to be read, or nothing of it when it is no address."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        return "***"
    if address.get_backend_name() == "sqlite":
        return url
    if "@" in str(address.host):
        return "***"  # an @ that stands bare in the password: the rest of it is read as the host
    query = {name: at for name, at in address.query.items() if "password" not in name}
    return address.set(query=query).render_as_string(hide_password=True)


def open_engine(url: str, *, migrating: bool = False) -> Engine:
    """An engine whose transactions take the write lock when they begin and are durable.

    ``migrating`` leaves foreign keys unchecked on SQLite, where a table can only be altered by
    being made anew. Raises BadDatabaseUrl, or StoreUnavailable when the driver is missing.
    """
    address = address_of(url)
    with translated(url):
        try:
            if address.get_backend_name() == "sqlite":
                return _sqlite(address, foreign_keys=not migrating)
            return _postgres(address)
        except ImportError as error:
            raise StoreUnavailable(url=masked(url), why="driver") from error
        except ArgumentError as error:
            raise BadDatabaseUrl(url=masked(url), why="unreadable") from error


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn what the driver says of a database that does not serve into StoreUnavailable."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnavailable(url=masked(url), why="locked") from error
    except DBAPIError as error:
        why = _trouble(error)
        if why is None:
            raise
        raise StoreUnavailable(url=masked(url), why=why) from error


def _trouble(error: DBAPIError) -> str | None:
    """Why the database does not serve, None when it is the rows that are at fault."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if str(error.orig).startswith(("no such table", "no such column")):
            return "schema"
        return SQLITE_TROUBLE.get(code)
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # Without a state nothing came from the server: the line is cut, or never was.
        return "away" if isinstance(error, OperationalError | InterfaceError) else None
    return POSTGRES_TROUBLE.get(state, POSTGRES_TROUBLE.get(state[:2]))


def address_of(url: str) -> URL:
    """The address with the driver we use for it. Raises BadDatabaseUrl."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadDatabaseUrl(url=masked(url), why="unreadable") from error
    if address.drivername not in DRIVERS:
        raise BadDatabaseUrl(url=masked(url), why="scheme")
    if address.drivername == "sqlite" and address.database in {None, "", ":memory:"}:
        raise BadDatabaseUrl(url=masked(url), why="no_file")
    return address.set(drivername=DRIVERS[address.drivername])


def _sqlite(address: URL, *, foreign_keys: bool) -> Engine:
    _make_private(Path(str(address.database)))
    engine = create_engine(
        address,
        connect_args={"timeout": PATIENCE, "isolation_level": None},
        hide_parameters=True,
        pool_timeout=PATIENCE,
    )

    def prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        _write_ahead(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        cursor.close()

    def begin(connection: Connection) -> None:
        # A plain BEGIN takes the write lock at the first write, where waiting is in vain when
        # another process wrote in between (SQLITE_BUSY_SNAPSHOT skips the busy handler).
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _write_ahead(cursor: DBAPICursor) -> None:
    """SQLite waits for a lock, but not for this one: two who open a new file at once collide."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _make_private(file: Path) -> None:
    """What reps say is nobody else's business: the file is made for its owner alone."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        raise StoreUnavailable(url=f"sqlite:///{file}", why="read_only") from error


def _postgres(address: URL) -> Engine:
    calling = {"connect_timeout": CALLING, "tcp_user_timeout": 1000 * CALLING}
    engine = create_engine(
        address,
        connect_args={name: value for name, value in calling.items() if name not in address.query},
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=PATIENCE,
    )

    def prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        # We acknowledge after the commit, so the commit has to be on the disk.
        cursor.execute("SET synchronous_commit TO on")
        cursor.execute(f"SET lock_timeout TO '{PATIENCE}s'")
        cursor.execute("SET idle_in_transaction_session_timeout TO '60s'")
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine
