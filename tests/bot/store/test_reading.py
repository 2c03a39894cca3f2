"""What every store promises to who only looks."""

import threading
from datetime import timedelta

from msgspec.structs import replace

from bot.store.port import Store
from bot.store.rows import Exchange, Rows
from tests.bot.store.rows import FULL_MESSAGE, HAN, LI, NOON, key, person, receipt


def exchange(number: int) -> Exchange:
    at = NOON + timedelta(minutes=number)
    return Exchange(number=number, said=f"第{number}句", messages=(FULL_MESSAGE,), at=at)


def keep(store: Store, *numbers: int) -> str:
    with store.transaction() as transaction:
        li, han = person(transaction), person(transaction, HAN)
        receipts = [
            (li.id, receipt(number, FULL_MESSAGE), NOON + timedelta(minutes=number))
            for number in numbers
        ]
        his = (han.id, replace(receipt(1), key=key(1, HAN.namespace)), NOON)
        people = {li.id: replace(li, exchanges=len(numbers)), han.id: replace(han, exchanges=1)}
        transaction.write(Rows(receipts=[*receipts, his], people=people))
    return li.id


def test_the_exchanges_of_a_person_come_in_order_from_where_one_left_off(store: Store) -> None:
    li = keep(store, 3, 1, 2, 10)

    with store.reader() as reader:
        assert list(reader.exchanges(li, 0, 9)) == [exchange(n) for n in (1, 2, 3, 10)]
        assert list(reader.exchanges(li, 1, 2)) == [exchange(2), exchange(3)]
        assert list(reader.exchanges(li, 10, 9)) == []
        assert list(reader.exchanges("nobody", 0, 9)) == []


def test_the_last_exchanges_come_in_order(store: Store) -> None:
    li = keep(store, 3, 1, 2, 10)

    with store.reader() as reader:
        assert list(reader.last_exchanges(li, 2)) == [exchange(3), exchange(10)]
        assert list(reader.last_exchanges(li, 9)) == [exchange(n) for n in (1, 2, 3, 10)]
        assert list(reader.last_exchanges(li, 0)) == []


def test_exchanges_are_counted(store: Store) -> None:
    li = keep(store, 1, 2)
    with store.reader() as reader:
        han = reader.person(HAN)
        assert han is not None
        assert reader.counts([han.id, "nobody", li]) == {han.id: 1, "nobody": 0, li: 2}
        assert reader.counts([]) == {}


def test_who_looks_waits_for_nobody_and_sees_what_is_committed(store: Store) -> None:
    seen: list[bytes] = []

    def look() -> None:
        with store.reader() as reader:
            found = reader.person(LI)
            assert found is not None
            seen.append(found.desk)

    keep(store, 1)
    with store.transaction() as transaction:
        li = replace(person(transaction), desk=b"later")
        transaction.write(Rows(people={li.id: li}))
        looking = threading.Thread(target=look)
        looking.start()
        looking.join(2)
    look()

    assert seen == [b"", b"later"]
