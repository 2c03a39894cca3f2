"""How the acts of a sentence are weighed against each other."""

from coach.judge.decide import Judgement, decide
from coach.judge.language import Hit
from coach.judge.scores import Scores
from coach.vocabulary import Act, Spin

ASKS = Hit("asks", "sign:asks", 5, 0, 1)
OWN = Hit("own", "sign:own", 5, 0, 1)
FACT = Hit("fact", "spin:S", 5, 0, 1)


def test_a_question_about_our_own_affairs_has_no_type() -> None:
    assert decide(Scores((ASKS, FACT)), enough_said=True).spin is Spin.SITUATION
    assert decide(Scores((ASKS, FACT, OWN)), enough_said=True) == Judgement(act=Act.QUESTION)
