"""Playbooks that managers give to their teams, and take back."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bot.access import Role
from bot.commands.desk import read_desk
from bot.messages import Address
from bot.store.memory import MemoryStore
from bot.store.rows import Publication, SessionRow
from coach import engine
from coach.replay import fold
from coach.vocabulary import Kind, Locale
from tests.bot.commands.desks import NOON
from tests.bot.shelves import ENGLISH, library
from tests.bot.turn.callers import (
    OURS,
    TEAM,
    Caller,
    at,
    built_in,
    candidate,
    line_of,
    live_in,
    member,
    row_at,
    version,
)
from tests.bot.turn.conftest import Calls
from tests.bot.turn.kept import line
from tests.bot.visitor import choice_ids

ZHOU, MEI, NORTH, OWNER = at("zhou"), at("mei"), at("north"), at("li", "terminal")


@pytest.fixture
def zhou(calls: Calls, kept: MemoryStore) -> Caller:
    """The manager of the team."""
    member(kept, ZHOU, Role.MANAGER)
    return calls(ZHOU)


@pytest.fixture
def mei(calls: Calls, kept: MemoryStore) -> Caller:
    """A rep of the team."""
    member(kept, MEI, Role.REP)
    return calls(MEI)


def published(number: int, title: str = "", team: str = TEAM) -> str:
    facts = {"title": title or f"王姐{number}", "version": number, "team": team}
    return line("shell.published", **facts, spoken=True, locale=Locale.ZH)


def test_what_a_manager_sends_is_live_for_his_team(zhou: Caller, kept: MemoryStore) -> None:
    assert zhou.gives(OURS) == published(1)

    digest = sha256(OURS.encode()).hexdigest()
    assert live_in(kept) == [
        Publication(
            team=TEAM,
            locale=Locale.ZH,
            playbook="ours",
            version=1,
            digest=digest,
            kind=Kind.REHEARSAL,
            title="王姐1",
            author=row_at(kept, ZHOU).id,
            name="zhou姐",
            at=NOON,
        )
    ]
    with kept.transaction() as transaction:
        assert transaction.source(digest) == OURS.encode()
    assert live_in(kept, "华北") == []


def test_it_is_practised_at_once(
    zhou: Caller, mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    member(kept, NORTH, Role.REP, "华北")
    zhou.gives(OURS)

    assert "第1版坐吧。" in mei.presses("begin:guided:ours")
    assert choice_ids(mei.sends(text="/practice")) == ("open:wang", "open:li", "open:ours", "menu")
    assert calls(NORTH).presses("begin:guided:ours") == line("shell.gone")
    assert zhou.presses("open:ours").startswith("王姐1\n")


def test_what_the_owner_sends_is_for_everybody_but_a_teams_own_goes_first(
    zhou: Caller, mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    member(kept, NORTH, Role.REP, "华北")
    assert calls(OWNER).gives(version(1)) == published(1, team="")
    zhou.gives(version(2))

    assert "第2版坐吧。" in mei.presses("begin:guided:wang")
    assert "第1版坐吧。" in calls(NORTH).presses("begin:guided:wang")


def test_the_next_one_is_the_next_version_and_the_same_one_is_none(
    zhou: Caller, kept: MemoryStore
) -> None:
    zhou.gives(version(1))

    assert zhou.gives(version(2)) == published(2)
    facts = {"title": "王姐2", "version": 2, "team": TEAM, "spoken": True, "locale": Locale.ZH}
    assert zhou.gives(version(2)) == line("shell.published_already", **facts)
    assert [each.version for each in live_in(kept)] == [2]


def test_what_was_withdrawn_can_be_given_again(zhou: Caller, kept: MemoryStore) -> None:
    zhou.gives(version(1))
    zhou.presses("withdraw:zh-CN:wang")
    zhou.presses("withdraw_yes:zh-CN:wang:1")

    zhou.gives(version(1))

    assert [each.version for each in live_in(kept)] == [2]


def test_a_playbook_that_comes_three_times_is_published_once(
    zhou: Caller, kept: MemoryStore
) -> None:
    message = zhou.message(candidate=candidate(OURS))

    assert {line_of(zhou.again(message)) for _ in range(3)} == {published(1)}
    assert [each.version for each in live_in(kept)] == [1]


@pytest.mark.parametrize("namespace", ["telegram", "webhook"])
def test_a_rep_publishes_nothing(namespace: str, calls: Calls, kept: MemoryStore) -> None:
    rep = at("mei", namespace)
    member(kept, rep, Role.REP)

    assert calls(rep).gives(OURS) == line("shell.not_yours")
    assert live_in(kept) == []


def test_a_stranger_publishes_nothing(calls: Calls, kept: MemoryStore) -> None:
    assert calls(MEI).gives(OURS) == line("shell.stranger")
    assert live_in(kept) == []


def test_one_of_another_language_is_found_there(zhou: Caller) -> None:
    replies = zhou.sends(candidate=candidate(ENGLISH))

    facts = {"title": "Two refusals", "version": 1, "team": TEAM}
    assert line_of(replies) == line("shell.published", **facts, spoken=False, locale=Locale.EN)
    assert choice_ids(replies) == ("playbooks", "menu")


def test_publishing_leaves_the_talk_under_way(zhou: Caller) -> None:
    choices = choice_ids(zhou.sends(choice="begin:guided:wang"))

    assert choice_ids(zhou.sends(candidate=candidate(OURS))) == ("open:ours", *choices)
    assert "一天两百单。" in zhou.says("一天多少单？")


def test_a_talk_stays_with_what_it_was_begun_with(
    zhou: Caller, mei: Caller, kept: MemoryStore, tmp_path: Path
) -> None:
    zhou.gives(version(1))
    mei.presses("begin:guided:wang")
    pin = _session(kept, MEI).pin

    zhou.gives(version(2).replace("一天两百单。", "一天三百单。"))
    assert "一天两百单。" in mei.says("一天多少单？")
    zhou.presses("withdraw:zh-CN:wang")
    zhou.presses("withdraw_yes:zh-CN:wang:2")
    assert mei.says("您这边有没有发错过货？") != line("shell.gone")

    row = _session(kept, MEI)
    assert (row.pin, row.step) == (pin, 3)
    with kept.transaction() as transaction:
        recorded = [(engine.decode_event(t.event), t.at) for t in transaction.turns(row.id)]
        playbook = library(tmp_path).pinned(pin.playbook, transaction.source)
    assert len(recorded) == row.step
    assert engine.encode_state(fold(playbook, recorded, row.seed)) == row.state


def _session(store: MemoryStore, address: Address) -> SessionRow:
    desk = read_desk(row_at(store, address))
    assert desk is not None
    assert desk.talk is not None
    with store.transaction() as transaction:
        row = transaction.session(desk.talk.session)
    assert row is not None
    return row


def test_the_list_tells_what_is_live_and_who_gave_it(
    zhou: Caller, mei: Caller, calls: Calls, tmp_path: Path
) -> None:
    calls(OWNER).gives(version(1))
    zhou.now += timedelta(days=1)
    zhou.gives(OURS)

    cards = [
        {"title": "王姐1", "version": 1, "author": "", "house": True, "month": 3, "day": 2},
        {"title": "王姐1", "version": 1, "author": "zhou姐", "house": False, "month": 3, "day": 3},
    ]
    facts = {"cards": cards, "more": 0, "built_in": built_in(tmp_path)}
    told = mei.sends(text="打法清单")
    assert line_of(told) == line("shell.playbooks", **facts, manages=False)
    assert choice_ids(told) == ("practice", "drill", "prep")
    told = zhou.sends(text="/playbooks")
    assert line_of(told) == line("shell.playbooks", **facts, manages=True)
    assert choice_ids(told) == ("withdraw:zh-CN:ours", "menu")


def test_the_list_says_when_there_is_nothing(zhou: Caller, mei: Caller, tmp_path: Path) -> None:
    facts = {"cards": [], "more": 0, "built_in": built_in(tmp_path)}

    assert zhou.says("/打法") == line("shell.playbooks", **facts, manages=True)
    assert mei.says("/playbooks") == line("shell.playbooks", **facts, manages=False)


def test_a_list_does_not_end_the_talk_of_a_rep(zhou: Caller, mei: Caller) -> None:
    zhou.gives(OURS)
    mei.presses("begin:guided:wang")
    mei.says("/playbooks")

    assert "一天两百单。" in mei.says("一天多少单？")


def test_withdrawing_asks_first_then_the_built_in_one_is_back(
    zhou: Caller, mei: Caller, kept: MemoryStore
) -> None:
    zhou.gives(version(1))
    zhou.says("/playbooks")
    facts = {"title": "王姐1", "version": 1}

    assert zhou.presses("withdraw:zh-CN:wang") == line("shell.withdraw_ask", **facts)
    assert [each.version for each in live_in(kept)] == [1]
    assert zhou.says("撤下") == line("shell.withdrawn", **facts, built_in=True)
    assert live_in(kept) == []
    assert mei.presses("begin:guided:wang").startswith("坐吧。")
    assert zhou.presses("withdraw:zh-CN:wang") == line("shell.withdraw_gone")


def test_only_what_was_asked_about_is_withdrawn(zhou: Caller, kept: MemoryStore) -> None:
    zhou.gives(version(1))
    ask = line("shell.withdraw_ask", title="王姐1", version=1)

    assert zhou.presses("withdraw_yes:zh-CN:wang:1") == ask
    zhou.gives(version(2))
    asked = zhou.presses("withdraw_yes:zh-CN:wang:1")
    assert asked == line("shell.withdraw_ask", title="王姐2", version=2)
    assert [each.version for each in live_in(kept)] == [2]


def test_nobody_withdraws_what_is_not_his(
    zhou: Caller, mei: Caller, calls: Calls, kept: MemoryStore
) -> None:
    member(kept, NORTH, Role.MANAGER, "华北")
    calls(OWNER).gives(version(1))
    zhou.gives(OURS)

    for choice in ("withdraw:zh-CN:ours", "withdraw_yes:zh-CN:ours:1"):
        assert mei.presses(choice) == line("shell.not_yours")
        assert calls(NORTH).presses(choice) == line("shell.withdraw_gone")
        assert calls(OWNER).presses(choice) == line("shell.withdraw_gone")
    assert zhou.presses("withdraw:zh-CN:wang") == line("shell.withdraw_gone")
    assert len(live_in(kept)) == 2
    assert calls(OWNER).presses("withdraw:zh-CN:wang").startswith("《王姐1》")


def test_what_no_longer_compiles_is_absent(
    zhou: Caller, mei: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    zhou.gives(OURS.replace("kind: rehearsal", "kind: drill"))

    assert choice_ids(mei.sends(text="/practice")) == ("open:wang", "open:li", "menu")
    assert {each.message for each in caplog.records} == {"a published playbook is lost"}
