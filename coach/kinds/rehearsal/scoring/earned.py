"""What part of a criterion was earned."""

from typing import NamedTuple


class Earned(NamedTuple):
    """``done`` parts of ``of``; ``why`` is the key of what is missing, empty where nothing is."""

    done: int
    of: int
    why: str = ""
    number: int = 0


ALL = Earned(1, 1)


def all_or(why: str, *, done: bool) -> Earned:
    """Everything or nothing; ``why`` says what was not done."""
    return ALL if done else Earned(0, 1, why)
