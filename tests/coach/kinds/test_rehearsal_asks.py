"""Questions of his own: when they come, what answers them, what it costs to go round them."""

import pytest
from msgspec.structs import replace

from coach.effects import Quote
from coach.kinds.rehearsal.coaching.aim import aim
from coach.playbook import Ask, Rehearsal, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Contact, Moment, Outcome, Role, Spin, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PITCH,
    PROBLEM,
    RECORDS,
    TIED,
    Talk,
    ask,
    part,
    says,
)

SPEED = Ask(
    says=Words("一秒能扫几件？", 30),
    when=Moment.OPENED,
    about=("一秒", "#"),
    then=Words("行，有数就好。", 33),
)
POWER = Ask(says=Words("断电怎么办？", 35), when=Moment.OPENED, about=("断电",))
RIVALS = Ask(says=Words("跟别家差在哪儿？", 37), when=Moment.PRODUCT)
STAFF = Ask(says=Words("实施谁来？", 39), when=Moment.STEP, about=("我们派",))

TOLD = says(part(Act.STATEMENT, asks=(0,)))
TOLD_AND_ASKED = says(part(Act.STATEMENT, asks=(0,)), ask(Spin.PROBLEM, on="拣错货"))
PROMISED = says(part(Act.STATEMENT), courtesies="verify_later")
VAGUE = says(part(Act.STATEMENT))
VAGUE_AND_ASKED = says(part(Act.STATEMENT), ask(Spin.PROBLEM, on="拣错货"))
CHECKED_AND_ASKED = says(
    part(Act.STATEMENT), ask(Spin.PROBLEM, on="拣错货"), courtesies="verify_later"
)


def asking(*asks: Ask, book: Rehearsal = BOOK) -> Rehearsal:
    return replace(book, asks=asks)


def opened(*asks: Ask) -> Talk:
    return Talk(asking(*asks)).say(HELLO)


def test_he_asks_as_soon_as_the_talk_is_opened() -> None:
    talk = opened(SPEED)

    assert talk.heard == ("customer.opened_introduced", "一秒能扫几件？")
    assert talk.beside[-1] == "ask.raised"


def test_he_asks_nothing_before_the_opening_or_at_a_goodbye() -> None:
    assert Talk(asking(SPEED)).say(FACT).heard == ("拿单子一行一行对，对完打钩。",)
    assert Talk(asking(SPEED)).say(BYE).heard == ("customer.farewell",)


def test_his_own_question_takes_the_place_of_the_usual_one() -> None:
    book = asking(SPEED, book=replace(BOOK, role=Role.ECONOMIC))

    assert Talk(book).say(HELLO).heard == ("customer.opened_introduced", "一秒能扫几件？")


@pytest.mark.parametrize(
    ("line", "rule", "heard", "trust"),
    [
        (TOLD, "ask.answered", ("行，有数就好。",), 1),
        (PROMISED, "ask.verified", ("customer.ask_verified",), 1),
        (VAGUE, "ask.missed", ("customer.ask_missed",), 0),
        (
            TOLD_AND_ASKED,
            "problem.admitted",
            ("行，有数就好。", BOOK.topics[0].problem.says.text),
            1,
        ),
        (VAGUE_AND_ASKED, "problem.admitted", (BOOK.topics[0].problem.says.text,), 0),
        (
            CHECKED_AND_ASKED,
            "problem.admitted",
            ("customer.ask_verified", BOOK.topics[0].problem.says.text),
            1,
        ),
        (PROBLEM, "problem.admitted", (BOOK.topics[0].problem.says.text,), -1),
        (says(part(Act.PITCH, asks=(0,))), "ask.answered", ("行，有数就好。",), 1),
        (BYE, "talk.farewell", ("customer.farewell",), -1),
    ],
    ids=[
        "the word he waits for",
        "an honest promise to check",
        "a statement beside the point",
        "the word with a question back",
        "beside the point with a question back",
        "a promise to check with a question back",
        "a question only",
        "a pitch that answers",
        "a goodbye",
    ],
)
def test_an_answer_is_graded(
    line: Utterance, rule: str, heard: tuple[str, ...], trust: int
) -> None:
    talk = opened(SPEED)
    before = talk.state.trust

    talk.say(line)
    assert (talk.rule, talk.heard, talk.state.trust - before) == (rule, heard, trust)


def test_a_good_answer_is_counted_once() -> None:
    talk = opened(SPEED).say(TOLD, TOLD)

    assert talk.state.answered == (0,)
    assert talk.state.asking is None
    assert talk.rule == "talk.remark"


def test_he_asks_once_more_then_takes_it_ill() -> None:
    talk = opened(SPEED).say(VAGUE)
    before = talk.state.trust
    assert talk.rule == "ask.missed"

    talk.say(VAGUE)
    assert talk.state.asking is None
    assert talk.state.trust - before == -1
    assert "ask.dodged" in talk.beside


def test_without_words_to_wait_for_any_answer_will_do() -> None:
    talk = Talk(asking(RIVALS)).say(*GOOD[:6], TIED)
    assert talk.heard[-1] == "跟别家差在哪儿？"

    assert talk.say(VAGUE).heard == ("customer.ask_answered",)


def test_a_question_about_the_product_waits_until_his_objection_is_over() -> None:
    talk = Talk(asking(RIVALS)).say(HELLO, PITCH)
    assert talk.state.asking is None

    assert talk.say(FACT).heard[-1] == "跟别家差在哪儿？"


def test_questions_come_one_at_a_time() -> None:
    talk = opened(SPEED, POWER).say(TOLD)
    assert talk.heard == ("行，有数就好。",)

    assert talk.say(PROBLEM).heard[-1] == "断电怎么办？"
    assert talk.state.raised == (0, 1)


def test_asked_for_a_step_he_asks_first_and_then_decides() -> None:
    talk = Talk(asking(STAFF)).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert (talk.rule, talk.heard) == ("ask.first", ("实施谁来？",))

    talk.say(TOLD)
    assert talk.rule == "step.granted"
    assert talk.heard == ("customer.ask_answered", "行，周三我让人拉出来。")
    assert talk.state.outcome is Outcome.ADVANCE


def test_asked_to_sign_he_asks_first_and_then_decides() -> None:
    talk = Talk(asking(STAFF)).say(HELLO, PROBLEM, MONEY, ORDER).say(TOLD)

    assert talk.rule == "order.light"
    assert talk.beside == ("ask.answered",)


def test_a_step_that_waits_is_lost_when_the_answer_fails() -> None:
    talk = Talk(asking(STAFF)).say(HELLO, PROBLEM, MONEY, RECORDS, VAGUE)
    assert (talk.rule, talk.state.waiting) == ("ask.missed", "给一月错单")

    talk.say(CUSTOMERS)
    assert talk.state.waiting is None
    assert talk.say(RECORDS).rule == "step.granted"


def test_the_coach_says_to_answer_first() -> None:
    talk = Talk(asking(SPEED), Walk.GUIDED).say(HELLO)

    assert aim(talk.book, talk.state).stage == "reply"
    assert "rehearsal.advice.reply" in talk.coached


def test_every_line_of_his_tells_its_rule() -> None:
    talk = opened(SPEED)

    rules = [effect.rule for effect in talk.effects if isinstance(effect, Quote)]
    assert rules == ["ask.raised"]


def test_in_a_short_talk_the_step_comes_as_soon_as_it_can() -> None:
    book = replace(BOOK, contact=Contact.COLD_CALL)
    talk = Talk(book).say(HELLO, PROBLEM, MONEY)

    assert aim(book, talk.state).stage == "step"
    assert aim(BOOK, talk.state).stage == "side"
    early = Talk(replace(BOOK, contact=Contact.TOP_OFFICER)).say(HELLO)
    assert aim(early.book, early.state).stage == "problem"


def test_a_late_answer_to_what_he_asked_is_no_early_pitch() -> None:
    late = says(part(Act.PITCH, asks=(0,), sells=("亮灯拣货",)))
    talk = opened(SPEED).say(PROBLEM)
    before = talk.state.trust
    talk.say(late)

    assert (talk.rule, talk.state.trust) == ("benefit.loose", before)
    assert opened(SPEED).say(TOLD, late).rule == "pitch.early"


def test_a_goodbye_ends_the_talk_in_peace_even_with_his_question_open() -> None:
    talk = opened(SPEED)
    talk.state = replace(talk.state, trust=0)
    talk.say(BYE)

    assert (talk.rule, talk.state.outcome) == ("talk.farewell", None)
    assert "ask.dodged" in talk.beside
