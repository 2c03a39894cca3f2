"""The commands of an operator that have to do with Telegram."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.settings import Settings, load_settings
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.test_settings import clean
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault
from tests.fake_bot_api.api import TOKEN

__all__ = ["clean"]


@pytest.fixture
def operator(api: FakeBotApi, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An environment with everything set; what is done with signals ends with the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DUILIAN_LOCALE", "en")
    monkeypatch.setenv("DUILIAN_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("DUILIAN_TELEGRAM_SECRET", "canary-secret")
    monkeypatch.setenv("DUILIAN_TELEGRAM_API", api.address)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def said(prompt: str, **facts: object) -> str:
    return renderer().text(prompt, Locale.EN, facts) + "\n"


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_polling_runs_until_it_is_told_to_stop(
    number: signal.Signals, api: FakeBotApi, capsys: pytest.CaptureFixture[str]
) -> None:
    rep = FakePerson(api)

    def talk() -> None:
        rep.says("/start")
        rep.waits(1)
        os.kill(os.getpid(), number)

    talking = threading.Thread(target=talk)
    talking.start()
    assert cli.main(["poll"]) == 0
    talking.join()

    err = capsys.readouterr().err
    assert err.startswith("Listening on Telegram")
    assert TOKEN not in err
    assert len(rep.sees) == 1


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
def test_polling_ends_when_the_token_is_refused(
    method: str, api: FakeBotApi, capsys: pytest.CaptureFixture[str]
) -> None:
    api.faults.add(method, *[Fault.unknown_token()] * 2)

    assert cli.main(["poll"]) == 1
    err = capsys.readouterr().err
    assert err.endswith(said("errors.token_refused"))
    assert TOKEN not in err


@pytest.mark.parametrize("command", [["poll"], ["webhook", "https://coach.example/"]])
def test_without_a_token_nothing_begins(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", "en")

    assert cli.main(command) == 1
    assert capsys.readouterr().err == said("errors.token_missing")


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("url", ["https://coach.example/webhooks/telegram", "none"])
def test_the_webhook_is_told(url: str, api: FakeBotApi, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["webhook", url]) == 0

    assert capsys.readouterr().err == said("cli.webhook", url=url)
    assert (api.queues.hook is None) is (url == "none")


@pytest.mark.usefixtures("operator")
def test_what_is_set_for_telegram_is_taken() -> None:
    settings = load_settings()

    assert settings.telegram_secrets == (b"canary-secret",)
    assert settings.by_webhook
    assert not Settings().model_copy(update={"telegram_token": None}).by_webhook


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("telegram_secret", "with space"),
        ("telegram_secret", "x" * 257),
        ("telegram_secret_previous", "密"),
        ("telegram_api", "api.telegram.org"),
    ],
)
def test_what_is_set_wrong_is_told(
    field: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", "en")
    monkeypatch.setenv(f"DUILIAN_{field.upper()}", value)

    assert cli.main(["poll"]) == 1
    err = capsys.readouterr().err
    assert err == said("errors.setting_bad", name=f"DUILIAN_{field.upper()}", field=field)
    assert value not in err
