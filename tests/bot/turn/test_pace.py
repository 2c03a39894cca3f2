"""Nobody is played faster than anybody can type."""

from datetime import timedelta

import pytest

from bot.access import Role
from bot.commands.limits import PACE
from bot.store.memory import MemoryStore
from tests.bot.turn.callers import OURS, Caller, at, live_in, member, row_at
from tests.bot.turn.conftest import Calls
from tests.bot.turn.kept import line

ZHOU = at("zhou")
SLOW = line("shell.slow_down")


@pytest.fixture
def hasty(calls: Calls, kept: MemoryStore) -> Caller:
    """A manager who has sent as much as he may."""
    member(kept, ZHOU, Role.MANAGER)
    zhou = calls(ZHOU)
    assert SLOW not in {zhou.says("/help") for _ in range(PACE.burst)}
    return zhou


def test_who_is_too_fast_is_told_once_then_nothing(hasty: Caller) -> None:
    assert [hasty.says("/help") for _ in range(4)] == [SLOW, "", "", ""]


def test_nothing_is_played_meanwhile(hasty: Caller, kept: MemoryStore) -> None:
    hasty.presses("begin:guided:wang")
    hasty.gives(OURS)
    hasty.says("/language en")

    assert live_in(kept) == []
    assert row_at(kept, ZHOU).exchanges == PACE.burst + 3
    hasty.waits(1)
    assert hasty.says("/help").startswith("直接打字就行")


def test_a_second_later_one_more_is_played_without_a_second_warning(hasty: Caller) -> None:
    hasty.says("/help")
    hasty.waits(1)

    assert [hasty.says("/menu") != "", hasty.says("/help")] == [True, ""]


def test_after_a_while_he_would_be_told_again(hasty: Caller) -> None:
    hasty.says("/help")
    hasty.waits(PACE.burst)

    told = [hasty.says("/help") for _ in range(PACE.burst + 2)]

    assert told[-2:] == [SLOW, ""]


def test_a_clock_that_goes_back_locks_nobody_out(hasty: Caller) -> None:
    hasty.now -= timedelta(days=1)
    assert hasty.says("/help") == SLOW
    hasty.waits(2)

    assert hasty.says("/help") not in {SLOW, ""}


def test_the_machine_itself_has_no_limits(calls: Calls) -> None:
    owner = calls(at("li", "terminal"))

    assert {owner.says("/language") for _ in range(PACE.burst * 2)} == {
        line("shell.language_ask", name="")
    }


def test_strangers_have_limits_too(calls: Calls) -> None:
    told = [calls(at("mei")).says("你好") for _ in range(PACE.burst + 2)]

    assert [each for each in told if each] == [line("shell.stranger"), SLOW]
