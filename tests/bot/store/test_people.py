"""What every store promises of people, and of the addresses that lead to them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.access import Role
from bot.messages import Address
from bot.store.port import Refused, Store
from bot.store.rows import AddressRow, PersonRow, Rows, Status, person_id
from tests.bot.store.rows import HAN, LI, NOON, person, session

PHONE = Address(namespace="telegram", user="7")


def join(store: Store, at: Address, to: Address) -> None:
    """Have an address lead to whoever is reached at another; his sessions go with it."""
    with store.transaction() as transaction:
        people = transaction.lock([at, to])
        row = AddressRow(address=at, person=people[to].id, since=NOON)
        heirs = [(people[at].id, people[to].id)]
        transaction.write(Rows(addresses={at: row}, heirs=heirs))


def member(store: Store, at: Address, name: str, role: Role | None, team: str = "") -> PersonRow:
    with store.transaction() as transaction:
        row = replace(person(transaction, at), name=name, role=role, team=team)
        transaction.write(Rows(people={row.id: row}))
    return row


def test_the_id_of_a_person_is_that_of_his_first_address(store: Store) -> None:
    with store.transaction() as transaction:
        made = person(transaction)

    assert made == PersonRow(id=person_id(LI), address=LI, desk=b"")


def test_what_a_person_is_to_us_is_kept(store: Store) -> None:
    with store.transaction() as transaction:
        li = replace(
            person(transaction), name="李雷", role=Role.MANAGER, team="华东", exchanges=3, desk=b"x"
        )
        transaction.write(Rows(people={li.id: li}))
    with store.transaction() as transaction:
        assert person(transaction) == li
        left = replace(li, role=None, team="")
        transaction.write(Rows(people={li.id: left}))
    with store.transaction() as transaction:
        assert person(transaction) == left


def test_an_address_that_was_joined_leads_to_the_other_person(store: Store) -> None:
    han = member(store, HAN, "韩梅梅", Role.REP)
    join(store, PHONE, HAN)

    with store.transaction() as transaction:
        people = transaction.lock([PHONE, HAN])
    assert people == {HAN: han, PHONE: replace(han, address=PHONE, since=NOON)}


def test_an_address_joined_anew_leads_to_the_last(store: Store) -> None:
    join(store, PHONE, HAN)
    join(store, PHONE, LI)

    with store.reader() as reader:
        assert [reader.addresses(person_id(at)) for at in (HAN, LI, PHONE)] == [
            [HAN],
            [PHONE, LI],
            [],
        ]


def test_an_address_may_come_back_to_whom_it_had_led_first(store: Store) -> None:
    join(store, PHONE, HAN)
    with store.transaction() as transaction:
        row = AddressRow(address=PHONE, person=person_id(PHONE), since=NOON)
        transaction.write(Rows(addresses={PHONE: row}))
    with store.reader() as reader:
        assert reader.person(PHONE) == PersonRow(
            id=person_id(PHONE), address=PHONE, desk=b"", since=NOON
        )


def test_what_is_changed_at_one_address_is_seen_at_the_other(store: Store) -> None:
    join(store, PHONE, HAN)
    with store.transaction() as transaction:
        row = replace(person(transaction, PHONE), desk=b"from the phone", exchanges=1)
        transaction.write(Rows(people={row.id: row}))

    with store.transaction() as transaction:
        assert person(transaction, HAN) == replace(row, address=HAN, since=None)


def test_an_address_leads_to_nobody_but_those_who_are(store: Store) -> None:
    row = AddressRow(address=LI, person="nobody", since=NOON)
    with pytest.raises(Refused), store.transaction() as transaction:
        transaction.write(Rows(addresses={LI: row}))


def test_sessions_go_to_the_heir_and_those_of_others_stay(store: Store) -> None:
    with store.transaction() as transaction:
        phone, han, li = (person(transaction, at) for at in (PHONE, HAN, LI))
        rows = [session(phone, "a"), session(han, "b", minutes=1), session(li, "c")]
        done = replace(session(phone, "d"), status=Status.FINISHED)
        transaction.write(Rows(sessions={row.id: row for row in [*rows, done]}))
    join(store, PHONE, HAN)

    with store.transaction() as transaction:
        found = {
            (who.id, status): [row.id for row in transaction.sessions_of(who.id, status)]
            for who in (phone, han, li)
            for status in (Status.OPEN, Status.FINISHED)
        }
        inherited = transaction.session("a")
    assert {key: names for key, names in found.items() if names} == {
        (han.id, Status.OPEN): ["b", "a"],
        (han.id, Status.FINISHED): ["d"],
        (li.id, Status.OPEN): ["c"],
    }
    assert inherited == replace(rows[0], person=han.id)


def test_sessions_written_with_an_heir_are_his_who_they_name(store: Store) -> None:
    with store.transaction() as transaction:
        phone, han = person(transaction, PHONE), person(transaction, HAN)
        later = session(phone, "later", minutes=5)
        rows = Rows(heirs=[(phone.id, han.id)], sessions={"later": later})
        transaction.write(rows)
    with store.transaction() as transaction:
        assert transaction.session("later") == later


def test_another_person_is_found_at_his_first_address(store: Store) -> None:
    han = member(store, HAN, "韩梅梅", Role.MANAGER, "华东")
    join(store, HAN, LI)

    with store.transaction() as transaction:
        transaction.lock([LI])
        assert transaction.another(han.id) == han
        assert transaction.another("nobody") is None


def test_members_come_by_name_of_one_team_or_of_all(store: Store) -> None:
    li = member(store, LI, "b", Role.OWNER)
    han = member(store, HAN, "a", Role.REP, "华东")
    phone = member(store, PHONE, "a", Role.MANAGER, "华东")
    member(store, Address(namespace="telegram", user="8"), "gone", None, "华东")

    team = sorted([han, phone], key=lambda row: row.id)
    with store.reader() as reader:
        assert list(reader.people("华东")) == team
        assert list(reader.people(None)) == [*team, li]
        assert list(reader.people("")) == [li]
        assert list(reader.people("华北")) == []


def test_a_look_makes_nobody(store: Store) -> None:
    for _ in range(2):
        with store.reader() as reader:
            assert reader.person(LI) is None
            assert list(reader.addresses(person_id(LI))) == []


def test_a_look_finds_a_person_wherever_he_writes_from(store: Store) -> None:
    han = member(store, HAN, "韩梅梅", Role.REP)
    join(store, PHONE, HAN)
    join(store, LI, HAN)

    with store.reader() as reader:
        assert reader.person(HAN) == han
        assert reader.person(PHONE) == replace(han, address=PHONE, since=NOON)
        assert list(reader.addresses(han.id)) == [PHONE, LI, HAN]


def test_a_person_of_a_moment_of_any_zone_has_been_joined_then(store: Store) -> None:
    with store.transaction() as transaction:
        people = transaction.lock([PHONE, HAN])
        later = NOON + timedelta(days=1)
        row = AddressRow(address=PHONE, person=people[HAN].id, since=later)
        transaction.write(Rows(addresses={PHONE: row}))
        assert person(transaction, PHONE).since == later
