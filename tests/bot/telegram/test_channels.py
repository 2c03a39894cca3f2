"""A talk is the same on every channel there is, and goes on from one to the other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.access import Role
from bot.messages import Address, Inbound
from bot.store.memory import MemoryStore
from bot.store.rows import SessionRow, Status, TurnRow
from bot.web.app import build_app
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import SECRET, settings_for, world_on
from tests.bot.telegram.test_talks import event_of, lines_of, undealt
from tests.bot.test_talks import READS
from tests.bot.web.house import BASE, EAST, Hand, House
from tests.fake_bot_api import FakeBotApi, FakePerson

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

TERMINAL = Address(namespace="terminal", user="li")
#: Says one line; returns when its turn is kept.
Says = Callable[[str], None]


class Rep:
    """One person at a terminal, in a browser, and on Telegram."""

    def __init__(self, house: House, api: FakeBotApi, language: str) -> None:
        self._house = house
        self._language = language
        self._phone = FakePerson(api, language=language)
        self._browser = house.member(Role.REP, EAST)
        self._said = 0
        for join in (self._by_telegram, self._at_terminal):
            join(f"/start {self._code()}")
        self._by_telegram(f"/language {language}")
        #: What is said on each channel. Add a channel here, and all tests below play on it.
        self.channels: dict[str, Says] = {
            "terminal": self._at_terminal,
            "telegram": self._by_telegram,
            "web": self._on_web,
        }

    @property
    def address(self) -> Address:
        """Where he is reached."""
        return TERMINAL

    def _code(self) -> str:
        person = self._house.person(self._browser)
        return self._house.world.counter.link(person)

    def _at_terminal(self, text: str) -> None:
        self._said += 1
        world = self._house.world
        inbound = Inbound(
            address=TERMINAL,
            message_id=f"terminal-{self._said}",
            digest=text,
            at=world.clock(),
            text=text,
            locale=Locale(self._language),
        )
        world.writer.submit(inbound).result(30)

    def _by_telegram(self, text: str) -> None:
        answer = self._browser.client.post(
            "/webhooks/telegram",
            json=self._phone.unsent(text=text),
            headers={"x-telegram-bot-api-secret-token": SECRET},
        )
        assert answer.status_code == 200

    def _on_web(self, text: str) -> None:
        self._said += 1
        assert self._browser.says(text, f"{self._said:032x}").status_code == 200


@contextmanager
def rep_in(api: FakeBotApi, language: str) -> Iterator[tuple[Rep, MemoryStore]]:
    """A rep of a house of his own."""
    settings = settings_for(api).model_copy(update={"public_url": BASE})
    store = MemoryStore()
    with ExitStack() as opened:
        world = opened.enter_context(world_on(store, settings))
        app = build_app(world)
        opened.enter_context(TestClient(app))
        yield Rep(House(world, app, Hand()), api, language), store


def played(api: FakeBotApi, talk: Path, channels: Sequence[str]) -> list[tuple[object, ...]]:
    """What became of a talk whose lines take turns on these channels: sessions, turn by turn."""
    with rep_in(api, talk.parent.name) as (rep, store):
        for channel, line in zip(cycle(channels), lines_of(talk), strict=False):
            rep.channels[channel](line)
        sessions = sessions_of(store, rep.address)
    return [
        (row.playbook, row.status, row.step, row.outcome, row.score, [*map(event_of, turns)])
        for row, turns in sessions
    ]


def sessions_of(store: MemoryStore, at: Address) -> list[tuple[SessionRow, list[TurnRow]]]:
    """The sessions of a person in the order in which they began, with their turns."""
    with store.transaction() as transaction:
        person = transaction.lock([at])[at].id
        rows = [row for status in Status for row in transaction.sessions_of(person, status)]
        kept = [(row, list(transaction.turns(row.id))) for row in rows]
    return sorted(kept, key=lambda one: one[1][0].at)


@pytest.mark.parametrize("talk", READS)
def test_a_talk_is_the_same_on_every_channel_and_across_all_of_them(
    talk: Path, api: FakeBotApi
) -> None:
    expected = played(api, talk, ["terminal"])

    assert expected
    for channels in (["web"], ["telegram"], ["terminal", "telegram", "web"]):
        assert undealt(played(api, talk, channels)) == undealt(expected), channels
