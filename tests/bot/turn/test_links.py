"""One person, reached in many places: a link joins them."""

from typing import cast

import pytest
from msgspec.structs import replace

from bot.access import Role
from bot.store.memory import MemoryStore
from bot.store.port import Transaction
from bot.store.rows import PersonRow, Rows, Status
from bot.turn.player import Player
from tests.bot.commands.desks import NOON
from tests.bot.turn.callers import TEAM, Caller, at, link, member, pass_in, row_at
from tests.bot.turn.conftest import Calls
from tests.bot.turn.kept import line

MEI, WEB, CHEN = at("mei"), at("0a1b", "web"), at("chen")
RESUMED = {"title": "王姐", "kind": "rehearsal", "heard": True}


@pytest.fixture
def mei(calls: Calls, kept: MemoryStore) -> Caller:
    member(kept, MEI, Role.REP)
    return calls(MEI)


def joined() -> str:
    return line("shell.joined", name="mei姐")


def test_a_link_leads_to_where_he_was(mei: Caller, calls: Calls, kept: MemoryStore) -> None:
    mei.presses("begin:guided:wang")
    code = link(kept, row_at(kept, MEI))

    told = calls(WEB).says(f"/link {code}")

    assert told == "\n".join(["坐吧。", joined(), line("shell.resumed", **RESUMED, said=0)])
    assert row_at(kept, WEB).id == row_at(kept, MEI).id
    assert (pass_in(kept, code).spent, row_at(kept, WEB).since) == (NOON, NOON)
    assert "一天两百单。" in calls(WEB).says("一天多少单？")
    assert "一天两百单。" in mei.says("/start")


def test_a_link_opens_once_and_a_duplicate_hears_the_same(
    mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    web, code = calls(WEB), link(kept, row_at(kept, MEI))
    message = web.message(text=code)

    assert web.again(message) == web.again(message) == web.again(message)
    assert calls(CHEN).says(code) == line("shell.pass_void")
    assert mei.says("/link " + code) == line("shell.pass_void")


def test_the_talks_of_both_are_there_afterwards(
    mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    chen = member(kept, CHEN, Role.REP)
    calls(CHEN).presses("begin:guided:li")
    mei.presses("begin:guided:wang")

    calls(CHEN).says(link(kept, row_at(kept, MEI)))

    person = row_at(kept, MEI)
    with kept.transaction() as transaction:
        mine = {row.playbook for row in transaction.sessions_of(person.id, Status.OPEN)}
        assert transaction.sessions_of(chen.id, Status.OPEN) == []
    assert mine == {"wang", "li"}
    parked = calls(CHEN).says("/menu")
    assert parked.startswith(line("shell.parked", title="王姐", kind="rehearsal"))
    assert "坐吧。" in mei.says("李工")


def test_a_talk_is_gone_on_with_in_one_place_only(
    mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    member(kept, CHEN, Role.REP)
    calls(CHEN).presses("begin:guided:li")
    calls(WEB).says(link(kept, row_at(kept, CHEN)))

    calls(CHEN).says(link(kept, row_at(kept, MEI), "second----------------"))

    assert mei.says("/menu")
    assert calls(WEB).says("一天多少单？") == line("shell.gone")


def test_a_link_to_himself_is_kept_for_later(mei: Caller, kept: MemoryStore) -> None:
    code = link(kept, row_at(kept, MEI))

    assert mei.says(f"/link {code}") == line("shell.pass_own")
    assert pass_in(kept, code).spent is None


def test_a_link_of_somebody_who_left_is_void(mei: Caller, calls: Calls, kept: MemoryStore) -> None:
    code = link(kept, row_at(kept, MEI))
    mei.says("/leave")
    mei.presses("leave_yes")

    assert calls(WEB).says(code) == line("shell.pass_void")


def test_a_link_to_nobody_is_void(calls: Calls, kept: MemoryStore) -> None:
    assert calls(WEB).says(link(kept, None)) == line("shell.pass_void")


def test_nobody_loses_his_rank_by_a_link(mei: Caller, calls: Calls, kept: MemoryStore) -> None:
    member(kept, CHEN, Role.MANAGER)
    code = link(kept, row_at(kept, mei.address))

    told = calls(CHEN).says(code)

    assert told == line("shell.pass_needless", role=Role.MANAGER, team=TEAM)
    assert row_at(kept, CHEN).id != row_at(kept, MEI).id


def test_who_is_held_elsewhere_is_joined_a_moment_later(
    calls: Calls, kept: MemoryStore, small_player: Player
) -> None:
    person = member(kept, MEI, Role.REP)
    code = link(kept, person)
    web, inbound = row_at(kept, WEB), calls(WEB).message(text=code)

    with kept.transaction() as transaction:
        held = cast("Transaction", _Held(transaction))
        played = small_player.play(held, web, inbound)

    assert [each.text for each in played.messages] == [line("shell.pass_busy")]
    assert (played.passes, played.joined) == ((), None)


def test_a_desk_that_cannot_be_read_is_joined_as_a_new_one(calls: Calls, kept: MemoryStore) -> None:
    unread = replace(member(kept, MEI, Role.REP), desk=b"{")
    with kept.transaction() as transaction:
        transaction.write(Rows(people={unread.id: unread}))

    told = calls(WEB).says(link(kept, row_at(kept, MEI)))

    assert told == f"{joined()}\n{line('shell.welcome')}"


def test_the_language_of_who_is_joined_stays(mei: Caller, calls: Calls, kept: MemoryStore) -> None:
    mei.says("/language en")

    told = calls(WEB).says(link(kept, row_at(kept, MEI)))

    assert told.startswith("Connected, mei姐.")


class _Held:
    """A transaction in which another process holds everybody else."""

    def __init__(self, below: Transaction) -> None:
        self._below = below

    def __getattr__(self, name: str) -> object:
        return getattr(self._below, name)

    def another(self, _person: str) -> PersonRow | None:
        return None
