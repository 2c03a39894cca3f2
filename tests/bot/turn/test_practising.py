"""One tap from an objection that came up in a talk into the drill that practises it."""

from collections.abc import Iterator

import pytest

from bot.commands.desk import read_desk
from bot.inbox import Writer
from bot.messages import Address
from bot.store.memory import MemoryStore
from bot.supplies import library
from bot.turn.player import Player
from coach import engine
from coach.events import Began, Chose
from coach.playbook import Drill
from coach.replay import fold
from coach.vocabulary import Locale, Walk
from tests.bot.shelves import renderer
from tests.bot.turn.callers import Caller

LI = Address(namespace="terminal", user="li")
OBJECTION = "价格太高"


@pytest.fixture
def li(kept: MemoryStore) -> Iterator[Caller]:
    """Li at a service with the built-in playbooks."""
    player = Player(library(), renderer(), Locale.ZH)
    with Writer(kept, player.play, player.apologise) as writer:
        yield Caller(writer, LI)


def drill() -> Drill:
    book = next(one for one in library().all(Locale.ZH) if isinstance(one, Drill))
    assert OBJECTION in (item.name for item in book.items[1:])
    return book


def test_the_drill_begins_at_that_objection(li: Caller, kept: MemoryStore) -> None:
    said = li.presses(f"drill:{OBJECTION}")

    number = tuple(item.name for item in drill().items).index(OBJECTION)
    assert any(words.text in said for words in drill().items[number].says)
    assert not any(words.text in said for words in drill().items[0].says)
    with kept.transaction() as transaction:
        desk = read_desk(transaction.lock([LI])[LI])
        assert desk is not None
        assert desk.talk is not None
        row = transaction.session(desk.talk.session)
        turns = transaction.turns(desk.talk.session)
    assert row is not None
    events = tuple(engine.decode_event(turn.event) for turn in turns)
    assert events == (Began(walk=Walk.GUIDED), Chose(choice=f"item:{number}"))
    recorded = [(engine.decode_event(turn.event), turn.at) for turn in turns]
    assert fold(drill(), recorded, row.seed) == engine.decode_state(row.state)
    assert row.step == len(turns)


def test_it_goes_on_from_there(li: Caller) -> None:
    li.presses(f"drill:{OBJECTION}")

    assert li.says("我理解，您是拿我们跟哪家比？")


def test_an_objection_that_no_drill_has_leads_to_the_drills(li: Caller) -> None:
    said = li.presses("drill:天要下雨")

    assert any(words.text in said for words in drill().items[0].says)
