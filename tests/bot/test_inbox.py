"""What the one writer promises, on every store."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

import pytest

from bot.errors import Busy, StoreUnavailable
from bot.inbox import BATCH, Conflict, Writer
from bot.logs import facts_of
from bot.messages import Address, Inbound, Message
from bot.store.memory import MemoryStore
from bot.store.port import Outbox, Reader, Refused, Store, Transaction
from bot.store.rows import DeadLetter, PersonRow, Played
from tests.bot.talks import (
    LI,
    SORRY,
    PoisonError,
    apologise,
    assert_whole,
    key_of,
    play,
    said,
)

HAN = Address(namespace="terminal", user="han")
Replies = Future[tuple[Message, ...]]


def texts(replies: Sequence[Replies]) -> list[str]:
    return [message.text for reply in replies for message in reply.result(10)]


@contextmanager
def paused(writer: Writer, *waiting: Inbound) -> Iterator[list[Replies]]:
    """Submit before the writer starts, so that all of it is one batch."""
    replies = [writer.submit(inbound) for inbound in waiting]
    with writer:
        yield replies


def test_the_messages_of_one_batch_follow_on_each_other(store: Store) -> None:
    messages = [said(n, who=LI if n % 3 else HAN) for n in range(30)]
    with paused(Writer(store, play, apologise), *messages) as replies:
        wait(replies, 10)

    assert assert_whole(store, LI) == [m.message_id for m in messages if m.address == LI]
    assert assert_whole(store, HAN) == [m.message_id for m in messages if m.address == HAN]


def test_the_messages_of_many_batches_follow_on_each_other(store: Store) -> None:
    with Writer(store, play, apologise) as writer:
        replies = [writer.submit(said(n)) for n in range(3 * BATCH)]

    assert texts(replies) == [str(n + 1) for n in range(3 * BATCH)]
    assert len(assert_whole(store)) == 3 * BATCH


def test_the_same_message_three_times_in_one_batch_is_one_turn(store: Store) -> None:
    with paused(Writer(store, play, apologise), said(1), said(1), said(1)) as replies:
        wait(replies, 10)

    assert texts(replies) == ["1", "1", "1"]
    assert assert_whole(store) == ["m1"]


def test_the_same_message_three_times_over_restarts_is_one_turn(store: Store) -> None:
    replies = []
    for _ in range(3):
        with Writer(store, play, apologise) as writer:
            replies.append(writer.submit(said(1)))

    assert texts(replies) == ["1", "1", "1"]
    assert assert_whole(store) == ["m1"]


def test_the_same_key_with_another_body_is_a_conflict(store: Store) -> None:
    with Writer(store, play, apologise) as writer:
        first = writer.submit(said(1, digest="one")).result(10)
        again = writer.submit(said(1, digest="two"))
        same = writer.submit(said(1, digest="one"))

        assert isinstance(again.exception(10), Conflict)
        assert same.result(10) == first
    assert assert_whole(store) == ["m1"]


def test_the_same_key_of_another_person_with_another_body_is_a_conflict(store: Store) -> None:
    other = said(1, who=HAN, digest="other")
    with paused(Writer(store, play, apologise), said(1), other) as (first, second):
        assert texts([first]) == ["1"]
        assert isinstance(second.exception(10), Conflict)
    assert assert_whole(store, HAN) == []


def test_a_poison_turn_does_not_hurt_the_others_of_its_batch(store: Store) -> None:
    batch = [said(1), said(2, "poison"), said(3), said(4, "poison", who=HAN), said(5, who=HAN)]
    with paused(Writer(store, play, apologise), *batch) as replies:
        wait(replies, 10)

    assert texts(replies) == ["1", "sorry", "2", "sorry", "1"]
    assert assert_whole(store, LI) == ["m1", "m3"]
    assert assert_whole(store, HAN) == ["m5"]


def test_a_poison_turn_is_kept_as_a_dead_letter_and_answered_alike_for_ever(store: Store) -> None:
    poison = said(1, "poison")
    with Writer(store, play, apologise) as writer:
        replies = [writer.submit(poison).result(10) for _ in range(2)]
        conflict = writer.submit(said(1, "poison", digest="other")).exception(10)

    assert replies == [SORRY, SORRY]
    assert isinstance(conflict, Conflict)
    name = f"{PoisonError.__module__}.{PoisonError.__qualname__}"
    again = DeadLetter(key=key_of(poison), address=LI, digest="d", error=name, at=poison.at)
    with pytest.raises(Refused), store.transaction() as transaction:
        transaction.bury(again)


def test_the_log_tells_where_a_turn_failed_and_not_what_was_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_transaction: Transaction, _person: PersonRow, inbound: Inbound) -> Played:
        raise PoisonError(inbound.text)

    with Writer(MemoryStore(), fail, apologise) as writer:
        writer.submit(said(1, "my customer's secret")).result(10)

    assert "PoisonError" in caplog.text
    assert __file__ in caplog.text
    assert "secret" not in caplog.text


def test_who_cannot_even_be_apologised_to_gets_the_error() -> None:
    def fail(_person: PersonRow, _inbound: Inbound) -> tuple[Message, ...]:
        raise ZeroDivisionError

    store = MemoryStore()
    batch = (said(1, "poison"), said(2))
    with paused(Writer(store, play, fail), *batch) as (poison, sound):
        assert isinstance(poison.exception(10), ZeroDivisionError)
        assert texts([sound]) == ["1"]
    assert assert_whole(store) == ["m2"]


def test_a_full_queue_says_busy_and_takes_more_when_it_has_drained() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
        begun.set()
        assert go_on.wait(10)
        return play(transaction, person, inbound)

    store = MemoryStore()
    with Writer(store, slow, apologise, capacity=2) as writer:
        replies = [writer.submit(said(1))]
        assert begun.wait(10)
        replies += [writer.submit(said(2)), writer.submit(said(3))]
        with pytest.raises(Busy) as busy:
            writer.submit(said(4))
        go_on.set()
        wait(replies, 10)
        replies.append(writer.submit(said(5)))

    assert busy.value.facts == {"waiting": 2}
    assert texts(replies) == ["1", "2", "3", "4"]
    assert assert_whole(store) == ["m1", "m2", "m3", "m5"]


def test_closing_settles_what_waits_and_takes_nothing_more(store: Store) -> None:
    writer = Writer(store, play, apologise)
    with paused(writer, *(said(n) for n in range(2 * BATCH + 1))) as replies:
        pass

    assert all(reply.done() for reply in replies)
    with pytest.raises(StoreUnavailable) as closed:
        writer.submit(said(999))
    assert closed.value.facts == {"url": "", "why": "closing"}
    assert len(assert_whole(store)) == 2 * BATCH + 1


def test_a_writer_that_never_began_closes() -> None:
    writer = Writer(MemoryStore(), play, apologise)
    writer.close()

    with pytest.raises(StoreUnavailable):
        writer.submit(said(1))


def test_who_went_away_before_his_turn_is_not_played() -> None:
    store = MemoryStore()
    writer = Writer(store, play, apologise)
    gone, stayed = writer.submit(said(1)), writer.submit(said(2))
    assert gone.cancel()
    with writer:
        assert texts([stayed]) == ["1"]

    assert assert_whole(store) == ["m2"]


class Away:
    """A store whose database is away as often as it is told."""

    def __init__(self, store: Store, times: int) -> None:
        self._store = store
        self._times = times

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._store.transaction() as transaction:
            yield transaction
            if self._times:
                self._times -= 1
                raise StoreUnavailable(url="sqlite:///x", why="full")

    def outbox(self) -> AbstractContextManager[Outbox]:
        return self._store.outbox()

    def reader(self) -> AbstractContextManager[Reader]:
        return self._store.reader()

    def prune(self, before: datetime) -> int:
        return self._store.prune(before)

    def ready(self) -> bool:
        return self._times == 0

    def close(self) -> None:
        self._store.close()


def test_a_batch_whose_commit_fails_is_played_when_it_comes_again() -> None:
    store = MemoryStore()
    writer = Writer(Away(store, 1), play, apologise)
    with paused(writer, said(1), said(2)) as lost:
        assert [type(reply.exception(10)) for reply in lost] == [StoreUnavailable] * 2
        assert texts([writer.submit(said(1)), writer.submit(said(2))]) == ["1", "2"]

    assert assert_whole(store) == ["m1", "m2"]


def test_a_poison_turn_is_not_buried_while_the_store_is_away() -> None:
    store = MemoryStore()

    class AwayForBurials(Away):
        @contextmanager
        def transaction(self) -> Iterator[Transaction]:
            with self._store.transaction() as transaction:
                yield transaction
                raise StoreUnavailable(url="sqlite:///x", why="away")

    with Writer(AwayForBurials(store, 0), play, apologise) as writer:
        reply = writer.submit(said(1, "poison"))
        assert isinstance(reply.exception(10), StoreUnavailable)
    with Writer(store, play, apologise) as writer:
        assert writer.submit(said(1, "poison")).result(10) == SORRY


def test_a_settled_turn_is_one_line_of_ids_and_what_was_seen_before_is_none(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", logger="bot.inbox")
    with Writer(MemoryStore(), play, apologise) as writer:
        for _ in range(2):
            writer.submit(said(1, "my customer's secret")).result(10)

    (record,) = caplog.records
    facts = facts_of(record)
    assert record.getMessage() == "turn settled"
    assert list(facts) == ["person", "session", "step", "ms"]
    assert "secret" not in str(facts)


def test_a_store_that_does_not_serve_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with Writer(Away(MemoryStore(), 1), play, apologise) as writer:
        assert isinstance(writer.submit(said(1)).exception(10), StoreUnavailable)

    assert [facts_of(record) for record in caplog.records] == [{"why": "full", "messages": 1}]
