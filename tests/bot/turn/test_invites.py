"""Strangers, and the invites by which they come in."""

from datetime import timedelta

import pytest

from bot.access import Role
from bot.messages import Address, Notice
from bot.store.memory import MemoryStore
from bot.turn.player import Player
from tests.bot.commands.desks import NOON
from tests.bot.turn.callers import (
    CODES,
    TEAM,
    UNKNOWN,
    at,
    invite,
    line_of,
    member,
    pass_in,
    row_at,
)
from tests.bot.turn.conftest import Calls
from tests.bot.turn.kept import line

MEI, CHEN = at("mei"), at("chen")
WELCOME = line("shell.welcome")


def let_in(role: Role, team: str = TEAM) -> str:
    return line("shell.let_in", role=role, team=team)


def test_a_stranger_is_told_once_how_to_come_in_then_nothing(calls: Calls) -> None:
    mei = calls(MEI)

    told = [mei.says("你好"), mei.says("/menu"), mei.presses("practice"), mei.says("/start")]

    assert told == [line("shell.stranger"), "", "", ""]
    assert calls(CHEN).presses("begin:guided:wang") == line("shell.stranger")


def test_a_stranger_may_send_nothing_but_a_group_is_shown_the_way(calls: Calls) -> None:
    edited = Notice(prompt="telegram.edited")
    group = Notice(prompt="telegram.private", facts={"link": "t.me/x"})

    assert line_of(calls(MEI).sends(notice=edited)) == line("shell.stranger")
    assert line_of(calls(CHEN).sends(notice=group)) == line("telegram.private", link="t.me/x")


@pytest.mark.parametrize("said", ["/start {}", "/link {}", " {} "])
def test_an_invite_lets_a_stranger_in_once(said: str, calls: Calls, kept: MemoryStore) -> None:
    code = invite(kept, name="陈晓梅")

    assert calls(MEI).says(said.format(code)) == f"{let_in(Role.REP)}\n{WELCOME}"
    mei, row = row_at(kept, MEI), pass_in(kept, code)
    assert (mei.role, mei.team, mei.name) == (Role.REP, TEAM, "陈晓梅")
    assert (row.spent, row.spender) == (NOON, mei.id)
    assert calls(CHEN).says(said.format(code)) == line("shell.pass_void")
    assert row_at(kept, CHEN).role is None


def test_when_playing_fails_a_stranger_is_offered_nothing(
    kept: MemoryStore, calls: Calls, small_player: Player
) -> None:
    (sorry,) = small_player.apologise(row_at(kept, MEI), calls(MEI).message(text="你好"))

    assert (sorry.text, sorry.choices) == (line("shell.sorry"), ())


def test_an_invite_that_comes_three_times_is_spent_once(calls: Calls, kept: MemoryStore) -> None:
    mei, code = calls(MEI), invite(kept)
    message = mei.message(text=f"/start {code}")

    answers = {mei.again(message) for _ in range(3)}

    assert [line_of(each) for each in answers] == [f"{let_in(Role.REP)}\n{WELCOME}"]
    assert row_at(kept, MEI).exchanges == 1


@pytest.mark.parametrize("role", Role)
def test_he_is_welcomed_as_what_he_has_become(role: Role, calls: Calls, kept: MemoryStore) -> None:
    assert calls(MEI).says(invite(kept, role)) == f"{let_in(role)}\n{WELCOME}"
    assert row_at(kept, MEI).role is role


def test_who_is_named_by_nobody_gets_a_name(calls: Calls, kept: MemoryStore) -> None:
    calls(MEI).says(invite(kept))
    chen = calls(CHEN)
    chen.sends(text=invite(kept, code=CODES["other"]), name=" 陈\n 总 " + "长" * 99)

    assert row_at(kept, MEI).name == line("shell.label.nameless", tag=row_at(kept, MEI).id[:4])
    assert row_at(kept, CHEN).name == "陈 总 " + "长" * 36


def test_a_code_that_opens_nothing_is_never_told_apart(calls: Calls, kept: MemoryStore) -> None:
    old = invite(kept, code=CODES["other"], expires=NOON)
    spent = invite(kept)
    calls(CHEN).says(spent)

    told = {calls(at(name)).says(name) for name in (old, spent, UNKNOWN, "/link 1", "/start 乱写")}

    assert told == {line("shell.pass_void")}


def test_after_five_wrong_codes_he_has_to_wait(calls: Calls, kept: MemoryStore) -> None:
    mei, code = calls(MEI), invite(kept)
    void, wait = line("shell.pass_void"), line("shell.pass_wait")

    assert [mei.says(UNKNOWN) for _ in range(7)] == [void] * 5 + [wait, ""]
    assert mei.says(code) == ""
    assert pass_in(kept, code).spent is None
    mei.waits(12)
    assert mei.says(code) == f"{let_in(Role.REP)}\n{WELCOME}"


def test_tries_are_remembered_of_who_is_known_too(calls: Calls, kept: MemoryStore) -> None:
    member(kept, MEI, Role.REP)
    mei = calls(MEI)

    told = [mei.says(f"/link {UNKNOWN}") for _ in range(6)]

    assert told == [line("shell.pass_void")] * 5 + [line("shell.pass_wait")]


def test_who_sits_at_the_machine_may_try_as_he_likes(calls: Calls) -> None:
    owner = calls(at("li", "terminal"))

    assert {owner.says(f"/link {UNKNOWN}") for _ in range(9)} == {line("shell.pass_void")}


@pytest.mark.parametrize(
    ("role", "team"),
    [(None, ""), (Role.REP, TEAM), (Role.MANAGER, "华北")],
    ids=["dismissed", "no manager any more", "moved"],
)
def test_an_invite_is_void_when_its_maker_may_give_none(
    role: Role | None, team: str, calls: Calls, kept: MemoryStore
) -> None:
    maker = member(kept, CHEN, role, team)
    code = invite(kept, maker=maker.id)

    assert calls(MEI).says(code) == line("shell.pass_void")


def test_a_manager_invites_into_his_team_but_makes_no_owner(
    calls: Calls, kept: MemoryStore
) -> None:
    maker = member(kept, CHEN, Role.MANAGER)
    made = invite(kept, Role.OWNER, maker=maker.id, code=CODES["other"])

    assert calls(at("wu")).says(made) == line("shell.pass_void")
    assert calls(MEI).says(invite(kept, maker=maker.id)) == f"{let_in(Role.REP)}\n{WELCOME}"


@pytest.mark.parametrize(
    ("address", "role", "given"),
    [
        (MEI, Role.MANAGER, Role.REP),
        (MEI, Role.OWNER, Role.MANAGER),
        (MEI, Role.REP, Role.REP),
        (at("li", "terminal"), None, Role.REP),
        (at("li", "webhook"), None, Role.MANAGER),
    ],
)
def test_who_needs_no_invite_does_not_spend_it(
    address: Address, role: Role | None, given: Role, calls: Calls, kept: MemoryStore
) -> None:
    before = member(kept, address, role)
    code = invite(kept, given)

    told = calls(address).says(f"/start {code}")

    vouched = {"terminal": Role.OWNER, "webhook": Role.REP}.get(address.namespace)
    facts = {"role": role or vouched, "team": "" if vouched else TEAM}
    assert told == line("shell.pass_needless", **facts)
    assert pass_in(kept, code).spent is None
    assert row_at(kept, address).role is before.role


@pytest.mark.parametrize(
    ("role", "given", "team"),
    [
        (Role.REP, Role.REP, "华北"),
        (Role.REP, Role.MANAGER, TEAM),
        (Role.MANAGER, Role.MANAGER, "华北"),
        (Role.MANAGER, Role.OWNER, ""),
    ],
)
def test_a_member_moves_where_he_is_invited_but_never_down(
    role: Role, given: Role, team: str, calls: Calls, kept: MemoryStore
) -> None:
    member(kept, MEI, role)
    mei = calls(MEI)
    mei.presses("begin:guided:wang")

    told = mei.says(f"/start {invite(kept, given, team=team)}")

    assert told.startswith("坐吧。\n" + let_in(given, team))
    moved = row_at(kept, MEI)
    assert (moved.role, moved.team, moved.name) == (given, team, "mei姐")


def test_a_long_word_in_a_talk_is_for_the_customer(calls: Calls, kept: MemoryStore) -> None:
    member(kept, MEI, Role.REP)
    mei = calls(MEI)
    mei.presses("begin:guided:wang")

    assert mei.says(UNKNOWN) != line("shell.pass_void")


def test_who_was_invited_again_finds_his_talk(calls: Calls, kept: MemoryStore) -> None:
    mei = calls(MEI)
    mei.says(invite(kept))
    mei.presses("begin:guided:wang")
    member(kept, MEI, None, "")
    assert mei.says("一天多少单？") == line("shell.stranger")
    mei.now += timedelta(minutes=1)

    assert mei.says(invite(kept, code=CODES["other"])).startswith("坐吧。")
    assert "一天两百单。" in mei.says("一天多少单？")
