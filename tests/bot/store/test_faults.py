"""Nothing is half written: a batch fails at each of its calls in turn, and comes again."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from sqlalchemy import Engine, event

from bot.errors import StoreUnavailable
from bot.inbox import Writer
from bot.messages import Address, Inbound
from bot.store.engine import open_engine
from bot.store.sql import SqlStore
from tests.bot.talks import apologise, assert_whole, play, said

#: The fewest calls a batch makes: begin, people twice, receipts, four tables, commit.
CALLS = 9


class Fault:
    """Fails the call of this number, statements and commits alike, counted from 1."""

    def __init__(self, engine: Engine, number: int) -> None:
        self._number = number
        self._calls = count(1)
        self._engine = engine
        self.struck = False

    def strike(self, *_call: object) -> None:
        if next(self._calls) == self._number:
            self.struck = True
            raise StoreUnavailable(url="", why="away")

    @contextmanager
    def waiting(self) -> Iterator[None]:
        names = ("before_cursor_execute", "commit")
        for name in names:
            event.listen(self._engine, name, self.strike)
        yield
        for name in names:
            event.remove(self._engine, name, self.strike)


def batch_of(number: int) -> list[Inbound]:
    li, han = (Address(namespace="terminal", user=f"{name}{number}") for name in ("li", "han"))
    return [
        said(10 * number, who=li),
        said(10 * number + 1, who=han),
        said(10 * number + 2, who=li),
    ]


def settle(store: SqlStore, batch: list[Inbound]) -> list[object]:
    """The texts of the replies, or the kind of trouble, of messages settled in one batch."""
    writer = Writer(store, play, apologise)
    replies = [writer.submit(inbound) for inbound in batch]
    with writer:
        troubles = [reply.exception(10) for reply in replies]
    return [
        reply.result()[0].text if trouble is None else type(trouble)
        for reply, trouble in zip(replies, troubles, strict=True)
    ]


def test_a_batch_that_fails_at_any_call_is_as_if_it_never_was(database_url: str) -> None:
    engine = open_engine(database_url)
    store = SqlStore(database_url, engine)
    for number in count(1):
        fault = Fault(engine, number)
        with fault.waiting():
            first = settle(store, batch_of(number))
        if not fault.struck:
            break
        li, han = (inbound.address for inbound in batch_of(number)[:2])
        assert first == [StoreUnavailable] * 3
        assert assert_whole(store, li) == assert_whole(store, han) == []
        assert settle(store, batch_of(number)) == ["1", "1", "2"]
        assert len(assert_whole(store, li)) == 2
    store.close()

    assert number > CALLS
