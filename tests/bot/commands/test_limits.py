"""How much one person may do in a while."""

from datetime import timedelta

from bot.commands.limits import Bucket, Limit
from tests.bot.commands.desks import NOON

THREE = Limit(burst=3, rate=0.5)
FULL = Bucket(level=3, at=NOON)


def test_so_many_at_once_and_no_more() -> None:
    bucket = Bucket()
    seen = []
    for _ in range(5):
        bucket = bucket.leaked(THREE, NOON)
        seen.append(bucket.full(THREE))
        bucket = bucket if bucket.full(THREE) else bucket.filled()

    assert seen == [False, False, False, True, True]


def test_what_was_done_leaks_away() -> None:
    assert FULL.leaked(THREE, NOON + timedelta(seconds=1)).full(THREE)
    assert not FULL.leaked(THREE, NOON + timedelta(seconds=2)).full(THREE)
    assert FULL.leaked(THREE, NOON + timedelta(days=1)).level == 0


def test_a_clock_that_goes_back_locks_nobody_out() -> None:
    back = FULL.leaked(THREE, NOON - timedelta(days=1))

    assert back == Bucket(level=3, at=NOON - timedelta(days=1))
    assert not back.leaked(THREE, NOON - timedelta(days=1, seconds=-2)).full(THREE)


def test_that_it_is_full_is_told_again_only_after_half_has_leaked_away() -> None:
    warned = FULL.warned()

    assert warned.leaked(THREE, NOON + timedelta(seconds=2)).told
    assert not warned.leaked(THREE, NOON + timedelta(seconds=3)).told
