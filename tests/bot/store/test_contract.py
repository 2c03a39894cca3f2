"""What every store promises, on every store there is."""

from datetime import timedelta, timezone

import msgspec
import pytest

from bot.messages import Address
from bot.store.port import Refused, Store
from bot.store.rows import Receipt, Rows, SessionRow, Status, TurnRow
from coach.vocabulary import Outcome
from tests.bot.store.rows import (
    FULL_MESSAGE,
    HAN,
    LI,
    NOON,
    key,
    letter,
    moved,
    person,
    receipt,
    session,
    turn,
)


def keep(store: Store, rows: Rows) -> None:
    with store.transaction() as transaction:
        transaction.write(rows)


def keep_session(store: Store, *names: str) -> SessionRow:
    with store.transaction() as transaction:
        rows = {name: session(person(transaction), name) for name in names or ("s1",)}
        transaction.write(Rows(sessions=rows))
    return rows[min(rows)]


def test_a_new_store_is_ready(store: Store) -> None:
    assert store.ready()


def test_a_person_is_made_when_first_locked_and_found_again(store: Store) -> None:
    with store.transaction() as transaction:
        made = transaction.lock([LI, HAN, LI])
    with store.transaction() as transaction:
        found = transaction.lock([HAN, LI])

    assert found == made
    assert made[LI].address == LI
    assert made[LI].desk == b""
    assert made[LI].id != made[HAN].id


def test_the_same_user_of_two_namespaces_is_two_people(store: Store) -> None:
    elsewhere = Address(namespace="webhook:2", user=LI.user)
    with store.transaction() as transaction:
        people = transaction.lock([LI, elsewhere])

    assert people[LI].id != people[elsewhere].id


def test_nobody_is_locked_and_nothing_is_settled_when_nobody_asks(store: Store) -> None:
    with store.transaction() as transaction:
        assert transaction.lock([]) == {}
        assert transaction.receipts([]) == {}
        transaction.write(Rows())


def test_a_desk_is_kept(store: Store) -> None:
    with store.transaction() as transaction:
        li = msgspec.structs.replace(person(transaction), desk=b"\x00\xff desk")
        transaction.write(Rows(people={li.id: li}))
    with store.transaction() as transaction:
        assert person(transaction) == li


def test_what_was_never_kept_is_none(store: Store) -> None:
    with store.transaction() as transaction:
        assert transaction.session("s1") is None
        assert transaction.source("0" * 64) is None
        assert list(transaction.turns("s1")) == []
        assert transaction.receipts([key(1)]) == {}


def test_a_session_comes_back_as_it_was_kept(store: Store) -> None:
    kept = keep_session(store)
    with store.transaction() as transaction:
        assert transaction.session("s1") == kept


def test_a_session_moves_on(store: Store) -> None:
    kept = keep_session(store)
    ended = msgspec.structs.replace(
        moved(kept, 2),
        status=Status.FINISHED,
        score=100,
        outcome=Outcome.ADVANCE,
        updated=NOON + timedelta(seconds=9),
    )
    keep(store, Rows(sessions={"s1": ended}))

    with store.transaction() as transaction:
        assert transaction.session("s1") == ended


def test_the_sessions_of_a_person_come_latest_first_by_status(store: Store) -> None:
    with store.transaction() as transaction:
        li, han = person(transaction), person(transaction, HAN)
        rows = [
            session(li, "a", minutes=1),
            session(li, "b", minutes=3),
            session(li, "c", minutes=1),
            msgspec.structs.replace(session(li, "d"), status=Status.DROPPED),
            session(han, "e"),
        ]
        transaction.write(Rows(sessions={row.id: row for row in rows}))
    with store.transaction() as transaction:
        found = transaction.sessions_of(li.id, Status.OPEN)
        dropped = transaction.sessions_of(li.id, Status.DROPPED)

    assert [row.id for row in found] == ["b", "c", "a"]
    assert list(dropped) == [rows[3]]


def test_turns_come_in_order(store: Store) -> None:
    keep_session(store, "s1", "s2")
    other = TurnRow(session="s2", step=1, key=key(99), event=b"{}", at=NOON)
    keep(store, Rows(turns=[turn(10), turn(2), other, turn(1)]))

    with store.transaction() as transaction:
        assert list(transaction.turns("s1")) == [turn(1), turn(2), turn(10)]


def test_a_receipt_gives_the_replies_back(store: Store) -> None:
    with store.transaction() as transaction:
        li = person(transaction)
        transaction.write(Rows(receipts=[(li.id, receipt(1, FULL_MESSAGE), NOON)]))
    with store.transaction() as transaction:
        found = transaction.receipts([key(1), key(2), key(1, "webhook:1")])

    assert found == {key(1): receipt(1, FULL_MESSAGE)}


def test_receipts_of_two_namespaces_are_told_apart(store: Store) -> None:
    elsewhere = Receipt(key=key(1, "webhook:1"), digest="e" * 64, messages=(), number=3)
    with store.transaction() as transaction:
        li = person(transaction)
        rows = [(li.id, receipt(1), NOON), (li.id, elsewhere, NOON), (li.id, receipt(2), NOON)]
        transaction.write(Rows(receipts=rows))
    with store.transaction() as transaction:
        found = transaction.receipts([key(2), key(1, "webhook:1"), key(3)])

    assert found == {key(2): receipt(2), elsewhere.key: elsewhere}


def test_a_source_is_kept_once(store: Store) -> None:
    keep(store, Rows(sources={"a" * 64: b"name: \xff"}))
    keep(store, Rows(sources={"a" * 64: b"name: \xff", "b" * 64: b""}))

    with store.transaction() as transaction:
        assert transaction.source("a" * 64) == b"name: \xff"
        assert transaction.source("b" * 64) == b""


def test_a_moment_of_any_zone_comes_back_as_the_same_moment(store: Store) -> None:
    shanghai = NOON.astimezone(timezone(timedelta(hours=8)))
    keep_session(store)
    keep(store, Rows(turns=[msgspec.structs.replace(turn(1), at=shanghai)]))

    with store.transaction() as transaction:
        (found,) = transaction.turns("s1")
    assert found.at == NOON
    assert found.at.utcoffset() == timedelta(0) or found.at is shanghai


def fail_after_writing(store: Store) -> None:
    with store.transaction() as transaction:
        li = msgspec.structs.replace(person(transaction), desk=b"changed")
        transaction.write(
            Rows(
                people={li.id: li},
                sessions={"s1": session(li)},
                turns=[turn(1)],
                receipts=[(li.id, receipt(1), NOON)],
                sources={"a" * 64: b"x"},
            )
        )
        transaction.bury(letter(1))
        raise ZeroDivisionError


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(store)

    with store.transaction() as transaction:
        assert person(transaction).desk == b""
        assert transaction.session("s1") is None
        assert list(transaction.turns("s1")) == []
        assert transaction.receipts([key(1)]) == {}
        assert transaction.source("a" * 64) is None
        transaction.bury(letter(1))


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(Rows(turns=[msgspec.structs.replace(turn(1), key=key(7))]), id="step"),
        pytest.param(Rows(turns=[msgspec.structs.replace(turn(1), step=7)]), id="message"),
        pytest.param(Rows(turns=[turn(2, of="nowhere")]), id="turn of no session"),
    ],
)
def test_a_turn_that_contradicts_is_refused(store: Store, second: Rows) -> None:
    keep_session(store)
    keep(store, Rows(turns=[turn(1)]))

    with pytest.raises(Refused):
        keep(store, second)
    with store.transaction() as transaction:
        assert list(transaction.turns("s1")) == [turn(1)]


def test_a_message_is_settled_once(store: Store) -> None:
    with store.transaction() as transaction:
        li = person(transaction)
        transaction.write(Rows(receipts=[(li.id, receipt(1, FULL_MESSAGE), NOON)]))

    with pytest.raises(Refused):
        keep(store, Rows(receipts=[(li.id, receipt(1), NOON)]))


def test_rows_of_nobody_are_refused(store: Store) -> None:
    with store.transaction() as transaction:
        nobody = msgspec.structs.replace(person(transaction), id="nobody")

    with pytest.raises(Refused):
        keep(store, Rows(sessions={"s1": session(nobody)}))
    with pytest.raises(Refused):
        keep(store, Rows(receipts=[("nobody", receipt(1), NOON)]))


def test_a_message_is_buried_once(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.bury(letter(1))
        transaction.bury(letter(2))

    with pytest.raises(Refused), store.transaction() as transaction:
        transaction.bury(letter(1))


def test_a_closed_store_lets_go(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.lock([LI])

    store.close()
