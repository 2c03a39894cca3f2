"""Who may do what."""

import pytest

from bot.access import Role, Standing, hashed, standing
from bot.messages import Address

REP, MANAGER, OWNER = (
    Standing(role=role, team="华东") for role in (Role.REP, Role.MANAGER, Role.OWNER)
)


@pytest.mark.parametrize(
    ("namespace", "role", "expected"),
    [
        ("telegram", None, None),
        ("web", None, None),
        ("api", None, None),
        ("telegram", Role.REP, REP),
        ("api", Role.MANAGER, MANAGER),
        ("terminal", None, Standing(role=Role.OWNER)),
        ("terminal", Role.REP, Standing(role=Role.OWNER)),
        ("webhook", None, Standing(role=Role.REP)),
        ("webhook", Role.OWNER, Standing(role=Role.REP)),
    ],
)
def test_standing_is_his_own_unless_the_place_vouches_for_him(
    namespace: str, role: Role | None, expected: Standing | None
) -> None:
    assert standing(Address(namespace=namespace, user="x"), role, "华东") == expected


def test_reps_do_not_manage() -> None:
    assert [who.manages for who in (REP, MANAGER, OWNER)] == [False, True, True]


def test_managers_publish_for_their_team_owners_for_the_house() -> None:
    assert (MANAGER.gives_to, OWNER.gives_to) == ("华东", "")


def test_ranks_are_strict() -> None:
    ranked = [REP, MANAGER, OWNER]

    assert [[who.outranks(other) for other in ranked] for who in ranked] == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
    ]


@pytest.mark.parametrize(
    ("who", "role", "team", "may"),
    [
        (REP, Role.REP, "华东", False),
        (MANAGER, Role.REP, "华东", True),
        (MANAGER, Role.MANAGER, "华东", True),
        (MANAGER, Role.OWNER, "华东", False),
        (MANAGER, Role.REP, "华北", False),
        (MANAGER, Role.REP, "", False),
        (OWNER, Role.OWNER, "华北", True),
    ],
)
def test_who_invites_whom(who: Standing, role: Role, team: str, *, may: bool) -> None:
    assert who.may_invite(role, team) is may


def test_of_a_secret_its_digest_is_kept() -> None:
    assert hashed("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert len(hashed("\ud800")) == 64
