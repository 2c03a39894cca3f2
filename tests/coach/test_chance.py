"""A pick is the same every time, and never from nothing."""

import pytest

from coach.chance import pick


def test_the_same_seed_and_key_give_the_same_pick() -> None:
    assert [pick("s", "k", 5) for _ in range(3)] == [pick("s", "k", 5)] * 3


def test_every_index_is_picked_by_some_key() -> None:
    assert {pick("s", str(key), 4) for key in range(100)} == {0, 1, 2, 3}


def test_there_must_be_something_to_choose_from() -> None:
    with pytest.raises(ValueError, match="nothing to choose from"):
        pick("s", "k", 0)
