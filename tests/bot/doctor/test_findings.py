"""What the doctor looks at, one thing at a time."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.doctor import machine, supplies
from bot.doctor.finding import Finding, State
from bot.doctor.telegram import telegram
from bot.errors import AssetMissing
from bot.settings import Settings
from bot.store import migrate
from bot.store.checkup import Schema, examine
from bot.store.engine import open_engine
from tests.bot.doctor.findings import at, state_of
from tests.bot.test_health import AWAY, READY, answering, free_port
from tests.bot.web.calls import PREVIOUS, SECRET


@pytest.mark.parametrize(
    ("version", "state"),
    [((3, 11, 0), State.OK), ((4, 0, 0), State.OK), ((3, 10, 9), State.TROUBLE)],
)
def test_an_old_python_is_trouble(version: tuple[int, int, int], state: State) -> None:
    assert state_of(machine.python(version)) is state


def test_the_clock_is_shown_in_the_zone_of_the_house() -> None:
    finding = machine.clock(Settings())

    assert state_of(finding) is State.OK
    assert finding.facts["zone"] == "Asia/Shanghai"


class Usage(NamedTuple):
    free: int


@pytest.mark.parametrize(
    ("free", "state"),
    [(10**6, State.TROUBLE), (5 * 10**8, State.HINT), (10**10, State.OK)],
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    free: int, state: State, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(free))

    assert state_of(machine.disk(home / "not" / "yet")) is state


def test_a_port_is_free_or_taken_or_ours() -> None:
    assert state_of(machine.port(free_port())) is State.OK
    with answering(200, READY) as port:
        assert state_of(machine.port(port)) is State.OK
    with answering(503, AWAY) as port:
        assert state_of(machine.port(port)) is State.TROUBLE
    with answering(200, b"another program") as port:
        assert state_of(machine.port(port)) is State.HINT


def test_a_port_that_is_held_by_someone_who_does_not_answer_is_taken() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))

        assert state_of(machine.port(held.getsockname()[1])) is State.HINT
    assert state_of(machine.port(70_000)) is State.HINT


def test_the_program_is_whole() -> None:
    assert state_of(supplies.program()) is State.OK


def test_what_the_program_lacks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Path:
        raise AssetMissing(folder=name)

    monkeypatch.setattr(supplies, "folder", missing)

    assert state_of(supplies.program()) is State.TROUBLE


def test_the_newest_database_is_reached_and_written_to_and_left_as_it_was(
    database_url: str,
) -> None:
    assert state_of(supplies.database(at(database_url))) is State.OK

    engine = open_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM people")).scalar_one() == 0
    engine.dispose()


def test_an_empty_database_is_made_by_itself_in_a_file_by_command_on_a_server(
    empty_url: str, home: Path
) -> None:
    on_file = empty_url.startswith("sqlite")
    if on_file:
        (home / "duilian.db").touch()

    finding = supplies.database(at(empty_url))

    assert finding.facts["schema"] is Schema.MISSING
    assert state_of(finding) is (State.HINT if on_file else State.TROUBLE)


def test_an_older_database_is_behind_and_a_stranger_one_newer(empty_url: str) -> None:
    oldest = migrate.known()[-1]
    migrate.upgrade(empty_url, oldest)
    expected = Schema.NEWEST if oldest == migrate.head() else Schema.BEHIND
    assert examine(empty_url) is expected

    engine = open_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    assert examine(empty_url) is Schema.NEWER
    assert state_of(supplies.database(at(empty_url))) is State.TROUBLE


def test_a_file_that_is_not_there_yet_is_not_made(home: Path) -> None:
    file = home / "new" / "duilian.db"

    finding = supplies.database(at(f"sqlite:///{file}"))

    assert (state_of(finding), finding.prompt) == (State.HINT, "doctor.database_absent")
    assert not file.parent.exists()


def test_a_folder_where_nothing_can_be_made_is_trouble(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _folder, _mode: False)

    finding = supplies.database(at(f"sqlite:///{home}/duilian.db"))

    assert (state_of(finding), finding.facts["why"]) == (State.TROUBLE, "read_only")


def test_a_file_that_is_no_database_is_damaged(home: Path) -> None:
    (home / "duilian.db").write_bytes(b"letters " * 1000)

    finding = supplies.database(at(f"sqlite:///{home}/duilian.db"))

    assert (state_of(finding), finding.facts["why"]) == (State.TROUBLE, "damaged")


def test_a_server_that_does_not_answer_is_trouble_without_its_password() -> None:
    finding = supplies.database(at("postgresql://me:canary@127.0.0.1:1/coach"))

    assert (state_of(finding), finding.facts["why"]) == (State.TROUBLE, "away")
    assert "canary" not in str(finding)


@pytest.mark.parametrize("url", ["mysql://me:canary@db/x", "canary"])
def test_an_address_that_cannot_be_used_is_trouble(url: str, home: Path) -> None:
    finding = supplies.database(at(url))

    assert state_of(finding) is State.TROUBLE
    assert "canary" not in str(finding)
    assert supplies.data_place(at(url)) == home / "data" / "duilian"


def test_the_disk_that_counts_is_the_one_of_the_file(home: Path) -> None:
    assert supplies.data_place(at(f"sqlite:///{home}/deep/duilian.db")) == home / "deep"


def test_the_secret_of_the_webhook_is_asked_for_and_never_shown() -> None:
    none = supplies.webhook(Settings())
    one = supplies.webhook(Settings(webhook_secret=SecretStr(SECRET)))
    two = supplies.webhook(
        Settings(webhook_secret=SecretStr(SECRET), webhook_secret_previous=SecretStr(PREVIOUS))
    )

    assert [state_of(each) for each in (none, one, two)] == [State.HINT, State.OK, State.OK]
    assert (one.facts["keys"], two.facts["keys"]) == (1, 2)


ME = {"id": 1, "is_bot": True, "first_name": "d", "username": "duilian_bot"}


@pytest.fixture
def hook() -> dict[str, object]:
    """What Telegram knows of a webhook; change it at will."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@pytest.fixture
def api(hook: dict[str, object]) -> Iterator[str]:
    """The address of a Bot API that knows one token."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", "0")))
            known = "/bot1:right/" in self.path
            result = ME if self.path.endswith("getMe") else hook
            body = {"ok": True, "result": result} if known else {"ok": False, "error_code": 401}
            self.send_response(200 if known else 401)
            self.end_headers()
            self.wfile.write(json.dumps({"description": "Unauthorized", **body}).encode())

        def log_message(self, *_said: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def by_telegram(api: str, **fields: object) -> Finding:
    given = {"telegram_token": "1:right", "telegram_api": api}
    return telegram(Settings.model_validate({**given, **fields}))


def test_without_a_token_there_is_no_telegram_and_a_secret_alone_is_trouble() -> None:
    lone = Settings(telegram_secret=SecretStr("s"))

    assert [state_of(telegram(each)) for each in (Settings(), lone)] == [State.HINT, State.TROUBLE]


def test_telegram_knows_the_bot(api: str) -> None:
    finding = by_telegram(api)
    lone = by_telegram(api, telegram_secret_previous="s")  # noqa: S106 -- a secret of this test

    assert state_of(finding) is State.OK
    assert finding.facts == {"name": "duilian_bot", "way": "fits", "lone": False}
    assert (state_of(lone), lone.facts["lone"]) == (State.HINT, True)


def test_updates_that_go_another_way_are_told(api: str, hook: dict[str, object]) -> None:
    unset = by_telegram(api, telegram_secret="s")  # noqa: S106 -- a secret of this test
    hook["url"] = "https://elsewhere/"
    taken = by_telegram(api)

    assert (state_of(unset), unset.facts["way"]) == (State.HINT, "unset")
    assert (state_of(taken), taken.facts["way"]) == (State.HINT, "taken")


def test_a_token_that_telegram_refuses_and_a_telegram_out_of_reach_are_trouble(api: str) -> None:
    refused = by_telegram(api, telegram_token="1:wrong")  # noqa: S106 -- as above
    away = by_telegram("http://127.0.0.1:1")

    assert (state_of(refused), refused.prompt) == (State.TROUBLE, "errors.token_refused")
    assert (state_of(away), away.prompt) == (State.TROUBLE, "errors.out_of_reach")
