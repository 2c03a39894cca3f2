"""Failing tries of callers."""

from datetime import timedelta

from bot.web import tries
from bot.web.tries import MOST, SPAN, Tries
from tests.bot.visitor import NOON


def begun(kept: Tries, caller: str, seconds: float = 0) -> bool:
    return kept.begin(caller, NOON + timedelta(seconds=seconds))


def test_five_tries_a_minute_and_no_more() -> None:
    kept = Tries()

    assert [begun(kept, "a", second) for second in range(6)] == [True] * MOST + [False]
    assert begun(kept, "b")
    assert not begun(kept, "a", SPAN.total_seconds() - 0.1)
    assert begun(kept, "a", SPAN.total_seconds())


def test_to_be_refused_does_not_count() -> None:
    kept = Tries()
    for second in range(50):
        begun(kept, "a", second)

    assert begun(kept, "a", 60)


def test_a_try_that_did_not_fail_is_forgiven() -> None:
    kept = Tries()
    for _ in range(20):
        assert begun(kept, "a")
        kept.forgive("a", NOON)

    kept.forgive("a", NOON)
    kept.forgive("nobody", NOON)
    assert [begun(kept, "a") for _ in range(6)] == [True] * MOST + [False]


def test_only_so_many_callers_are_remembered() -> None:
    kept = Tries()
    for _ in range(MOST):
        begun(kept, "first")
    assert not begun(kept, "first")

    for number in range(tries.MOST_CALLERS):
        begun(kept, str(number))

    assert begun(kept, "first")
