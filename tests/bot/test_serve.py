"""The service is started, answers, and stops when told to."""

import os
import signal
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot import cli
from bot.web.serve import listen
from coach.vocabulary import Locale
from tests.bot.shelves import renderer


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DUILIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DUILIAN_LOCALE", "en")


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Whatever the service does with signals ends with the test."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def free_port() -> int:
    with listen("127.0.0.1", 0) as at:
        port: int = at.getsockname()[1]
        return port


Look = Callable[[str], None]


def stop_when_ready(port: int, number: signal.Signals, look: Look) -> None:
    """Wait until the service answers, look at it, then send this process a signal."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                break
        except OSError:  # not there yet, or too busy to answer in time
            time.sleep(0.05)
    look(f"http://127.0.0.1:{port}")
    os.kill(os.getpid(), number)


def served(port: int, number: signal.Signals, look: Look = lambda _base: None) -> int | str | None:
    """How ``duilian serve`` ends when it gets this signal, once it has been looked at."""
    stopper = threading.Thread(target=stop_when_ready, args=(port, number, look))
    stopper.start()
    try:
        return cli.main(["serve", "--port", str(port)])
    except SystemExit as left:
        return left.code
    finally:
        stopper.join()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_service_stops_politely(
    number: signal.Signals, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    port = free_port()

    assert served(port, number) == 0

    facts = {
        "host": "127.0.0.1",
        "port": port,
        "place": str(tmp_path / "data" / "duilian" / "duilian.db"),
        "signed": False,
        "telegram": False,
        "pages": "local",
        "public_url": None,
    }
    assert capsys.readouterr().err == renderer().text("cli.serving", Locale.EN, facts) + "\n"


def status_of(address: str, **headers: str) -> int:
    """The status of a page."""
    return httpx.get(address, headers=headers, trust_env=False).status_code


def test_at_the_machine_it_is_open_to_nobody_behind_a_proxy() -> None:
    found: list[int] = []

    def look(base: str) -> None:
        found.append(status_of(base))
        found.append(status_of(base, **{"X-Forwarded-For": "203.0.113.5"}))
        found.append(status_of(base, Host="evil.example"))

    served(free_port(), signal.SIGTERM, look)

    assert found == [200, 403, 421]


def test_with_an_address_of_its_own_it_is_for_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_PUBLIC_URL", "https://duilian.example/")
    found: list[int] = []

    def look(base: str) -> None:
        found.append(status_of(base))
        found.append(status_of(f"{base}/link", Host="duilian.example"))
        found.append(status_of(f"{base}/enter", Host="duilian.example"))

    served(free_port(), signal.SIGTERM, look)

    assert found == [421, 403, 200]


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        assert cli.main(["serve", "--port", str(port)]) == 1

    facts = {"host": "127.0.0.1", "port": port}
    told = renderer().text("errors.cannot_listen", Locale.EN, facts)
    assert capsys.readouterr().err == told + "\n"


def test_the_other_kind_of_address_is_listened_at_too() -> None:
    with listen("::1", 0) as at:
        assert at.family is socket.AF_INET6
