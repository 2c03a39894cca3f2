"""The counter: what it hands out, to whom, and what is left of it in the store."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.access import Role, hashed
from bot.clock import new_code
from bot.commands.codes import CODE
from bot.errors import LabelTaken, NoSuchMember, NoSuchToken, TeamMissing
from bot.messages import Address
from bot.passes import LINK_LIFE, TOKEN_MARK, Counter
from bot.store.memory import MemoryStore
from bot.store.rows import PassKind, PassRow
from tests.bot.counters import TEAM, ZHANG, counter_on, member, pass_in
from tests.bot.visitor import NOON


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def counter(kept: MemoryStore) -> Counter:
    """A counter whose codes are code-1, code-2 and so on."""
    return counter_on(kept, lambda: NOON)


def test_a_code_is_random_and_every_link_takes_it() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(CODE.fullmatch(code) for code in codes)


def test_an_invitation_is_kept_by_its_digest_alone(kept: MemoryStore, counter: Counter) -> None:
    code = counter.invite(
        Role.MANAGER, " 华\n东 ", maker="p", expires=timedelta(hours=2), name="老张"
    )

    assert pass_in(kept, code) == PassRow(
        digest=hashed(code),
        kind=PassKind.INVITE,
        made=NOON,
        expires=NOON + timedelta(hours=2),
        maker="p",
        role=Role.MANAGER,
        team="华 东",
        name="老张",
    )


def test_an_owner_has_no_team_and_everybody_else_one(kept: MemoryStore, counter: Counter) -> None:
    found = pass_in(kept, counter.invite(Role.OWNER, TEAM))

    assert found is not None
    assert found.team == ""
    for ask in (counter.invite, lambda role, team: counter.token("crm", role, team)):
        with pytest.raises(TeamMissing):
            ask(Role.REP, " ")


def test_a_link_leads_to_its_person_for_ten_minutes(kept: MemoryStore, counter: Counter) -> None:
    person = member(kept, Role.REP)

    code = counter.link(person)

    assert pass_in(kept, code) == PassRow(
        digest=hashed(code),
        kind=PassKind.LINK,
        made=NOON,
        expires=NOON + LINK_LIFE,
        maker=person.id,
        person=person.id,
    )


def test_who_is_vouched_for_at_the_machine_keeps_his_standing_elsewhere(
    kept: MemoryStore, counter: Counter
) -> None:
    at_the_machine = Address(namespace="terminal", user="li")

    counter.link(member(kept, None, at_the_machine))

    assert [(each.role, each.team) for each in counter.members(None)] == [(Role.OWNER, "")]


def test_a_token_is_a_member_until_it_is_revoked(counter: Counter) -> None:
    secret = counter.token("crm", Role.MANAGER, TEAM)

    (made,) = counter.tokens()
    assert secret == f"{TOKEN_MARK}code-1"
    assert [*counter.addresses(made)] == [Address(namespace="api", user=hashed(secret))]
    assert (made.name, made.role, made.team) == ("crm", Role.MANAGER, TEAM)
    with pytest.raises(LabelTaken):
        counter.token(" crm ", Role.REP, TEAM)
    with pytest.raises(NoSuchToken):
        counter.revoke("erp")
    assert counter.revoke("crm").id == made.id
    assert counter.tokens() == ()
    assert counter.token("crm", Role.REP, TEAM) == f"{TOKEN_MARK}code-2"


def test_whoever_is_dismissed_is_a_stranger_everywhere(kept: MemoryStore, counter: Counter) -> None:
    person = member(kept, Role.REP)

    gone = counter.dismiss(person.id)

    assert (gone.role, gone.team, gone.name) == (None, "", "老张")
    assert [*counter.members(None)] == []


def test_only_one_who_is_surely_meant_is_dismissed_and_a_team_s_reps_only(
    kept: MemoryStore, counter: Counter
) -> None:
    rep = member(kept, Role.REP)
    manager = member(kept, Role.MANAGER, replace(ZHANG, user="8"))
    common = next(
        rep.id[:length]
        for length in range(len(rep.id), -1, -1)
        if manager.id.startswith(rep.id[:length])
    )

    for prefix, team in (
        (common, None),
        ("", None),
        ("nobody", None),
        (manager.id, TEAM),
        (rep.id, "华北"),
    ):
        with pytest.raises(NoSuchMember):
            counter.dismiss(prefix, team)
    assert counter.dismiss(rep.id, TEAM).id == rep.id
    assert [each.id for each in counter.members(TEAM)] == [manager.id]
