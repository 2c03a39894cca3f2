"""The doctor's visit: a line for each thing, and whether something has to be mended."""

import os
from pathlib import Path

import pytest

from bot import cli
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.test_health import free_port


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DUILIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def visited(locale: Locale) -> int:
    return cli.main(["doctor", "--locale", locale, "--port", str(free_port())])


@pytest.mark.parametrize("locale", Locale)
def test_a_new_machine_needs_nothing_mended(
    locale: Locale, capsys: pytest.CaptureFixture[str]
) -> None:
    assert visited(locale) == 0

    *findings, blank, summary = capsys.readouterr().out.splitlines()
    words = [renderer().text("words.finding", locale, {"value": each}) for each in ("ok", "hint")]
    assert [line.split()[0] for line in findings] == [
        words[n] for n in (0, 0, 0, 1, 0, 1, 1, 1, 1, 0)
    ]
    assert (blank, summary) == ("", renderer().text("doctor.summary", locale, {"troubles": 0}))


@pytest.mark.parametrize("locale", Locale)
def test_a_database_that_is_away_has_to_be_mended(
    locale: Locale, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_DATABASE_URL", "postgresql://me:canary@127.0.0.1:1/coach")

    assert visited(locale) == 1

    out = capsys.readouterr().out
    assert out.endswith(renderer().text("doctor.summary", locale, {"troubles": 1}) + "\n")
    assert "canary" not in out


def test_a_wrong_setting_does_not_end_the_visit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_TIMEZONE", "Mars/canary")

    assert visited(Locale.EN) == 1

    out = capsys.readouterr().out
    assert "DUILIAN_TIMEZONE" in out
    assert "canary" not in out
    assert len(out.splitlines()) == 6
