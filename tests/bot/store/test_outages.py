"""What is said of a database that stops serving, and that it goes on when it serves again."""

import resource
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StoreUnavailable
from bot.messages import Address
from bot.store import migrate
from bot.store.engine import open_engine, translated
from bot.store.rows import Rows
from bot.store.sql import SqlStore, open_store
from tests.bot.store.rows import HAN, LI, person
from tests.postgres import Postgres

#: Seconds: so that no test waits as long as the service does.
LESS_PATIENCE = 1


def test_a_lock_that_is_not_let_go_is_waited_for_and_then_named(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.PATIENCE", LESS_PATIENCE)
    began = time.monotonic()
    with (
        closing(open_store(database_url)) as one,
        closing(open_store(database_url)) as two,
        one.transaction() as holding,
    ):
        holding.lock([LI])
        with pytest.raises(StoreUnavailable) as locked, two.transaction() as waiting:
            waiting.lock([LI])

    assert locked.value.facts["why"] == "locked"
    assert LESS_PATIENCE - 0.2 < time.monotonic() - began < LESS_PATIENCE + 3


def test_ready_does_not_wait_for_who_writes(database_url: str) -> None:
    with closing(open_store(database_url)) as store, store.transaction() as transaction:
        transaction.lock([LI])
        began = time.monotonic()

        assert store.ready()
        assert time.monotonic() - began < 1


def test_two_who_wait_for_each_other_are_parted(postgres_url: str) -> None:
    parted: list[str] = []

    def lock(store: SqlStore, first: Address, second: Address) -> None:
        try:
            with store.transaction() as transaction:
                transaction.lock([first])
                both.wait(10)
                transaction.lock([second])
        except StoreUnavailable as error:
            parted.append(str(error.facts["why"]))

    both = threading.Barrier(2)
    with closing(open_store(postgres_url)) as store:
        with store.transaction() as transaction:
            transaction.lock([LI, HAN])
        crossing = threading.Thread(target=lock, args=(store, HAN, LI))
        crossing.start()
        lock(store, LI, HAN)
        crossing.join()

    assert parted == ["locked"]


def test_a_connection_cut_between_turns_is_made_anew(postgres_url: str) -> None:
    with closing(open_store(postgres_url)) as store:
        assert store.ready()
        cut_all(postgres_url)
        with store.transaction() as transaction:
            assert person(transaction).address == LI


def test_a_connection_cut_within_a_turn_is_away_and_made_anew(postgres_url: str) -> None:
    with closing(open_store(postgres_url)) as store:
        with pytest.raises(StoreUnavailable) as away:
            lock_while_cut(store, postgres_url)
        with store.transaction() as transaction:
            assert person(transaction).address == LI

    assert away.value.facts["why"] == "away"


def test_a_database_that_went_away_is_not_ready(postgres: Postgres) -> None:
    with postgres.database() as url:
        migrate.upgrade(url)
        store = open_store(url)
        assert store.ready()
    with closing(store):
        assert not store.ready()
        with pytest.raises(StoreUnavailable), store.transaction():
            pass


def test_a_disk_that_fails_in_a_commit_leaves_nothing_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "duilian.db"
    migrate.upgrade(f"sqlite:///{file}")
    with closing(open_store(f"sqlite:///{file}")) as store:
        with pytest.raises(StoreUnavailable) as failed, small_files(600_000):
            write_much(store, 1)
        with store.transaction() as transaction:
            assert transaction.source("1") is None
        write_much(store, 2)
        assert store.ready()

    assert failed.value.facts["why"] == "away"
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("pragma", "why"), [("max_page_count = 40", "full"), ("query_only = 1", "read_only")]
)
def test_a_database_that_takes_no_more_says_why(tmp_path: Path, pragma: str, why: str) -> None:
    url = f"sqlite:///{tmp_path / 'duilian.db'}"
    migrate.upgrade(url)
    with pytest.raises(StoreUnavailable) as refused:
        write_under(url, f"PRAGMA {pragma}")

    assert refused.value.facts == {"url": url, "why": why}


def test_a_pool_with_nothing_left_is_locked() -> None:
    with pytest.raises(StoreUnavailable) as refused, translated("sqlite:///duilian.db"):
        raise PoolTimeout

    assert refused.value.facts == {"url": "sqlite:///duilian.db", "why": "locked"}


def cut_all(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def lock_while_cut(store: SqlStore, url: str) -> None:
    with store.transaction() as transaction:
        transaction.lock([LI])
        cut_all(url)
        transaction.lock([HAN])


def write_under(url: str, pragma: str) -> None:
    engine = open_engine(url)
    with translated(url), engine.begin() as connection:
        connection.exec_driver_sql(pragma)
        connection.exec_driver_sql("INSERT INTO sources VALUES ('a', zeroblob(1000000))")


def write_much(store: SqlStore, number: int) -> None:
    with store.transaction() as transaction:
        transaction.write(Rows(sources={str(number): bytes(2_000_000)}))


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """For a while no file may grow beyond this size: what a full or failing disk looks like."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
