"""Figures that prove something, told from those that do not."""

import pytest

from coach.vocabulary import Move
from tests.coach.judge.answers import moves, read


@pytest.mark.parametrize(
    "answer",
    [
        "您这么想很正常。周四上午十点我过来，十分钟就够。",
        "Makes sense. I'll call you on Thursday for fifteen minutes.",
    ],
)
def test_a_figure_of_another_move_is_no_proof(answer: str) -> None:
    assert Move.RESPOND not in moves(read(answer))


@pytest.mark.parametrize(
    "answer",
    ["您这么想很正常。一百二十单只误了一单。", "Fair point. It saved them 18% a year."],
)
def test_a_figure_of_its_own_is_proof(answer: str) -> None:
    assert moves(read(answer))[Move.RESPOND] > 0.5


def test_the_customers_own_figure_is_no_proof() -> None:
    assert Move.RESPOND not in moves(read("明白，五千块。", "要五千块，太贵了"))
