"""The commands by which an operator lets people in, lists them, publishes for them."""

import os
import re
from argparse import ArgumentTypeError
from datetime import timedelta
from pathlib import Path

import pytest

from bot import cli
from bot.handout import Handout
from bot.orders.span import span
from bot.settings import load_settings
from bot.wiring import open_world
from coach.vocabulary import Locale
from tests.bot.shelves import WANG, renderer

CODE = r"[A-Za-z0-9_-]{22}"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine of one's own, that speaks English."""
    for name in [name for name in os.environ if name.startswith("DUILIAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DUILIAN_LOCALE", "en")
    return tmp_path


def said(prompt: str, **facts: object) -> str:
    return renderer().text(prompt, Locale.EN, facts) + "\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    """What a command wrote, and what it told beside it."""
    assert cli.main(arguments) == code
    told = capsys.readouterr()
    return told.out, told.err


@pytest.mark.parametrize(
    ("text", "length"),
    [("30m", timedelta(minutes=30)), ("12h", timedelta(hours=12)), ("7d", timedelta(days=7))],
)
def test_a_span_is_a_number_of_minutes_hours_or_days(text: str, length: timedelta) -> None:
    assert span(text) == length


@pytest.mark.parametrize("text", ["", "7", "0d", "-1d", "1.5h", "7w", "367d", "999999d", "７d"])
def test_any_other_span_is_wrong_usage(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        span(text)


def test_an_invitation_names_the_page_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUILIAN_PUBLIC_URL", "https://coach.example/")

    out, _ = run(capsys, "invite", "--role", "manager", "--team", "North", "--name", "Zhang")

    assert out.startswith("Pass this on to the manager of North. It works once, until ")
    assert re.search(rf"^Browser: https://coach\.example/enter/{CODE}$", out, re.MULTILINE)


def test_without_a_page_the_bare_code_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = run(capsys, "invite", "--role", "owner", "--expires", "30m")

    assert re.fullmatch(CODE, out.splitlines()[1])


def test_a_manager_needs_a_team(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = run(capsys, "invite", "--role", "manager", code=1)

    assert err == said("errors.team_missing", role="manager")


def test_a_token_is_shown_once_listed_and_revoked(capsys: pytest.CaptureFixture[str]) -> None:
    create = ("token", "create", "--label", "crm", "--role", "manager", "--team", "North")

    secret, told = run(capsys, *create)
    taken = run(capsys, *create, code=1)
    listed, count = run(capsys, "token", "list")
    gone = run(capsys, "token", "revoke", "crm")
    missing = run(capsys, "token", "revoke", "crm", code=1)
    nobody = run(capsys, "token", "list")

    assert re.fullmatch(rf"dl_{CODE}\n", secret)
    assert told == said("cli.token", label="crm")
    assert taken == ("", said("errors.label_taken", label="crm"))
    assert re.fullmatch(r"[0-9a-f]{8}  manager  North  crm  api  0 messages\n", listed)
    assert count == said("cli.tokens", programs=1)
    assert gone == ("", said("cli.token_revoked", label="crm"))
    assert missing == ("", said("errors.no_such_token", label="crm"))
    assert nobody == ("", said("cli.tokens", programs=0))
    assert secret.strip() not in listed + told


def test_members_are_listed_by_team_and_dismissed(capsys: pytest.CaptureFixture[str]) -> None:
    for label, team in (("crm", "North"), ("erp", "South")):
        run(capsys, "token", "create", "--label", label, "--role", "rep", "--team", team)

    everybody, _ = run(capsys, "members")
    south, told = run(capsys, "members", "--team", "South")
    person = south.split()[0]
    gone = run(capsys, "dismiss", person)
    wrong = run(capsys, "dismiss", person, code=1)

    assert [line.split()[3] for line in everybody.splitlines()] == ["crm", "erp"]
    assert [line.split()[1:4] for line in south.splitlines()] == [["rep", "South", "erp"]]
    assert told == said("cli.members", people=1)
    assert gone == ("", said("cli.dismissed", name="erp", id=person))
    assert wrong == ("", said("errors.no_such_member", id=person, found=0))


@pytest.mark.parametrize("team", ["", "North"])
def test_a_playbook_is_published_for_the_house_or_a_team(
    team: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "wang.yaml"
    path.write_text(WANG, "utf-8")

    out, _ = run(capsys, "publish", str(path), *(("--team", team) if team else ()))

    facts = {"title": "初访仓库王姐", "version": 1, "team": team, "locale": "zh-CN"}
    assert said("shell.published", **facts, spoken=False) in out
    with open_world(load_settings()) as world, world.store.reader() as reader:
        assert [(each.team, each.version) for each in reader.live("North")] == [(team, 1)]
        assert [each.team for each in reader.live("South")] == ([] if team else [""])


def test_nothing_is_published_when_one_file_is_wrong(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "a.yaml").write_text(WANG, "utf-8")
    (home / "b.yaml").write_text(WANG.replace("kind: rehearsal", "kind: dance"), "utf-8")

    out, _ = run(capsys, "publish", str(home), code=1)

    assert "b.yaml:2:7" in out
    with open_world(load_settings()) as world, world.store.reader() as reader:
        assert [*reader.live("")] == []


def test_rules_are_no_playbook(home: Path) -> None:
    rules = Path(__file__).parents[2] / "playbooks" / "rules"
    file = next(iter(sorted(rules.rglob("*.yaml"))))
    (home / "rules").mkdir()
    (home / "rules" / file.name).write_bytes(file.read_bytes())

    assert cli.main(["publish", str(home / "rules" / file.name)]) == 1


def test_the_deep_link_stands_where_the_bot_is_known() -> None:
    handout = Handout(renderer(), str, Locale.ZH, None)
    handout.bot_link = "https://t.me/duilian_bot"

    assert handout.doors("c0de") == {
        "code": "c0de",
        "telegram": "https://t.me/duilian_bot?start=c0de",
        "web": "",
    }
