"""Messages and rows that are not as they should be harm nobody."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from bot.commands.desk import Desk
from bot.commands.reaction import Begin, Reaction
from bot.commands.understand import Words
from bot.inbox import Writer
from bot.library import Lost
from bot.messages import Inbound
from bot.store.memory import MemoryStore
from bot.store.rows import Rows
from bot.turn.said import LONGEST
from bot.turn.session import Sessions
from bot.turn.visit import visit_of
from coach import engine
from coach.events import Spoke
from coach.vocabulary import Locale, Walk
from tests.bot.shelves import library
from tests.bot.turn.kept import desk_in, line, session_in, spoiled
from tests.bot.visitor import LI, NOON, Visitor, coach_line, person_in, player_of


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def rep(kept: MemoryStore, tmp_path: Path) -> Iterator[Visitor]:
    player = player_of(tmp_path)
    with Writer(kept, player.play, player.apologise) as writer:
        yield Visitor(writer)


def test_an_empty_message_gets_a_reply_and_changes_nothing(rep: Visitor, kept: MemoryStore) -> None:
    rep.presses("begin:guided:wang")

    for text in ("", "  \t ", "\x00\x07"):
        assert coach_line(rep.says(text)) == line("shell.blank")
    assert session_in(kept).step == 1


def test_a_message_without_words_or_button_is_an_empty_one(rep: Visitor) -> None:
    assert coach_line(rep.sends()) == line("shell.blank")


def test_a_speech_is_sent_back(rep: Visitor) -> None:
    assert coach_line(rep.says("啊" * (LONGEST + 1))) == line("shell.too_long", most=LONGEST)


def test_an_unknown_command_in_a_talk_is_explained(rep: Visitor, kept: MemoryStore) -> None:
    rep.presses("begin:guided:wang")
    messages = rep.says("/hnt")

    assert coach_line(messages) == line("shell.unknown_command", name="hnt", nearest="hint")
    assert session_in(kept).step == 1


def test_what_cannot_be_shown_does_not_reach_the_talk(rep: Visitor, kept: MemoryStore) -> None:
    rep.presses("begin:guided:wang")
    rep.says("一天\x00多少\x1b[31m单\ud800？")

    row = session_in(kept)
    with kept.transaction() as transaction:
        event = engine.decode_event(transaction.turns(row.id)[-1].event)
    assert isinstance(event, Spoke)
    assert event.reading.text == "一天 多少 [31m单 ？"


def test_a_state_that_cannot_be_read_loses_the_talk_not_the_person(
    rep: Visitor, kept: MemoryStore
) -> None:
    rep.presses("begin:guided:wang")
    spoiled(kept, replace(session_in(kept), state=b"{}"))

    assert coach_line(rep.says("一天多少单？")) == line("shell.gone")
    assert desk_in(kept).talk is None


def test_a_playbook_that_is_gone_loses_the_talk_not_the_person(
    rep: Visitor, kept: MemoryStore
) -> None:
    rep.presses("begin:guided:wang")
    row = session_in(kept)
    spoiled(kept, replace(row, pin=replace(row.pin, playbook="0" * 64)))

    assert coach_line(rep.says("一天多少单？")) == line("shell.gone")


def test_a_session_that_is_gone_loses_the_talk_not_the_person(
    rep: Visitor, kept: MemoryStore
) -> None:
    rep.presses("begin:guided:wang")
    desk = desk_in(kept)
    assert desk.talk is not None
    lost = replace(desk, talk=replace(desk.talk, session="nowhere"))
    person = replace(person_in(kept), desk=msgspec.json.encode(lost))
    with kept.transaction() as transaction:
        transaction.write(Rows(people={person.id: person}))

    assert coach_line(rep.says("一天多少单？")) == line("shell.gone")


@pytest.mark.parametrize(
    "order",
    [
        Begin(playbook="nobody", walk=Walk.FREE),
        Words(text="没有这一场"),
        None,
    ],
)
def test_what_does_not_lie_on_the_table_cannot_be_played(
    order: Begin | Words | None, kept: MemoryStore, tmp_path: Path
) -> None:
    person, books = person_in(kept), library(tmp_path)
    reaction = Reaction(desk=Desk(locale=Locale.ZH), order=order)
    inbound = Inbound(address=LI, message_id="m1", digest="d", at=NOON, text="x")

    with kept.transaction() as transaction:
        visit = visit_of(transaction, person, inbound, Locale.ZH)
        shelves = books.shelves(transaction, "")
        with pytest.raises(Lost):
            Sessions(books).step(visit, shelves, reaction)


def test_a_desk_that_cannot_be_read_is_a_new_desk(rep: Visitor, kept: MemoryStore) -> None:
    rep.says("/start")
    person = replace(person_in(kept), desk=b"{")
    with kept.transaction() as transaction:
        transaction.write(Rows(people={person.id: person}))

    assert coach_line(rep.says("/start")) == line("shell.welcome")


def test_when_playing_fails_the_desk_stays_and_the_person_hears_so(
    kept: MemoryStore, tmp_path: Path
) -> None:
    player = player_of(tmp_path)
    with kept.transaction() as transaction:
        person = transaction.lock([LI])[LI]
    with Writer(kept, player.play, player.apologise) as writer:
        visitor = Visitor(writer)
        visitor.says("/start")
        (tmp_path / "zh-CN" / "a-wang.yaml").write_text("", encoding="utf-8")
        messages = visitor.says("练拜访")

    assert coach_line(messages) == line("shell.sorry")
    assert person_in(kept).id == person.id
