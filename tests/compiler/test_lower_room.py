"""Who else sits in a rehearsal, what they ask and demand, how the talk is weighed."""

import pytest

from coach.playbook import Ask, Haggle, Person, Points, Rehearsal, Share, Words
from coach.vocabulary import Criterion, Level, Moment, Role, Spin
from tests.compiler.books import REHEARSAL, playbook

ROOM = REHEARSAL.replace(
    "role: user",
    "level: 3\nrole: user\npeople:\n  - {who: Neil, role: technical}\n"
    "asks:\n  - {says: How fast?, who: Neil, when: after opening, about: [a second, '#'],"
    " then: Fine.}\n  - {says: Who installs it?, when: before a step}\n"
    "haggles:\n  - {says: Five per cent., because: My boss., trade: Done., holds: Oh well.}\n"
    "card: {chain: 70, next step: 30}\nband: {S: 10-40, N: 5-20}",
).replace("    problem:", "    of: Neil\n    problem:")


@pytest.fixture(scope="module")
def book() -> Rehearsal:
    made = playbook(ROOM)
    assert isinstance(made, Rehearsal)
    return made


def test_people_have_matters_of_their_own(book: Rehearsal) -> None:
    assert (book.level, book.topics[0].of) == (Level.HARD, "Neil")
    assert book.people == (Person(who="Neil", line=11, role=Role.TECHNICAL),)


def test_questions_of_his_own_have_their_time_and_their_answer(book: Rehearsal) -> None:
    assert book.asks == (
        Ask(
            says=Words("How fast?", 13),
            when=Moment.OPENED,
            about=("a second", "#"),
            who="Neil",
            then=Words("Fine.", 13),
        ),
        Ask(says=Words("Who installs it?", 14), when=Moment.STEP),
    )


def test_a_demand_has_its_reason_and_its_ways_out(book: Rehearsal) -> None:
    assert book.haggles == (
        Haggle(
            says=Words("Five per cent.", 16),
            because=Words("My boss.", 16),
            trade=Words("Done.", 16),
            holds=Words("Oh well.", 16),
        ),
    )


def test_the_card_and_the_band_are_the_author_s(book: Rehearsal) -> None:
    assert book.card == (
        Points(criterion=Criterion.CHAIN, most=70),
        Points(criterion=Criterion.STEP, most=30),
    )
    assert book.band == (
        Share(spin=Spin.SITUATION, least=10, most=40),
        Share(spin=Spin.NEED_PAYOFF, least=5, most=20),
    )
