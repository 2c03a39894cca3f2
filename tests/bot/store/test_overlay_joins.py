"""What a batch sees of people who were joined in it, on every store."""

import pytest
from msgspec.structs import replace

from bot.messages import Address
from bot.store.memory import MemoryStore
from bot.store.overlay import Overlay
from bot.store.port import Refused, Store
from bot.store.rows import AddressRow, PersonRow, Rows, SessionRow, Status
from tests.bot.store.rows import HAN, LI, NOON, moved, person, session

PHONE = Address(namespace="telegram", user="7")


def kept(store: Store, *people: Address) -> list[PersonRow]:
    """People, each with one session under way, named after where he writes from."""
    with store.transaction() as transaction:
        rows = [person(transaction, at) for at in people]
        sessions = {row.address.user: session(row, row.address.user) for row in rows}
        transaction.write(Rows(sessions=sessions))
    return rows


def names(overlay: Overlay, of: PersonRow) -> list[str]:
    return [row.id for row in overlay.sessions_of(of.id, Status.OPEN)]


def join(overlay: Overlay, at: Address, giver: PersonRow, heir: PersonRow) -> None:
    row = AddressRow(address=at, person=heir.id, since=NOON)
    overlay.write(Rows(addresses={at: row}, heirs=[(giver.id, heir.id)]))


def sessions(store: Store) -> list[SessionRow | None]:
    with store.transaction() as transaction:
        return [transaction.session(name) for name in ("7", "han", "new", "last")]


def test_sessions_change_hands_at_once_and_only_those_of_before(store: Store) -> None:
    phone, han = kept(store, PHONE, HAN)
    with store.transaction() as transaction:
        overlay = Overlay(transaction)
        overlay.lock([PHONE, HAN])
        new, last = session(phone, "new", minutes=1), session(phone, "last", minutes=2)
        overlay.write(Rows(sessions={"new": new}))
        before = names(overlay, phone), names(overlay, han)
        join(overlay, PHONE, phone, han)
        after = names(overlay, phone), names(overlay, han)
        first = overlay.session("7")
        assert first is not None
        overlay.write(Rows(sessions={"last": last, "7": moved(first, 2)}))
        seen = [overlay.session(name) for name in ("7", "han", "new", "last")]
        overlay.flush()

    assert before == (["new", "7"], ["han"])
    assert after == ([], ["new", "han", "7"])
    assert seen == [
        replace(moved(session(phone, "7"), 2), person=han.id),
        session(han, "han"),
        replace(new, person=han.id),
        last,
    ]
    assert sessions(store) == seen


def test_what_came_from_one_goes_on_to_the_next(store: Store) -> None:
    phone, han, li = kept(store, PHONE, HAN, LI)
    with store.transaction() as transaction:
        overlay = Overlay(transaction)
        overlay.lock([PHONE, HAN, LI])
        join(overlay, PHONE, phone, han)
        join(overlay, HAN, han, li)
        seen = [names(overlay, who) for who in (phone, han, li)]
        reached = {at: row.id for at, row in overlay.lock([PHONE, HAN, LI]).items()}
        overlay.flush()

    assert seen == [[], [], sorted(["7", "han", LI.user], reverse=True)]
    assert reached == {PHONE: han.id, HAN: li.id, LI: li.id}
    with store.transaction() as transaction:
        assert [names(Overlay(transaction), who) for who in (phone, han, li)] == seen


def test_a_person_at_two_addresses_is_one_within_a_batch(store: Store) -> None:
    _, han = kept(store, PHONE, HAN)
    with store.transaction() as transaction:
        row = AddressRow(address=PHONE, person=han.id, since=NOON)
        transaction.write(Rows(addresses={PHONE: row}))
    with store.transaction() as transaction:
        overlay = Overlay(transaction)
        overlay.lock([PHONE, HAN])
        phone = overlay.lock([PHONE])[PHONE]
        overlay.write(Rows(people={han.id: replace(phone, desk=b"batch")}))
        seen = overlay.lock([PHONE, HAN])
        another = overlay.another(han.id)
        overlay.flush()

    changed = replace(han, desk=b"batch")
    assert another == changed
    assert seen == {HAN: changed, PHONE: replace(changed, address=PHONE, since=NOON)}
    with store.transaction() as transaction:
        assert transaction.lock([PHONE, HAN]) == seen


def test_an_address_that_leads_to_nobody_is_refused() -> None:
    row = AddressRow(address=PHONE, person="nobody", since=NOON)
    with MemoryStore().transaction() as transaction:
        overlay = Overlay(transaction)
        overlay.lock([PHONE])
        overlay.write(Rows(addresses={PHONE: row}))
        with pytest.raises(Refused):
            overlay.lock([PHONE])
