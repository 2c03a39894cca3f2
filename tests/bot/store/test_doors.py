"""What every store promises of passes."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.access import Role
from bot.store.port import Refused, Store
from bot.store.rows import PassKind, PassRow, PersonRow, Rows
from tests.bot.store.rows import LI, NOON, person

INVITE = PassRow(
    digest="c" * 64,
    kind=PassKind.INVITE,
    made=NOON,
    expires=NOON + timedelta(days=7),
    role=Role.MANAGER,
    team="华东",
    name="韩梅梅",
)


def link(to: PersonRow) -> PassRow:
    return PassRow(
        digest="d" * 64,
        kind=PassKind.LINK,
        made=NOON,
        expires=NOON + timedelta(minutes=10),
        maker=to.id,
        person=to.id,
    )


def keep(store: Store, *passes: PassRow) -> None:
    with store.transaction() as transaction:
        transaction.write(Rows(passes={row.digest: row for row in passes}))


def test_a_pass_is_found_by_its_digest(store: Store) -> None:
    with store.transaction() as transaction:
        li = person(transaction)
    keep(store, INVITE, link(li))

    with store.transaction() as transaction:
        assert transaction.pass_of(INVITE.digest) == INVITE
        assert transaction.pass_of("d" * 64) == link(li)
        assert transaction.pass_of("e" * 64) is None


def test_a_pass_is_spent(store: Store) -> None:
    with store.transaction() as transaction:
        li = person(transaction)
    spent = replace(INVITE, spent=NOON + timedelta(days=1), spender=li.id)
    keep(store, INVITE)
    keep(store, spent)

    with store.transaction() as transaction:
        assert transaction.pass_of(INVITE.digest) == spent


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(replace(INVITE, spender="nobody"), id="spent by nobody"),
        pytest.param(replace(INVITE, kind=PassKind.LINK, person="nobody"), id="leads to nobody"),
    ],
)
def test_a_pass_names_people_who_are(store: Store, row: PassRow) -> None:
    with store.transaction() as transaction:
        transaction.lock([LI])
    with pytest.raises(Refused):
        keep(store, row)
