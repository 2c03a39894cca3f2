"""Only the one who made the introduction counts; at another name he wonders, and no more."""

import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.hearing.names import introduction
from coach.kinds.rehearsal.walk import read
from coach.reading import Utterance
from coach.vocabulary import Act, Form, Locale, Spin, Walk
from tests.coach.judge.library import language
from tests.coach.kinds.rehearsal_talk import (
    AT,
    BOOK,
    HELLO,
    PICKING,
    PROBLEM,
    Talk,
    ask_fact,
    part,
    push_part,
    says,
)

COLD = replace(BOOK, introduced_by=None)
WIFE = replace(BOOK, introduced_by="芬姐", brief="管账的是他爱人芬姐。")
QUINN = replace(BOOK, locale=Locale.EN, introduced_by="Sister Quinn", brief="His wife is Marlene.")
WALT = replace(QUINN, introduced_by="Marlene")


def claims(text: str, courtesies: str) -> Utterance:
    return replace(says(part(Act.STATEMENT), courtesies=courtesies), text=text)


@pytest.mark.parametrize(
    ("book", "text", "found"),
    [
        (BOOK, "老顾介绍我来的", "introducer"),
        (BOOK, "周工介绍我来的", "stranger"),
        (COLD, "周工介绍我来的", "introducer"),
        (WIFE, "阿芬让我直接找您", "introducer"),
        (WIFE, "您爱人让我直接找您", "introducer"),
        (BOOK, "您爱人让我直接找您", "stranger"),
        (BOOK, "前台让我来找您", ""),
        (QUINN, "Mrs Quinn sent me", "introducer"),
        (QUINN, "Quinn's the one who sent me", "introducer"),
        (QUINN, "Joe sent me", "stranger"),
        (QUINN, "My boss sent me", ""),
        (WALT, "Your wife sent me", "introducer"),
        (replace(QUINN, introduced_by="Sir"), "Sir sent me", "introducer"),
    ],
)
def test_whose_name_the_line_brings(book: object, text: str, found: str) -> None:
    assert isinstance(book, type(BOOK))
    said = claims(text, "how_long introducer")

    assert set(introduction(language(), book, said)) == {"how_long", *found.split()}


@pytest.mark.parametrize(
    ("text", "found"),
    [("周工介绍的", ("stranger",)), ("我介绍的是一套灯", ()), ("坐一刻钟", ())],
)
def test_a_bare_name_is_a_claim_as_well(text: str, found: tuple[str, ...]) -> None:
    assert introduction(language(), BOOK, claims(text, "")) == found


def test_a_line_is_read_so() -> None:
    said = read(language(), BOOK, Talk().state, "周工介绍我来的，占您十分钟。", AT)

    assert set(said.courtesies) == {"stranger", "how_long"}


MISLED = says(part(Act.STATEMENT), courtesies="stranger how_long")


def test_another_name_opens_nothing_and_earns_nothing() -> None:
    talk = Talk().say(MISLED)

    assert (talk.rule, talk.heard) == ("opening.stranger", ("customer.knows_nobody",))
    assert (talk.state.trust, talk.state.opened) == (Talk().state.trust, False)
    assert talk.say(PROBLEM).rule == "problem.unopened"


def test_the_right_name_afterwards_does() -> None:
    talk = Talk().say(MISLED, says(part(Act.STATEMENT), courtesies="introducer"))

    assert (talk.rule, talk.state.opened) == ("opening.introduced", True)


def test_an_opening_that_is_proper_without_it_is_welcomed_after_a_doubt() -> None:
    talk = Talk().say(says(part(Act.STATEMENT), courtesies="stranger why_now how_long"))

    assert talk.heard == ("customer.knows_nobody", "customer.opened")
    assert (talk.rule, "opening.stranger" in talk.beside) == ("opening.done", True)


def test_a_question_beside_it_is_answered() -> None:
    asks = says(ask_fact("拣错货", 1), courtesies="stranger how_long")

    assert Talk().say(asks).heard == ("customer.knows_nobody", PICKING.facts[1].says.text)


def test_what_hurts_leaves_no_room_for_a_doubt() -> None:
    line = says(part(Act.STATEMENT, flags=("accusing",)), courtesies="stranger")

    assert Talk().say(line).heard == ("customer.accused",)


def test_later_on_nobody_cares_for_a_name() -> None:
    assert Talk().say(HELLO, MISLED).rule == "talk.remark"


@pytest.mark.parametrize("act", [Act.PITCH, Act.BENEFIT, Act.PRESSURE])
def test_a_decent_first_line_with_another_name_is_still_an_opening(act: Act) -> None:
    assert Talk().say(says(part(act), courtesies="stranger how_long")).rule == "opening.stranger"
    assert not Talk().say(says(push_part(), courtesies="stranger")).state.finished


def test_a_question_for_leave_gets_the_doubt_alone() -> None:
    leave = says(part(Act.QUESTION, form=Form.CLOSED), courtesies="stranger")
    situation = says(part(Act.QUESTION, spin=Spin.SITUATION), courtesies="stranger")

    assert Talk().say(leave).heard == ("customer.knows_nobody",)
    assert Talk().say(situation).heard == ("customer.knows_nobody", "customer.short_answer")


def test_the_coach_says_so() -> None:
    assert "rehearsal.notice.opening.stranger" in Talk(walk=Walk.GUIDED).say(MISLED).coached
