"""What every store promises of parcels that wait to be sent."""

from datetime import datetime, timedelta

import pytest

from bot.messages import Address
from bot.store.port import Refused, Store
from bot.store.rows import Fate, Lease, Parcel, Rows, Sending, Waiting
from tests.bot.store.rows import NOON

LI = Address(namespace="telegram", user="1")
HAN = Address(namespace="telegram", user="2")
ELSEWHERE = Address(namespace="pigeon", user="1")
MINUTE = timedelta(minutes=1)


def parcel(number: int, to: Address = LI, at: datetime = NOON) -> Parcel:
    return Parcel(key=f"p{number}", to=to, body=b"%d" % number, at=at)


def keep(store: Store, *parcels: Parcel) -> None:
    with store.transaction() as transaction:
        transaction.write(Rows(parcels=list(parcels)))


def lease(holder: str = "me", at: datetime = NOON) -> Lease:
    return Lease(holder=holder, at=at, until=at + MINUTE)


def claim(store: Store, by: Lease, most: int = 10) -> list[Waiting]:
    with store.outbox() as outbox:
        return list(outbox.claim("telegram", by, most))


def settle(store: Store, waiting: Waiting, by: Lease, sending: Sending) -> bool:
    with store.outbox() as outbox:
        return outbox.settle(waiting, by, sending)


def keys(claimed: list[Waiting]) -> list[str]:
    return [waiting.parcel.key for waiting in claimed]


SENT = Sending(fate=Fate.SENT, due=NOON)


def test_only_the_first_parcel_of_each_person_is_handed_out(store: Store) -> None:
    keep(store, parcel(1), parcel(2), parcel(3, HAN), parcel(4, ELSEWHERE))

    claimed = claim(store, lease())

    assert [waiting.parcel for waiting in claimed] == [parcel(1), parcel(3, HAN)]
    assert [waiting.tries for waiting in claimed] == [0, 0]
    assert claim(store, lease("other")) == []


def test_no_more_are_handed_out_than_asked_for(store: Store) -> None:
    keep(store, parcel(1), parcel(2, HAN))

    assert keys(claim(store, lease(), most=1)) == ["p1"]
    assert keys(claim(store, lease(), most=1)) == ["p2"]


def test_the_next_goes_when_the_one_before_is_sent(store: Store) -> None:
    keep(store, parcel(1), parcel(2))
    (first,) = claim(store, lease())

    assert settle(store, first, lease(), SENT)
    assert keys(claim(store, lease())) == ["p2"]


def test_one_that_waits_holds_back_all_behind_it(store: Store) -> None:
    keep(store, parcel(1), parcel(2))
    (first,) = claim(store, lease())
    later = Sending(fate=Fate.WAITING, due=NOON + MINUTE, why="flood")
    settle(store, first, lease(), later)

    assert claim(store, lease()) == []
    (again,) = claim(store, lease(at=NOON + MINUTE))
    assert (again.parcel, again.tries) == (parcel(1), 1)


def test_a_lease_that_ended_goes_to_another_and_the_first_has_no_say(store: Store) -> None:
    keep(store, parcel(1))
    (mine,) = claim(store, lease("dead"))
    other = lease("alive", NOON + MINUTE)
    (his,) = claim(store, other)

    assert his == mine
    assert not settle(store, mine, lease("dead"), SENT)
    assert settle(store, his, other, SENT)
    assert not settle(store, his, other, SENT)


def test_silence_drops_what_waits_for_a_person_but_what_he_asks_for_later(store: Store) -> None:
    keep(store, parcel(1), parcel(2), parcel(3, HAN), parcel(4, ELSEWHERE))
    keep(store, parcel(5, at=NOON + MINUTE))
    first, _ = claim(store, lease())

    settle(store, first, lease(), Sending(fate=Fate.DROPPED, due=NOON, why="no", silence=True))

    with store.outbox() as outbox:
        assert (outbox.backlog("telegram"), outbox.backlog("pigeon")) == (2, 1)


def test_a_parcel_is_kept_once(store: Store) -> None:
    keep(store, parcel(1))

    with pytest.raises(Refused):
        keep(store, parcel(1))
    with store.outbox() as outbox:
        assert outbox.backlog("telegram") == 1
