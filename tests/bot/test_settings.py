"""What an operator may set, and how he is told that he set it wrong."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

from bot.errors import SettingBad, SettingUnknown
from bot.settings import (
    Settings,
    data_folder,
    key_of,
    load_settings,
    locale_wished,
    login,
    state_folder,
)
from coach.vocabulary import Locale

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 -- the example of the specification
OTHER = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"DUILIAN_{field.upper()}", raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()

    assert settings.locale is Locale.ZH
    assert settings.zone == ZoneInfo("Asia/Shanghai")
    assert settings.database_url is None
    assert settings.signing_keys == ()


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", "")

    assert load_settings().locale is Locale.ZH


def test_what_is_set_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", "en")
    monkeypatch.setenv("DUILIAN_DATABASE_URL", "postgresql://me:pw@db/coach")
    monkeypatch.setenv("DUILIAN_TIMEZONE", "Europe/London")

    settings = load_settings()

    assert settings.locale is Locale.EN
    assert settings.database_url == SecretStr("postgresql://me:pw@db/coach")
    assert settings.zone == ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://Coach.Example/", "https://coach.example"),
        ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_the_address_for_browsers_is_kept_without_its_end(
    value: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUILIAN_PUBLIC_URL", value)

    assert load_settings().public_url == kept


def test_while_rotating_both_keys_sign_the_present_one_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DUILIAN_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("DUILIAN_WEBHOOK_SECRET_PREVIOUS", OTHER)

    assert load_settings().signing_keys == (key_of(SECRET), key_of(OTHER))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DUILIAN_LOCALE", "fr-canary"),
        ("DUILIAN_TIMEZONE", "Mars/canary"),
        ("DUILIAN_TIMEZONE", "../canary"),
        ("DUILIAN_WEBHOOK_SECRET", "whsec_canary!"),
        ("DUILIAN_WEBHOOK_SECRET", "whsec_Y2FuYXJ5"),
        ("DUILIAN_WEBHOOK_SECRET_PREVIOUS", "canary-canary"),
        ("DUILIAN_PUBLIC_URL", "canary.example"),
        ("DUILIAN_PUBLIC_URL", "ftp://canary.example"),
        ("DUILIAN_PUBLIC_URL", "https://canary.example/path"),
        ("DUILIAN_PUBLIC_URL", "https://me:canary@example"),
        ("DUILIAN_PUBLIC_URL", "https://canary.example:port"),
    ],
)
def test_a_bad_value_is_named_but_never_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingBad) as caught:
        load_settings()

    field = name.removeprefix("DUILIAN_").lower()
    assert caught.value.facts == {"name": name, "field": field}
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("DUILIAN_LOCAL", "DUILIAN_LOCALE"),
        ("DUILIAN_DATABASE", "DUILIAN_DATABASE_URL"),
        ("duilian_webhook_secert", "DUILIAN_WEBHOOK_SECRET"),
        ("DUILIAN_Q", None),
    ],
)
def test_a_variable_that_nothing_reads_is_refused_with_the_nearest_name(
    name: str, nearest: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "x")

    with pytest.raises(SettingUnknown) as caught:
        load_settings()

    assert caught.value.facts == {"name": name, "nearest": nearest}


def test_variables_of_the_tests_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_TEST_ANYTHING", "x")

    assert load_settings().locale is Locale.ZH


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("DUILIAN_DATABASE_URL", "postgresql://me:pw@db/coach")

    shown = repr(load_settings())

    assert "MfKQ9r8" not in shown
    assert "pw@" not in shown


def test_folders_follow_the_xdg_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", "/home/li")

    assert data_folder() == tmp_path / "duilian"
    assert state_folder() == Path("/home/li/.local/state/duilian")


@pytest.mark.parametrize(
    ("value", "locale"), [("en", Locale.EN), ("zh-CN", Locale.ZH), ("fr", Locale.ZH)]
)
def test_trouble_is_told_in_the_language_set_when_it_is_one(
    value: str, locale: Locale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", value)

    assert locale_wished() is locale


def test_whoever_has_no_name_on_the_machine_is_me(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("bot.settings.getuser", unknown)

    assert login() == "me"
