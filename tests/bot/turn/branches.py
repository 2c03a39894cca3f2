"""A service that is started anew again and again, and the talks that it keeps."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.commands.desk import Desk, read_desk
from bot.inbox import Writer
from bot.messages import Address
from bot.receipts import Notary
from bot.store.port import Store
from bot.store.rows import SessionRow, TurnRow
from bot.turn.player import Player
from coach import engine
from coach.kinds.rehearsal.state import RehearsalState
from coach.replay import fold
from coach.vocabulary import Locale
from tests.bot.receipted import OURS
from tests.bot.shelves import library, renderer
from tests.bot.turn.callers import Caller
from tests.coach.receipt.talks import book

LI = Address(namespace="terminal", user="li")
MANY, AGAIN, WRONG = "王姐一天多少单？", "一天多少单？", "发错的多少？"
Opens = Callable[[], Caller]


@pytest.fixture
def opens(store: Store, tmp_path: Path) -> Iterator[Opens]:
    """Li at a service on a store of each kind; each call starts the service anew."""
    known: list[Caller] = []
    with ExitStack() as open_now:

        def start() -> Caller:
            open_now.pop_all().close()
            books = library(tmp_path)
            player = Player(books, renderer(), Locale.ZH, Notary(books, lambda: OURS))
            writer = open_now.enter_context(Writer(store, player.play, player.apologise))
            if known:
                known[0].writer = writer
            else:
                known.append(Caller(writer, LI))
            return known[0]

        yield start


def desk_in(store: Store) -> Desk:
    with store.transaction() as transaction:
        desk = read_desk(transaction.lock([LI])[LI])
    assert desk is not None
    return desk


def held(store: Store, name: str | None = None) -> tuple[SessionRow, Sequence[TurnRow]]:
    """A session with its turns; without a name the one on the table."""
    talk = desk_in(store).talk
    with store.transaction() as transaction:
        row = transaction.session(name or ("" if talk is None else talk.session))
        assert row is not None
        return row, transaction.turns(row.id)


def state_of(row: SessionRow) -> RehearsalState:
    state = engine.decode_state(row.state)
    assert isinstance(state, RehearsalState)
    return state


def folds(row: SessionRow, turns: Sequence[TurnRow]) -> bool:
    """Whether the state that is kept is what its turns lead to."""
    recorded = [(engine.decode_event(turn.event), turn.at) for turn in turns]
    assert [turn.step for turn in turns] == list(range(1, row.step + 1))
    return fold(book("rehearsal"), recorded, row.seed) == engine.decode_state(row.state)


def talked(li: Caller, *lines: str, walk: str = "free") -> None:
    li.presses(f"begin:{walk}:wang")
    for said in lines:
        li.says(said)
