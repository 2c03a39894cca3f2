"""The score cards of the other contacts: each line earned in full, in part, not at all."""

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.coaching.bands import BANDS, band_of
from coach.kinds.rehearsal.coaching.gauge import gauge, out_of_band
from coach.kinds.rehearsal.mind.profile import CONTACTS
from coach.kinds.rehearsal.scoring.card import card, score
from coach.kinds.rehearsal.scoring.cards import CARDS, points_of
from coach.playbook import Ask, Points, Share, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Contact, Criterion, Moment, Role, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    PAYOFF,
    PITCH,
    PROBLEM,
    PUSH,
    RECAP,
    RECORDS,
    TRIAL,
    Talk,
    ask_fact,
    part,
    says,
)

FIGURE = says(part(Act.STATEMENT, figure=True))
HALF_OPENED = says(part(Act.STATEMENT), courtesies="how_long")
OWN = Ask(says=Words("多快？", 30), when=Moment.OPENED)
TOLD = says(part(Act.STATEMENT))
PROMISED = says(part(Act.STATEMENT), courtesies="verify_later")
LEAD = says(part(Act.STATEMENT), part(Act.QUESTION, spin=Spin.SITUATION))
SECOND_FACT = says(ask_fact("拣错货", 2))
THIRD_FACT = says(ask_fact("盘点", 0))


def one(criterion: Criterion, *lines: Utterance, **changed: object) -> tuple[int, str, int]:
    """The points of a hundred that a talk earns by one criterion, with the reason."""
    book = replace(BOOK, card=(Points(criterion=criterion, most=100),), **changed)
    line = card(book, Talk(book).say(*lines).state)[0]
    return line.points, line.why, line.number


def test_each_contact_has_a_card_of_a_hundred_and_a_band() -> None:
    assert set(CARDS) == set(BANDS) == set(CONTACTS) == set(Contact)
    for contact in Contact:
        assert sum(line.most for line in CARDS[contact]) == 100
        assert len({line.criterion for line in CARDS[contact]}) == len(CARDS[contact])
        assert tuple(share.spin for share in BANDS[contact]) == tuple(Spin)


def test_every_criterion_stands_on_a_card() -> None:
    assert {line.criterion for points in CARDS.values() for line in points} == set(Criterion)


def test_an_author_may_write_his_own_card_and_shares() -> None:
    mine = (Points(criterion=Criterion.CHAIN, most=100),)
    few = Share(spin=Spin.SITUATION, least=0, most=20)
    book = replace(BOOK, card=mine, band=(few,))

    assert points_of(book) == mine
    assert band_of(book) == (few, *BANDS[Contact.FIRST_VISIT][1:])
    assert score(book, Talk(book).say(HELLO, PROBLEM, MONEY).state) == 60


@pytest.mark.parametrize(
    ("criterion", "lines", "earned"),
    [
        (Criterion.OPENING, (HELLO,), (100, "", 0)),
        (Criterion.OPENING, (HALF_OPENED,), (50, "unopened", 0)),
        (Criterion.OPENING, (FACT,), (0, "unopened", 0)),
        (Criterion.DIFFICULTY, (HELLO, PROBLEM), (100, "", 0)),
        (Criterion.DIFFICULTY, (PROBLEM,), (33, "no_problem", 0)),
        (Criterion.DIFFICULTY, (HELLO,), (0, "no_problem", 0)),
        (Criterion.DEPTH, (HELLO, PROBLEM, MONEY), (100, "", 0)),
        (Criterion.DEPTH, (HELLO, PROBLEM), (25, "no_consequence", 0)),
        (Criterion.DEPTH, (HELLO,), (0, "no_consequence", 0)),
        (Criterion.AIM, (HELLO, PROBLEM), (100, "", 0)),
        (Criterion.AIM, (HELLO, FACT, PROBLEM), (100, "", 1)),
        (Criterion.AIM, (HELLO, FACT, SECOND_FACT, PROBLEM), (66, "late", 2)),
        (Criterion.AIM, (HELLO, FACT), (0, "no_problem", 0)),
        (Criterion.BREVITY, (HELLO, RECORDS), (100, "", 0)),
        (Criterion.BREVITY, (HELLO,), (0, "unasked", 0)),
        (Criterion.FIGURES, (HELLO, FIGURE, FIGURE), (100, "", 0)),
        (Criterion.FIGURES, (FIGURE, FIGURE), (50, "figures", 1)),
        (Criterion.HONESTY, (HELLO, PROMISED), (100, "", 0)),
        (Criterion.HONESTY, (HELLO, TOLD), (0, "bluffed", 0)),
        (Criterion.FACE, GOOD, (100, "", 0)),
        (Criterion.FACE, (*GOOD, PUSH), (33, "hurt", 1)),
        (Criterion.FACE, (*GOOD, PUSH, PUSH), (0, "hurt", 2)),
        (Criterion.FACE, (HELLO,), (0, "short", 0)),
        (Criterion.AGREEMENT, (HELLO, PROBLEM, MONEY, RECORDS), (100, "", 0)),
        (Criterion.AGREEMENT, (HELLO, PROBLEM, TRIAL), (33, "no_yes", 0)),
        (Criterion.AGREEMENT, (HELLO,), (0, "unasked", 0)),
        (Criterion.REASONS, (HELLO,), (0, "no_reason", 0)),
        (Criterion.ANSWERS, (HELLO,), (0, "unanswered", 0)),
        (Criterion.ANSWERS, GOOD, (100, "", 0)),
        (Criterion.EVERYONE, (HELLO, PROBLEM), (100, "", 1)),
    ],
)
def test_a_criterion_is_earned_by_degrees(
    criterion: Criterion, lines: tuple[Utterance, ...], earned: tuple[int, str, int]
) -> None:
    assert one(criterion, *lines) == earned


def test_the_last_line_is_late_to_ask() -> None:
    lines = (HELLO, *(PROMISED, FACT, TOLD, PROBLEM, MONEY, CUSTOMERS, PAYOFF, RECAP), RECORDS)

    earned = one(Criterion.BREVITY, *lines, contact=Contact.COLD_CALL)
    assert earned == (50, "long", 0)


def test_his_own_questions_count_however_they_came() -> None:
    assert one(Criterion.ANSWERS, HELLO, TOLD, asks=(OWN,)) == (100, "", 1)
    assert one(Criterion.ANSWERS, HELLO, FACT, asks=(OWN,)) == (0, "unanswered", 0)
    assert one(Criterion.HONESTY, HELLO, TOLD, asks=(OWN,)) == (100, "", 0)
    assert one(Criterion.ANSWERS, HELLO, LEAD, role=Role.ECONOMIC) == (100, "", 1)


@pytest.mark.parametrize("contact", tuple(Contact))
def test_silence_earns_next_to_nothing_on_any_card(contact: Contact) -> None:
    book = replace(BOOK, contact=contact)

    assert score(book, Talk(book).say(BYE).state) == 0
    assert score(book, Talk(book).say(HELLO, BYE).state) <= 25


@pytest.mark.parametrize("contact", tuple(Contact))
def test_a_pitch_in_the_talk_never_earns_more(contact: Contact) -> None:
    book = replace(BOOK, contact=contact)
    plain = Talk(book).say(*GOOD[:5], *GOOD[6:])
    pitched = Talk(book).say(HELLO, PITCH, *GOOD[1:5], *GOOD[6:])

    assert score(book, pitched.state) <= score(book, plain.state)


@pytest.mark.parametrize(
    ("lines", "out"),
    [
        ((HELLO, FACT, PROBLEM), (None, False)),
        ((HELLO, FACT, PROBLEM, MONEY, PAYOFF), (None, False)),
        ((HELLO, FACT, SECOND_FACT, THIRD_FACT, PROBLEM), (Spin.SITUATION, True)),
        ((HELLO, FACT, PROBLEM, MONEY), (Spin.NEED_PAYOFF, False)),
    ],
    ids=["too few to tell", "all in their shares", "too many facts", "no benefit yet"],
)
def test_the_gauge_tells_what_is_out_of_its_share(
    lines: tuple[Utterance, ...], out: tuple[Spin | None, bool]
) -> None:
    talk = Talk().say(*lines)

    assert out_of_band(BOOK, talk.state) == out
    facts = gauge(BOOK, talk.state).facts
    assert (facts["out"], facts["much"]) == out
