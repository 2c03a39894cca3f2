"""The schema: the same on both databases, however it came about, up and down and up again."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Inspector, inspect
from sqlalchemy.engine.interfaces import ReflectedColumn

from bot.assets import folder
from bot.errors import StoreUnavailable
from bot.inbox import Writer
from bot.store import migrate
from bot.store.engine import open_engine
from bot.store.sql import open_store
from bot.store.tables import METADATA
from tests.bot.talks import apologise, assert_whole, play, said

ROOT = Path(__file__).parents[3]

Described = dict[str, dict[str, list[str]]]


def test_the_tables_are_the_sum_of_the_revisions(database_url: str) -> None:
    with looking_at(database_url) as connection:
        comparing = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=comparing)

        assert compare_metadata(context, METADATA) == []


def test_what_the_revisions_make_is_what_the_tables_make(empty_url: str) -> None:
    with looking_at(empty_url) as connection:
        METADATA.create_all(connection)
        made = described(connection)
        connection.rollback()
    migrate.upgrade(empty_url)
    with looking_at(empty_url) as connection:
        migrated = described(connection)

    assert made == migrated
    assert list(made) == sorted(METADATA.tables)


def test_up_down_up_with_talks_under_way(empty_url: str) -> None:
    for _ in range(2):
        migrate.upgrade(empty_url)
        with closing(open_store(empty_url)) as store:
            with Writer(store, play, apologise) as writer:
                for number in range(10):
                    writer.submit(said(number)).result(10)
            assert len(assert_whole(store)) == 10
        migrate.downgrade(empty_url, "base")
        with looking_at(empty_url) as connection:
            assert inspect(connection).get_table_names() == ["alembic_version"]


def test_going_up_twice_changes_nothing(database_url: str) -> None:
    with closing(open_store(database_url)) as store:
        with Writer(store, play, apologise) as writer:
            writer.submit(said(1)).result(10)
        migrate.upgrade(database_url)

        assert store.ready()
        assert assert_whole(store) == ["m1"]


def test_many_processes_may_go_up_at_once(empty_url: str) -> None:
    code = "import sys; from bot.store import migrate; migrate.upgrade(sys.argv[1])"
    command = [sys.executable, "-c", code, empty_url]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    errors = [process.communicate()[1] for process in processes]

    assert errors == [""] * 4
    with closing(open_store(empty_url)) as store:
        assert store.ready()


def test_a_database_of_a_newer_program_is_left_alone(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(StoreUnavailable) as newer:
        migrate.upgrade(database_url)
    assert newer.value.facts["why"] == "newer"
    with closing(open_store(database_url)) as store:
        assert not store.ready()


FAILING = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "0999", "{head}", None, None
def upgrade():
    op.execute("CREATE TABLE half (id INTEGER)")
    {body}
"""


@pytest.fixture
def further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our revisions, in place of them."""
    scripts = tmp_path / "scripts"
    shutil.copytree(folder("alembic"), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "folder", lambda _name: scripts)
    return scripts


def test_a_revision_that_fails_leaves_nothing(database_url: str, further: Path) -> None:
    script = FAILING.format(head=migrate.head(), body="1 / 0")
    (further / "versions" / "0999_failing.py").write_text(script)

    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(database_url)
    with looking_at(database_url) as connection:
        assert "half" not in inspect(connection).get_table_names()
        assert migrate.revision(connection) != migrate.head()


def test_a_revision_that_breaks_foreign_keys_leaves_nothing(tmp_path: Path, further: Path) -> None:
    url = f"sqlite:///{tmp_path / 'duilian.db'}"
    migrate.upgrade(url)
    body = """op.execute("INSERT INTO turns VALUES ('none', 1, 'n', 'm', 'e', '2026-01-01')")"""
    script = FAILING.format(head=migrate.head(), body=body)
    (further / "versions" / "0999_breaking.py").write_text(script)

    with pytest.raises(AssertionError, match="foreign keys"):
        migrate.upgrade(url)
    with looking_at(url) as connection:
        assert "half" not in inspect(connection).get_table_names()


def test_a_developer_writes_a_revision_with_the_tool_itself(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'duilian.db'}"
    command = [sys.executable, "-m", "alembic", "-x", f"url={url}"]
    subprocess.run([*command, "upgrade", "head"], cwd=ROOT, check=True, capture_output=True)
    checked = subprocess.run(
        [*command, "check"], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert (checked.returncode, checked.stdout) == (0, "No new upgrade operations detected.\n")


@contextmanager
def looking_at(url: str) -> Iterator[Connection]:
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def described(connection: Connection) -> Described:
    """Everything that a database says of its tables, but for the one of the revisions."""
    inspector = inspect(connection)
    names = [name for name in inspector.get_table_names() if name != "alembic_version"]
    return {name: table(inspector, name) for name in sorted(names)}


def table(inspector: Inspector, name: str) -> dict[str, list[str]]:
    return {
        "columns": [column(one) for one in inspector.get_columns(name)],
        "primary key": [repr(inspector.get_pk_constraint(name))],
        "foreign keys": sorted(map(repr, inspector.get_foreign_keys(name))),
        "unique": sorted(map(repr, inspector.get_unique_constraints(name))),
        "indexes": sorted(map(repr, inspector.get_indexes(name))),
        "checks": sorted(map(repr, inspector.get_check_constraints(name))),
    }


def column(one: ReflectedColumn) -> str:
    return f"{one['name']} {one['type']!r} {one['nullable']} {one['default']}"
