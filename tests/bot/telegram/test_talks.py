"""Whole talks by Telegram: the same turns whichever way the updates come."""

from pathlib import Path

import msgspec
import pytest

from bot.access import Role
from bot.messages import Address, Inbound
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import SessionRow, Status, TurnRow
from coach import engine
from coach.events import Event
from coach.playbook import Drill
from coach.vocabulary import Locale
from tests.bot.receipted import TALKS
from tests.bot.telegram.conftest import LIBRARY, Serve, let_in, settings_for, world_on
from tests.bot.test_talks import READS, messages_of
from tests.bot.visitor import NOON
from tests.fake_bot_api import FakeBotApi, FakePerson

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

DRILLS = {book.id for at in Locale for book in LIBRARY.all(at) if isinstance(book, Drill)}
ADDRESS = Address(namespace="telegram", user="777")


def lines_of(talk: Path) -> list[str]:
    return ["/start", *talk.read_text("utf-8").splitlines()]


def sessions_of(store: Store, at: Address) -> list[tuple[SessionRow, list[TurnRow]]]:
    """The sessions of a person in the order in which they began, with their turns."""
    with store.transaction() as transaction:
        person = transaction.lock([at])[at].id
        rows = [row for status in Status for row in transaction.sessions_of(person, status)]
        kept = [(row, list(transaction.turns(row.id))) for row in rows]
    return sorted(kept, key=lambda one: number_of(one[1][0].key.message_id))


def number_of(message_id: str) -> int:
    """Which message of its talk this was: each way counts in its own words."""
    return int(message_id.replace("-", "/").rpartition("/")[2]) % 100_000


def outline(store: Store, at: Address) -> list[tuple[object, ...]]:
    """What became of every session, turn by turn: all but its name and what the name brings."""
    return [
        (
            row.playbook,
            row.status,
            row.step,
            row.outcome,
            row.score,
            [event_of(turn) for turn in turns],
        )
        for row, turns in sessions_of(store, at)
    ]


def undealt(sessions: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """All but the drills: the name of a session deals their cards."""
    return [one for one in sessions if one[0] not in DRILLS]


def event_of(turn: TurnRow) -> Event:
    return engine.decode_event(turn.event)


def store_of_a_rep() -> MemoryStore:
    """A store that knows him."""
    store = MemoryStore()
    let_in(store, ADDRESS.user, Role.REP)
    return store


def by_hand(api: FakeBotApi, talk: Path) -> tuple[MemoryStore, list[str]]:
    """The same talk, from the same messages, handed straight to the writer."""
    store = store_of_a_rep()
    said: list[str] = []
    with world_on(store, settings_for(api)) as world:
        for number, text in enumerate(lines_of(talk), start=1):
            inbound = Inbound(
                address=ADDRESS,
                message_id=f"777/{100_000 + number}",
                digest=text,
                at=NOON,
                text=text,
                locale=Locale(talk.parent.name),
            )
            said += [each.text for each in world.writer.submit(inbound).result(30)]
    return store, said


def at_the_terminal(api: FakeBotApi, talk: Path) -> tuple[MemoryStore, Address]:
    store = MemoryStore()
    with world_on(store, settings_for(api)) as world:
        for message in messages_of(talk):
            world.writer.submit(msgspec.structs.replace(message, at=NOON)).result(30)
    return store, messages_of(talk)[0].address


@pytest.mark.parametrize("talk", READS)
def test_a_talk_by_telegram_is_the_talk_at_the_terminal(
    talk: Path, api: FakeBotApi, serve: Serve
) -> None:
    rep = FakePerson(api, language=talk.parent.name)
    store = store_of_a_rep()
    hand, expected = by_hand(api, talk)
    terminal, address = at_the_terminal(api, talk)
    with serve(api, store):
        for line in lines_of(talk):
            rep.says(line)
        rep.waits(len(expected))

    names = ("客户\n", "陪练\n", "Customer\n", "Coach\n")
    heard = []
    for message in rep.sees:
        name = next((name for name in names if message.text.startswith(name)), "")
        heard.append(message.text.removeprefix(name))
    # A file whose words are too long to stand below it comes by itself, after them.
    assert [text for text in heard if text] == expected
    assert outline(store, ADDRESS)
    assert outline(store, ADDRESS) == outline(hand, ADDRESS)
    assert undealt(outline(store, ADDRESS)) == undealt(outline(terminal, address))


def test_the_need_map_comes_as_a_photo_and_going_back_as_words(
    api: FakeBotApi, serve: Serve
) -> None:
    rep = FakePerson(api, language="zh-CN")
    with serve(api, store_of_a_rep()):
        for line in lines_of(TALKS / "zh-CN" / "free-good.txt"):
            rep.says(line)
        api.wait(lambda: any("及格" in each.text for each in rep.sees))
        debrief = rep.sees[-1]
        rep.presses("需求图", debrief)
        api.wait(lambda: rep.sees[-1].file is not None)
        photo = rep.sees[-1]
        rep.says("/retry 4")
        api.wait(lambda: "第 4 句" in rep.sees[-1].text)

    assert photo.file is not None
    assert (photo.text, photo.file[0]) == ("陶主任的需求图", "needs.png")
    assert photo.file[1].startswith(b"\x89PNG")
    assert "需求图" in dict(photo.buttons)
