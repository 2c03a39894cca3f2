"""Bring the schema of a database to a revision."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.assets import folder
from bot.errors import StoreUnavailable
from bot.store.engine import masked, open_engine, translated

#: The number under which processes that migrate one PostgreSQL database queue up.
QUEUE = 0x4455494C


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the schema up to a revision, all or nothing; does nothing when it is there.

    Safe to call from many processes at once. Raises what ``open_engine`` raises, and
    StoreUnavailable with ``newer`` when the database was made by a newer program.
    """
    with _migrating(url) as config:
        command.upgrade(config, revision)


def downgrade(url: str, revision: str) -> None:
    """Take the schema down to a revision (``base`` for nothing), all or nothing."""
    with _migrating(url) as config:
        command.downgrade(config, revision)


def head() -> str | None:
    """The newest revision that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known() -> tuple[str, ...]:
    """Every revision that this program knows, the newest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def revision(connection: Connection) -> str | None:
    """The revision of a database, None when it has no schema of ours."""
    return MigrationContext.configure(connection).get_current_revision()


@contextmanager
def _migrating(url: str) -> Iterator[Config]:
    engine = open_engine(url, migrating=True)
    try:
        with translated(url), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({QUEUE})")
            config = _config()
            config.attributes["connection"] = connection
            yield config
            _check(connection)
    except CommandError as error:
        raise StoreUnavailable(url=masked(url), why="newer") from error
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder("alembic")).replace("%", "%%"))
    return config


def _check(connection: Connection) -> None:
    """SQLite did not look at foreign keys while tables were made anew; now it must."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise AssertionError(f"a migration broke foreign keys: {broken[:3]}")
