"""How a database is opened, and what is said of one that cannot be."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError, StatementError

from bot.errors import BadDatabaseUrl, StoreUnavailable
from bot.messages import Address
from bot.store import migrate
from bot.store.engine import PATIENCE, open_engine
from bot.store.rows import Rows
from bot.store.sql import open_store
from tests.bot.store.rows import LI, NOON, person, receipt


@pytest.mark.parametrize(
    ("url", "masked", "why"),
    [
        ("", "***", "unreadable"),
        ("duilian.db", "***", "unreadable"),
        ("postgresql://li:secret@host:port/duilian", "***", "unreadable"),
        ("mysql://li:secret@host/duilian", "mysql://li:***@host/duilian", "scheme"),
        ("postgresql+asyncpg://host/duilian", "postgresql+asyncpg://host/duilian", "scheme"),
        ("mysql://host/?sslpassword=secret&x=1", "mysql://host/?x=1", "scheme"),
        ("sqlite://", "sqlite://", "no_file"),
        ("sqlite:///:memory:", "sqlite:///:memory:", "no_file"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str, masked: str, why: str) -> None:
    with pytest.raises(BadDatabaseUrl) as refused:
        open_store(url)

    assert refused.value.facts == {"url": masked, "why": why}


def test_a_server_that_does_not_answer_is_away_and_its_password_stays_with_us() -> None:
    with pytest.raises(StoreUnavailable) as away:
        open_store("postgres://li:secret@127.0.0.1:1/duilian")

    assert away.value.facts == {"url": "postgres://li:***@127.0.0.1:1/duilian", "why": "away"}


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    assert trouble("postgresql://127.0.0.1/duilian") == "driver"


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "duilian.db"
    file.write_text("this is no database, whatever its name says" * 100)

    assert trouble(f"sqlite:///{file}") == "damaged"


def test_a_folder_that_cannot_be_made_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert trouble(f"sqlite:///{tmp_path / 'file' / 'duilian.db'}") == "read_only"


def test_a_folder_in_place_of_the_file_is_away(tmp_path: Path) -> None:
    assert trouble(f"sqlite:///{tmp_path}") == "away"


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "made" / "on the way" / "duilian.db"
    open_store(f"sqlite:///{file}").close()

    assert oct(file.stat().st_mode)[-3:] == "600"
    assert oct(file.parent.stat().st_mode)[-3:] == "700"


def test_a_commit_is_on_the_disk(database_url: str) -> None:
    engine = open_engine(database_url)
    if database_url.startswith("sqlite"):
        names = ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys"]
        expected: list[object] = ["wal", 2, 1]
    else:
        names = ["SHOW synchronous_commit", "SHOW lock_timeout"]
        expected = ["on", f"{PATIENCE}s"]
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        assert [read(cursor, name) for name in names] == expected
        cursor.close()
    engine.dispose()


def test_a_database_without_our_schema_says_so(empty_url: str) -> None:
    with closing(open_store(empty_url)) as store:
        assert not store.ready()
        with pytest.raises(StoreUnavailable) as behind, store.transaction() as transaction:
            transaction.lock([LI])
        migrate.upgrade(empty_url)
        assert store.ready()

    assert behind.value.facts["why"] == "schema"


def test_who_opens_a_new_file_waits_for_who_makes_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'duilian.db'}"
    with making(tmp_path / "duilian.db") as maker:
        letting_go = threading.Timer(0.3, maker.rollback)
        letting_go.start()

        open_store(url).close()
        letting_go.join()


def test_who_opens_a_new_file_does_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.PATIENCE", 0.1)
    with making(tmp_path / "duilian.db"):
        assert trouble(f"sqlite:///{tmp_path / 'duilian.db'}") == "locked"


def test_a_transaction_holds_the_file_from_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "duilian.db"
    with (
        closing(open_store(f"sqlite:///{file}")) as store,
        closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other,
    ):
        with store.transaction(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_an_error_of_the_rows_is_no_trouble_of_the_database_and_keeps_quiet(
    postgres_url: str,
) -> None:
    unspeakable = Address(namespace="terminal", user="my secret\0")
    with closing(open_store(postgres_url)) as store:
        with pytest.raises(DBAPIError) as raised, store.transaction() as transaction:
            transaction.lock([unspeakable])
        with store.transaction() as transaction:
            assert person(transaction).address == LI

    assert "secret" not in str(raised.value)


def test_a_moment_without_a_zone_is_refused(database_url: str) -> None:
    with closing(open_store(database_url)) as store, store.transaction() as transaction:
        li = person(transaction)
        rows = Rows(receipts=[(li.id, receipt(1), NOON.replace(tzinfo=None))])

        with pytest.raises(StatementError, match="naive"):
            transaction.write(rows)


def trouble(url: str) -> object:
    with pytest.raises(StoreUnavailable) as raised:
        open_store(url)
    assert raised.value.facts["url"] == url
    return raised.value.facts["why"]


def read(cursor: DBAPICursor, statement: str) -> object:
    cursor.execute(statement)
    row = cursor.fetchone()
    assert row is not None
    return row[0]


@contextmanager
def making(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else who has just made the file and has not yet come to its journal."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as maker:
        maker.execute("CREATE TABLE theirs (id)")
        maker.execute("BEGIN IMMEDIATE")
        yield maker
