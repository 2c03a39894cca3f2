"""What every store drops when it has grown old."""

import threading
from contextlib import closing
from datetime import timedelta

import pytest

from bot.store import pruning
from bot.store.port import Store
from bot.store.rows import Fate, Lease, Parcel, Rows, Sending
from bot.store.sql import open_store
from tests.bot.store.rows import LI, NOON, key, moved, person, receipt, session, turn

DAY = timedelta(days=1)


def keep(store: Store, days: int) -> None:
    """A receipt and a parcel of each day."""
    with store.transaction() as transaction:
        li = person(transaction)
        receipts = [(li.id, receipt(day + 1), NOON + day * DAY) for day in range(days)]
        parcels = [
            Parcel(key=f"p{day}", to=LI, body=b"x", at=NOON + day * DAY) for day in range(days)
        ]
        transaction.write(Rows(receipts=receipts, parcels=parcels))


def send(store: Store, number: int) -> None:
    lease = Lease(holder="me", at=NOON + 99 * DAY, until=NOON + 100 * DAY)
    for _ in range(number):
        with store.outbox() as outbox:
            (waiting,) = outbox.claim(LI.namespace, lease, 1)
            assert outbox.settle(waiting, lease, Sending(fate=Fate.SENT, due=NOON))


def test_receipts_and_settled_parcels_of_before_go(store: Store) -> None:
    keep(store, 5)
    send(store, 2)

    assert store.prune(NOON + 3 * DAY) == 3 + 2
    with store.transaction() as transaction:
        found = transaction.receipts([key(number) for number in range(1, 6)])
    assert sorted(found) == [key(4), key(5)]
    with store.outbox() as outbox:
        assert outbox.backlog(LI.namespace) == 3


def test_what_is_of_that_very_moment_stays(store: Store) -> None:
    keep(store, 1)
    send(store, 1)

    assert store.prune(NOON) == 0
    assert store.prune(NOON + DAY) == 2
    assert store.prune(NOON + DAY) == 0


def test_nothing_else_goes(store: Store) -> None:
    with store.transaction() as transaction:
        li = person(transaction)
        kept = moved(session(li), 1)
        transaction.write(Rows(sessions={"s1": kept}, turns=[turn(1)], sources={"a" * 64: b"a"}))

    assert store.prune(NOON + 99 * DAY) == 0
    with store.transaction() as transaction:
        assert person(transaction) == li
        assert transaction.session("s1") == kept
        assert list(transaction.turns("s1")) == [turn(1)]
        assert transaction.source("a" * 64) == b"a"


def test_what_waits_goes_on_after_old_parcels_went(store: Store) -> None:
    keep(store, 2)
    send(store, 2)
    store.prune(NOON + 99 * DAY)
    with store.transaction() as transaction:
        transaction.write(Rows(parcels=[Parcel(key="new", to=LI, body=b"y", at=NOON)]))

    send(store, 1)
    with store.outbox() as outbox:
        assert outbox.backlog(LI.namespace) == 0


def test_who_writes_gets_his_turn_between_the_steps(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "STEP", 1)
    with closing(open_store(database_url)) as store:
        keep(store, 50)
        gone: list[int] = []
        pruned = threading.Thread(target=lambda: gone.append(store.prune(NOON + 99 * DAY)))
        pruned.start()
        written = 0
        while pruned.is_alive():
            with store.transaction() as transaction:
                transaction.write(Rows(sources={str(written): b""}))
            written += 1
        pruned.join()

    assert gone == [50]
    assert written > 10
