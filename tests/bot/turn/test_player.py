"""One message in, bubbles and rows out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.desk import Result
from bot.inbox import Writer
from bot.library import Library
from bot.messages import Verdict
from bot.store.memory import MemoryStore
from bot.store.rows import Status
from bot.supplies import simplifier
from bot.turn.player import Player
from coach import engine
from coach.events import Began, Chose, Spoke
from coach.replay import fold
from coach.vocabulary import Kind, Locale, Speaker, Walk
from tests.bot.shelves import WANG, library, renderer, write
from tests.bot.turn.kept import desk_in, line, session_in
from tests.bot.visitor import Visitor, choice_ids, coach_line, player_of


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def rep(kept: MemoryStore, tmp_path: Path) -> Iterator[Visitor]:
    player = player_of(tmp_path)
    with Writer(kept, player.play, player.apologise) as writer:
        yield Visitor(writer)


def test_a_first_message_is_a_welcome_in_chinese(rep: Visitor) -> None:
    messages = rep.says("/start")

    assert coach_line(messages) == line("shell.welcome")
    assert choice_ids(messages) == ("practice", "drill", "prep")


def test_a_new_person_is_met_in_the_language_of_his_message(rep: Visitor) -> None:
    messages = rep.sends(text="/start", locale=Locale.EN)

    assert coach_line(messages) == renderer().text("shell.welcome", Locale.EN, {})


def test_the_language_of_a_later_message_changes_nothing(rep: Visitor, kept: MemoryStore) -> None:
    rep.says("/start")
    rep.sends(text="/menu", locale=Locale.EN)

    assert desk_in(kept).locale is Locale.ZH


def test_a_talk_begins_with_its_pin_its_row_and_its_first_turn(
    rep: Visitor, kept: MemoryStore, tmp_path: Path
) -> None:
    rep.says("练拜访")
    rep.says("王姐")
    messages = rep.says("1")

    books = library(tmp_path)
    shelved = next(each for each in books.built_in_shelf(Locale.ZH) if each.playbook.id == "wang")
    row = session_in(kept)
    assert messages[0].speaker is Speaker.CUSTOMER
    assert messages[0].text == "坐吧。"
    assert shelved is not None
    assert (row.kind, row.playbook, row.step, row.status) == (
        Kind.REHEARSAL, "wang", 1, Status.OPEN,
    )  # fmt: skip
    assert (row.pin.engine, row.pin.rules, row.pin.playbook) == (
        engine.ENGINE_VERSION, books.rules_digest, shelved.digest,
    )  # fmt: skip
    with kept.transaction() as transaction:
        (turn,) = transaction.turns(row.id)
        assert engine.decode_event(turn.event) == Began(walk=Walk.GUIDED)
        assert transaction.source(shelved.digest) == WANG.encode()
        assert transaction.source(books.rules_digest) == books.rules


def test_sessions_are_named_by_the_message_that_began_them(tmp_path: Path) -> None:
    rows = []
    for _ in range(2):
        store, player = MemoryStore(), player_of(tmp_path)
        with Writer(store, player.play, player.apologise) as writer:
            Visitor(writer).presses("begin:free:wang")
        rows.append(session_in(store))

    assert rows[0] == rows[1]
    assert rows[0].seed == rows[0].id
    assert len(rows[0].id) == 32


def test_what_is_kept_of_a_talk_replays_to_its_state(
    rep: Visitor, kept: MemoryStore, tmp_path: Path
) -> None:
    rep.presses("begin:guided:wang")
    for text in ("王姐好，李姐介绍我来的，占您十分钟", "一天多少单？", "/hint", "有没有发错过？"):
        rep.says(text)

    row = session_in(kept)
    with kept.transaction() as transaction:
        turns = transaction.turns(row.id)
        recorded = [(engine.decode_event(turn.event), turn.at) for turn in turns]
        playbook = library(tmp_path).pinned(row.pin.playbook, transaction.source)
    assert [type(event) for event, _ in recorded] == [Began, Spoke, Spoke, Chose, Spoke]
    assert engine.encode_state(fold(playbook, recorded, row.seed)) == row.state


def test_a_finished_talk_is_closed_and_remembered(rep: Visitor, kept: MemoryStore) -> None:
    rep.presses("begin:guided:wang")
    messages = rep.says("/stop")

    row = session_in(kept)
    desk = desk_in(kept)
    assert row.status is Status.FINISHED
    assert row.outcome is not None
    assert desk.last == Result(title="王姐", score=row.score)
    assert choice_ids(messages)[-1] == "menu"


def test_a_finished_talk_still_answers_and_still_shows_the_way_out(rep: Visitor) -> None:
    rep.presses("begin:guided:wang")
    rep.says("/stop")

    for text in ("/score", "/why", "今天天气不错"):
        assert choice_ids(rep.says(text))[-1] == "menu"


@pytest.mark.parametrize("text", ["/score", "/why"])
def test_a_finished_talk_can_be_asked_about_until_another_begins(rep: Visitor, text: str) -> None:
    rep.presses("begin:guided:wang")
    rep.says("/stop")
    asked = coach_line(rep.says(text))
    rep.says("谢谢，再见")

    assert coach_line(rep.says(text)) == asked
    rep.says("/menu")
    assert coach_line(rep.says(text)) == asked
    rep.presses("begin:guided:li")
    rep.says("/cancel")
    assert coach_line(rep.says(text)) == line("shell.nothing_open", name=text[1:])


def test_the_bubble_that_ends_a_talk_carries_its_verdict(rep: Visitor, kept: MemoryStore) -> None:
    first = rep.presses("begin:guided:wang")
    last = rep.says("/stop")

    row = session_in(kept)
    verdict = Verdict(score=row.score, outcome=row.outcome)
    assert {each.verdict for each in first} == {None}
    assert [each.verdict for each in last if each.speaker is Speaker.COACH] == [verdict]
    assert [each.verdict for each in rep.says("/score")] == [None]


def test_a_talk_is_left_and_taken_up_again(rep: Visitor, kept: MemoryStore) -> None:
    rep.presses("begin:guided:wang")
    asked = rep.says("您现在一天多少单？")
    menu = rep.says("/cancel")
    assert desk_in(kept).talk is None

    back = rep.presses(choice_ids(menu)[0])

    assert back[0].text == asked[0].text
    assert choice_ids(back) == choice_ids(asked)
    rep.says("发错过货吗？")
    assert session_in(kept).step == 3


def test_after_coming_back_without_a_customer_the_coach_repeats_himself(rep: Visitor) -> None:
    asked = rep.presses("begin:guided:prep")

    back = rep.says("/start")

    assert coach_line(back).endswith(coach_line(asked))


def test_switching_the_language_relabels_what_is_offered(rep: Visitor) -> None:
    rep.presses("begin:guided:wang")
    rep.says("/language en")

    assert choice_ids(rep.says("Hint")) != ()
    assert rep.says("/score")[0].locale is Locale.EN


def test_traditional_characters_are_understood_and_kept(kept: MemoryStore, tmp_path: Path) -> None:
    books = Library(write(tmp_path), simplifier())
    player = Player(books, renderer(), Locale.ZH)
    with Writer(kept, player.play, player.apologise) as writer:
        visitor = Visitor(writer)
        assert choice_ids(visitor.says("練拜訪"))[0] == "open:wang"
        visitor.presses("begin:guided:wang")
        visitor.says("一天發多少單？")

    row = session_in(kept)
    with kept.transaction() as transaction:
        event = engine.decode_event(transaction.turns(row.id)[-1].event)
    assert isinstance(event, Spoke)
    assert event.reading.text == "一天發多少單？"
