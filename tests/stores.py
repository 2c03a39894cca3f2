"""Fixtures: databases of each kind, empty or migrated, and the stores upon them."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.store import migrate
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.sql import open_store
from tests.postgres import Postgres, serving

DATABASES = ("sqlite", "postgres")
STORES = ("memory", *DATABASES)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, one for each process that runs tests."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "duilian.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to be copied."""
    with postgres.database() as url:
        migrate.upgrade(url)
        yield str(make_url(url).database)


@contextmanager
def empty_database(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'duilian.db'}"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.database() as url:
        yield url


@contextmanager
def migrated_database(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database with our schema."""
    if kind == "sqlite":
        file = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "duilian.db")
        yield f"sqlite:///{file}"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.database(request.getfixturevalue("migrated_template")) as url:
        yield url


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of each kind."""
    with empty_database(request.param, tmp_path, request) as url:
        yield url


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated database of each kind."""
    with migrated_database(request.param, tmp_path, request) as url:
        yield url


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated PostgreSQL database."""
    with migrated_database("postgres", tmp_path, request) as url:
        yield url


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with (
        migrated_database(request.param, tmp_path, request) as url,
        closing(open_store(url)) as kept,
    ):
        yield kept
