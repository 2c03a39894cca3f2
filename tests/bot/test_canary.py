"""Secrets that are canaries: whatever the program is put through, nobody ever sees one."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError

import psycopg
import pytest
from sqlalchemy import make_url

from bot.settings import LogFormat
from coach.vocabulary import Locale
from tests.bot.web.calls import headers

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "bot")
PASSWORD = "canary-password"  # noqa: S105 -- a canary
KEYS = [b64encode(b"canary number %d of the webhook" % n).decode() for n in (1, 2)]
TOKEN = "canary-token"  # noqa: S105 -- a canary
SECRETS = ["canary-of-telegram", "canary-before-it"]
CANARIES = [PASSWORD, *KEYS, TOKEN, *SECRETS]
SAID = "canary-of-a-rep"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Every secret set, and the log as loud as it gets."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "DUILIAN_LOG_LEVEL": "debug",
        "DUILIAN_TELEGRAM_API": "http://127.0.0.1:1",
        "DUILIAN_TELEGRAM_SECRET": SECRETS[0],
        "DUILIAN_TELEGRAM_SECRET_PREVIOUS": SECRETS[1],
        "DUILIAN_TELEGRAM_TOKEN": f"123:{TOKEN}",
        "DUILIAN_WEBHOOK_SECRET": f"whsec_{KEYS[0]}",
        "DUILIAN_WEBHOOK_SECRET_PREVIOUS": KEYS[1],
    }


def with_password(url: str) -> str:
    return make_url(url).set(password=PASSWORD).render_as_string(hide_password=False)


def done(environment: Mapping[str, str], *arguments: str, stdin: str = "") -> str:
    """All that a command says before it ends."""
    ended = subprocess.run(
        [*PROGRAM, *arguments],
        cwd="/",
        env=environment,
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )
    return (ended.stdout + ended.stderr).decode()


class Service:
    """A running service, and all that it has written."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    @property
    def written(self) -> str:
        return "".join(self._lines)

    @property
    def address(self) -> str:
        for _ in range(200):
            found = re.search(r"http://127\.0\.0\.1:\d{2,}", self.written.replace(":1/", "/"))
            if found is not None:
                return found[0]
            time.sleep(0.1)
        raise AssertionError(self.written)

    def stopped(self) -> str:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)
        self._reader.join()
        return self.written

    def _read(self) -> None:
        assert self._process.stderr is not None
        self._lines.extend(self._process.stderr)


@contextmanager
def serving(environment: Mapping[str, str]) -> Iterator[Service]:
    with subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0"],
        cwd="/",
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Service(process)
        finally:
            process.kill()


def answer(address: str, body: bytes | None = None, fields: Mapping[str, str] = {}) -> str:
    """Status, headers and body of an answer."""
    request = urllib.request.Request(address, data=body, headers=dict(fields))  # noqa: S310 -- loopback
    try:
        with urllib.request.urlopen(request, timeout=20) as got:  # noqa: S310 -- as above
            return f"{got.status} {got.headers} {got.read().decode()}"
    except HTTPError as error:
        with error:
            return f"{error.code} {error.headers} {error.read().decode()}"


def message(number: int, text: str) -> bytes:
    return json.dumps({"user": "u", "message_id": f"m{number}", "text": text}).encode()


def signed(body: bytes, key: str = KEYS[0]) -> dict[str, str]:
    return headers(body, secret=f"whsec_{key}", at=int(time.time()))


def answers(address: str) -> list[str]:
    """What every kind of caller is told."""
    hook, post, telegram = f"{address}/webhooks/messages", message(1, SAID), "/webhooks/telegram"
    other, broken = message(1, "another"), b'{"user": '
    mark = "x-telegram-bot-api-secret-token"
    return [
        answer(hook, post, signed(post)),
        answer(hook, other, signed(other, KEYS[1])),
        answer(hook, broken, signed(broken)),
        answer(hook, post, signed(post) | {"webhook-signature": f"v1,{KEYS[0]}"}),
        answer(f"{address}/nowhere?key={KEYS[0]}", None, {"authorization": f"Bearer {TOKEN}"}),
        answer(address + telegram, b"{", {mark: SECRETS[0]}),
        answer(address + telegram, b"{}", {mark: SECRETS[1] + "x"}),
        answer(f"{address}/readyz"),
    ]


def seen(told: str) -> list[str]:
    return [canary for canary in [*CANARIES, SAID] if canary in told]


def statuses(told: list[str]) -> list[str]:
    return [each.partition(" ")[0] for each in told]


@pytest.mark.parametrize("form", LogFormat)
def test_a_service_in_trouble_keeps_its_secrets(
    form: LogFormat, environment: dict[str, str], postgres_url: str
) -> None:
    environment |= {
        "DUILIAN_DATABASE_URL": with_password(postgres_url),
        "DUILIAN_LOG_FORMAT": form,
    }
    with serving(environment) as service:
        told = answers(service.address)
        with closing(psycopg.connect(postgres_url, autocommit=True)) as connection:
            connection.execute("ALTER TABLE people RENAME TO nobody")
        late = message(2, SAID)
        told.append(answer(f"{service.address}/webhooks/messages", late, signed(late)))
        written = service.stopped()

    assert statuses(told)[:5] == ["200", "409", "422", "401", "404"]
    assert statuses(told)[-1] == "503"
    assert "turn settled" in written
    assert "store unavailable" in written
    assert [seen(each.replace(SAID, "", each.startswith("200 "))) for each in told] == [[]] * 9
    assert seen(written) == []


@pytest.mark.parametrize("locale", Locale)
def test_the_doctor_keeps_the_secrets_of_the_house(
    locale: Locale, environment: dict[str, str], postgres_url: str
) -> None:
    well = {**environment, "DUILIAN_DATABASE_URL": with_password(postgres_url)}
    away = {**environment, "DUILIAN_DATABASE_URL": f"postgresql://me:{PASSWORD}@127.0.0.1:1/x"}

    assert seen(done(well, "doctor", "--locale", locale)) == []
    assert seen(done(away, "doctor", "--locale", locale)) == []


def test_a_talk_is_not_in_the_log_and_the_log_is_not_in_the_talk(
    environment: dict[str, str], tmp_path: Path
) -> None:
    told = done(environment, "chat", stdin=f"/menu\n练拜访\n{SAID}\n{TOKEN}\n")
    logged = (tmp_path / "state" / "duilian" / "duilian.log").read_text("utf-8")

    assert "turn settled" in logged
    assert "turn settled" not in told
    assert seen(logged) == []
    assert seen(told.replace(SAID, "").replace(TOKEN, "")) == []


@pytest.mark.parametrize("command", ["chat", "migrate", "serve", "doctor"])
@pytest.mark.parametrize(
    "changed",
    [
        {"DUILIAN_DATABASE_URL": f"postgresql://me:{PASSWORD}@127.0.0.1:1/coach"},
        {"DUILIAN_DATABASE_URL": f"postgresql://me:x@{PASSWORD}@127.0.0.1:1/coach"},
        {"DUILIAN_DATABASE_URL": f"postgresql://db/coach?password={PASSWORD}&port=x"},
        {"DUILIAN_DATABASE_URL": f"mysql://me:{PASSWORD}@db/coach"},
        {"DUILIAN_DATABASE_URL": PASSWORD},
        {"DUILIAN_WEBHOOK_SECRET": f"{KEYS[0]}!"},
        {"DUILIAN_WEBHOOK_SECERT": KEYS[0]},
    ],
    ids=["away", "bare at", "in the query", "scheme", "no address", "bad secret", "misspelt"],
)
def test_trouble_with_the_settings_is_told_without_them(
    command: str, changed: dict[str, str], environment: dict[str, str]
) -> None:
    told = done({**environment, **changed}, command)

    assert told
    assert seen(told) == []
    assert "Traceback" not in told
