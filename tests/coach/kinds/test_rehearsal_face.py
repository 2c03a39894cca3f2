"""The line of the card for face kept: earned by asking, spoilt by hurting."""

from coach.kinds.rehearsal.scoring.conduct import face
from coach.reading import Utterance
from coach.vocabulary import Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    CUSTOMERS,
    FACT,
    HELLO,
    MONEY,
    PROBLEM,
    Talk,
    ask,
    says,
)

BLAME = says(ask(Spin.PROBLEM, on="拣错货", flags="accusing"))
ASKED = (HELLO, FACT, PROBLEM, MONEY, CUSTOMERS)


def share(*lines: Utterance) -> float:
    earned = face(BOOK, Talk().say(*lines).state)
    return earned.done / earned.of


def test_whoever_asked_and_hurt_nobody_has_it_all() -> None:
    assert share(*ASKED) == 1


def test_once_hurt_is_two_thirds_off() -> None:
    assert 0 < share(*ASKED, BLAME) < share(*ASKED)


def test_hurting_him_is_worth_no_more_than_silence() -> None:
    assert share(HELLO, BLAME) == share(HELLO) == 0
