"""A manager's day on Telegram, from his invitation to the playbook he takes back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from bot import cli
from bot.store.sql import SqlStore, open_store
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import Serve
from tests.bot.test_settings import clean
from tests.fake_bot_api import FakeBotApi, FakePerson
from tests.fake_bot_api.api import TOKEN

__all__ = ["clean"]

DAYS = Path(__file__).parent / "day"
CODE = re.compile(r"[A-Za-z0-9_-]{22}")
#: What changes with the day, or with the library that comes along.
CHANGING = (
    (re.compile(r"(?<=[=/ ])[A-Za-z0-9_-]{22}"), "CODE"),
    (re.compile(r"\d+ ?月 ?\d+ ?日( \d\d:\d\d)?"), "DAY"),
    (
        re.compile(r"\d+ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*(, \d\d:\d\d)?"),
        "DAY",
    ),
    (re.compile(r"(?<=自带的 )\d+|\d+(?= built.in)"), "N"),
)


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What people are called, write and spoil, in a language."""

    language: str
    team: str
    manager: str
    rep: str
    customer: str
    mistakes: tuple[tuple[str, str], ...]
    later: tuple[str, str]
    hello: str
    asks: str


WORDS = {
    Locale.ZH: Words(
        language="zh-hans",
        team="华东",
        manager="老张",
        rep="小王",
        customer="赵姐",
        mistakes=(
            ("about: [多少单, 几单]", "about: [多少单， 几单]"),
            ("contact: 初次拜访", "contact: 初次拜仿"),
            ("area: 客户", "area: 顾客关系"),
            ("meets: 错发货", "meets: 错发火"),
        ),
        later=("greets: 坐吧，货堆着呢，长话短说。", "greets: 快坐，我三点还有车要装。"),
        hello="赵姐您好，老周介绍我来的，耽误您十分钟。",
        asks="您这儿一天发多少单？",
    ),
    Locale.EN: Words(
        language="en-GB",
        team="North",
        manager="Zoe",
        rep="Will",
        customer="Edna",
        mistakes=(
            ("about: [trial, try it]", "about: [trial, it]"),
            ("contact: first visit", "contact: first visitt"),
            ("area: customers", "area: clientele"),
            ("meets: wrong parcels", "meets: wrong parcel"),
        ),
        later=("greets: Have a seat. Mind", "greets: You again. Mind"),
        hello="Morning, Edna. Bill said you might spare me ten minutes.",
        asks="How many parcels do you send out a day?",
    ),
}


class Day:
    """What everybody writes and sees, line by line."""

    def __init__(self, locale: Locale, capsys: pytest.CaptureFixture[str]) -> None:
        self.words = WORDS[locale]
        self.lines: list[str] = []
        self._locale = locale
        self._capsys = capsys

    @property
    def text(self) -> str:
        """The transcript, without what changes from day to day."""
        text = "\n".join(self.lines) + "\n"
        for pattern, word in CHANGING:
            text = pattern.sub(word, text)
        return text

    def orders(self, *arguments: str) -> str:
        """What an operator's command writes."""
        assert cli.main([*arguments, "--locale", self._locale]) == 0
        out = self._capsys.readouterr().out
        self._write("$", f"duilian {' '.join(arguments)}")
        self._write("", out)
        return out

    def playbook(self, *changes: tuple[str, str]) -> bytes:
        """The playbook of the day with these changes."""
        text = (DAYS / f"{self._locale}.yaml").read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text.encode()

    def label(self, name: str, **facts: object) -> str:
        """What stands on a button."""
        return renderer().text(f"shell.label.{name}", self._locale, facts)

    def _write(self, who: str, said: str) -> None:
        first, *rest = said.strip().splitlines()
        self.lines += [f"{who}  {first}", *(f"    {line}" for line in rest)]


class Actor(NamedTuple):
    """Somebody in the day, under the name the transcript calls him."""

    day: Day
    name: str
    person: FakePerson

    def says(self, text: str) -> str:
        """Write words; what comes back."""
        seen = len(self.person.sees)
        self.person.says(text)
        return self._shown(text, seen)

    def uploads(self, name: str, data: bytes) -> str:
        """Send a file."""
        seen = len(self.person.sees)
        self.person.uploads(name, data)
        return self._shown(f"<{name}>", seen)

    def presses(self, label: str) -> str:
        """Press a button of the last bubble."""
        seen = len(self.person.sees)
        self.person.presses(label)
        return self._shown(f"[{label}]", seen)

    def _shown(self, did: str, seen: int) -> str:
        (shown,) = self.person.waits(seen + 1)[seen:]
        buttons = "".join(f"\n[{label}]" for label, _ in shown.buttons)
        self.day.lines += [f"{self.name}  {did}"]
        self.day.lines += [f"    {line}" for line in (shown.text + buttons).splitlines()]
        return shown.text


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, api: FakeBotApi) -> Iterator[SqlStore]:
    """A database that the operator and the service share."""
    url = f"sqlite:///{tmp_path / 'duilian.db'}"
    monkeypatch.setenv("DUILIAN_DATABASE_URL", url)
    monkeypatch.setenv("DUILIAN_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("DUILIAN_TELEGRAM_API", api.address)
    assert cli.main(["migrate"]) == 0
    store = open_store(url)
    yield store
    store.close()


def code_in(text: str) -> str:
    """The code of the deep link in a text."""
    return text.partition("?start=")[2].split()[0]


@pytest.mark.parametrize("locale", Locale)
def test_the_day_goes_as_it_is_written_down(
    locale: Locale,
    api: FakeBotApi,
    place: SqlStore,
    serve: Serve,
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    day = Day(locale, capsys)
    words = day.words
    manager = Actor(day, words.manager, FakePerson(api, 1001, language=words.language))
    rep = Actor(day, words.rep, FakePerson(api, 1002, language=words.language))
    with serve(api, place):
        api.wait(lambda: api.called("setMyCommands") != [])
        comes_in(day, manager, rep)
        practises_while_it_changes(day, manager, rep)
        takes_it_back(day, manager, rep)

    written = DAYS / f"{locale}.txt"
    assert day.text == written.read_text("utf-8")
    assert not CODE.search(day.text)
    with place.reader() as reader:
        (zhang,) = (each for each in reader.people(words.team) if each.name == words.manager)
        kept = str(reader.last_exchanges(zhang.id, 50))
    assert not CODE.search(re.sub(r"\b[0-9a-f]{22,}\b", "", kept))


def comes_in(day: Day, manager: Actor, rep: Actor) -> None:
    words = day.words
    invite = ("invite", "--role", "manager", "--team", words.team, "--name", words.manager)
    manager.says(f"/start {code_in(day.orders(*invite))}")
    manager.uploads("returns.yaml", day.playbook(*words.mistakes))
    manager.uploads("returns.yaml", day.playbook())
    rep.says(f"/start {code_in(manager.says(f'/invite {words.rep}'))}")


def practises_while_it_changes(day: Day, manager: Actor, rep: Actor) -> None:
    words = day.words
    rep.says(f"/practice {words.customer}")
    rep.presses(day.label("free"))
    rep.says(words.hello)
    manager.uploads("returns.yaml", day.playbook(words.later))
    rep.says(words.asks)


def takes_it_back(day: Day, manager: Actor, rep: Actor) -> None:
    words = day.words
    rep.says("/cancel")
    rep.says(f"/practice {words.customer}")
    rep.presses(day.label("free"))
    manager.says("/playbooks")
    title = re.search(r"^title: (.+)$", day.playbook().decode(), re.MULTILINE)
    assert title is not None
    manager.presses(day.label("withdraw", title=title[1]))
    manager.presses(day.label("withdraw_yes"))
    rep.says(words.asks)
    manager.says("/playbooks")
