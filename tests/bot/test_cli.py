"""The command: what it does, how it ends, how it speaks of trouble."""

import io
import json
import os
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from bot import assets, cli
from bot.assets import folder
from bot.cli import ORDERS, TOKEN_ORDERS
from bot.errors import AssetMissing, OperatorError
from bot.render import Renderer
from bot.store import migrate
from coach.vocabulary import Locale
from tests.bot.shelves import renderer


class Stdin(io.TextIOWrapper):
    """A pipe with these bytes in it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in [name for name in os.environ if name.startswith("DUILIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def piping(data: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(data if isinstance(data, bytes) else data.encode()))


def line(prompt: str, locale: Locale = Locale.ZH, **facts: object) -> str:
    return renderer().text(prompt, locale, facts)


@pytest.mark.parametrize("arguments", [["version"], ["--version"]])
def test_the_version_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out[0].isdigit()


def test_an_unpacked_checkout_has_no_version(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(cli, "version", nowhere)

    assert cli.main(["version"]) == 0
    assert "checkout" in capsys.readouterr().out


def test_no_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "chat" in capsys.readouterr().err


@pytest.mark.parametrize("name", [*ORDERS, *(f"token {name}" for name in TOKEN_ORDERS)])
def test_every_command_is_there_and_explains_itself(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = {**ORDERS, **{f"token {each}": order for each, order in TOKEN_ORDERS.items()}}
    order = orders[name]

    with pytest.raises(SystemExit) as caught:
        cli.main([*name.split(), "--help"])

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: duilian {name}")
    assert callable(getattr(import_module(f"bot.orders.{order.module}"), order.function))


@pytest.mark.parametrize("arguments", [["dance"], ["chat", "--locale", "fr"], ["check"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)

    assert caught.value.code == 2


def test_a_piped_talk_answers_every_line_and_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    piping("练拜访\n\n/help", monkeypatch)

    assert cli.main(["chat"]) == 0

    told = capsys.readouterr()
    database = home / "data" / "duilian" / "duilian.db"
    assert told.out.count("陪练  ") == 4
    assert told.err == line("terminal.kept_at", place=str(database)) + "\n\n"
    assert database.stat().st_mode & 0o077 == 0


def test_a_talk_in_json_is_one_object_a_reply(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piping("/menu\n", monkeypatch)

    assert cli.main(["chat", "--json", "--locale", "en", "--user", "li"]) == 0

    replies = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert [reply["in_reply_to"] for reply in replies] == [0, 1]
    assert set(replies[0]) == {"in_reply_to", "text", "choices", "speaker", "rule"}
    assert replies[0]["text"] == line("shell.welcome", Locale.EN)


def test_bad_settings_are_told_and_nothing_begins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_LOCALE", "canary")

    assert cli.main(["chat", "--locale", "en"]) == 1

    told = capsys.readouterr()
    facts = {"name": "DUILIAN_LOCALE", "field": "locale"}
    assert told.out == ""
    assert told.err == line("errors.setting_bad", Locale.EN, **facts) + "\n"
    assert "canary" not in told.err


def test_classify_gives_ascii_json_for_each_line_as_lf_divides_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piping("一天多少单？\n\na\x0bb\u2028c\r\n\xff".encode("utf-8") + b"\xff", monkeypatch)

    assert cli.main(["classify"]) == 0

    out = capsys.readouterr().out
    assert out.isascii()
    assert [json.loads(each)["text"] for each in out.splitlines()] == [
        "一天多少单？",
        "",
        "a\x0bb\u2028c\r",
        "\xff�",
    ]


def test_classify_of_nothing_is_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piping("", monkeypatch)

    assert cli.main(["classify"]) == 0
    assert capsys.readouterr().out == ""


def test_grade_judges_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piping("太贵了\t理解，您是跟哪家比？\n", monkeypatch)

    assert cli.main(["grade"]) == 0

    (graded,) = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert set(graded) == {"score", "verdict", "moves", "faults", "reasons"}


def test_check_is_asked_with_its_paths(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    (home / "empty.yaml").write_text("")

    assert cli.main(["check", str(home / "empty.yaml"), "--format", "json"]) == 1
    assert set(json.loads(capsys.readouterr().out)) == {"diagnostics"}


def test_migrate_makes_the_database(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert cli.main(["migrate"]) == 0

    database = home / "data" / "duilian" / "duilian.db"
    assert capsys.readouterr().err == line("cli.migrated", place=str(database)) + "\n"
    assert database.is_file()


def test_a_file_is_brought_up_by_itself_a_server_only_on_command(
    empty_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_DATABASE_URL", empty_url)
    piping("/menu\n", monkeypatch)

    first = cli.main(["chat"])

    by_itself = empty_url.startswith("sqlite")
    assert first == (0 if by_itself else 1)
    assert ("duilian migrate" in capsys.readouterr().err) is not by_itself
    assert cli.main(["migrate"]) == 0
    assert cli.main(["chat"]) == 0


def test_a_reader_who_goes_away_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return os.open(os.devnull, os.O_WRONLY)

    monkeypatch.setattr(sys, "stdout", Gone())

    assert cli.main(["version"]) == 0


def test_ctrl_c_in_the_middle_of_work_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(io.StringIO):
        def write(self, _text: str) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdout", Interrupted())

    assert cli.main(["version"]) == 130
    assert capsys.readouterr().err == ""


def operator_errors() -> list[type[OperatorError]]:
    return [OperatorError, *OperatorError.__subclasses__()]


@pytest.mark.parametrize("error", operator_errors())
@pytest.mark.parametrize("locale", Locale)
def test_every_trouble_of_an_operator_has_words(error: type[OperatorError], locale: Locale) -> None:
    facts = {
        "detail": "x", "entry": "a", "field": "timezone", "file": "a.yaml", "first": "a.yaml",
        "folder": "prompts", "found": 2, "host": "::1", "id": "ab", "label": "crm", "name": "X",
        "nearest": None, "path": "x", "place": "db", "port": 80, "role": "rep", "url": "db",
        "waiting": 9, "why": "away",
    }  # fmt: skip

    assert renderer().text(error.key, locale, facts)


def test_folders_of_the_wheel_go_before_those_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("bot/resources/prompts", "prompts", "playbooks"):
        (tmp_path / place).mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "bot" / "assets.py"))

    assert folder("prompts") == tmp_path / "bot" / "resources" / "prompts"
    assert folder("playbooks") == tmp_path / "playbooks"
    with pytest.raises(AssetMissing) as caught:
        folder("alembic")
    assert caught.value.facts == {"folder": "alembic"}


def test_the_folders_of_this_checkout_are_found() -> None:
    assert isinstance(Renderer(folder("prompts")), Renderer)
    assert migrate.head() is not None
