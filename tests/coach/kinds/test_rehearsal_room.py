"""Several people in one room, words said twice, a polite no put to the test, the first words."""

from msgspec.structs import replace

from coach.effects import Quote, Say
from coach.kinds.rehearsal.rules.repetition import told_again
from coach.kinds.rehearsal.scoring.card import card
from coach.playbook import Ask, Person, Words
from coach.reading import Utterance
from coach.vocabulary import Act, Contact, Level, Moment, ResponseMode, Role, Spin, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    COUNTING,
    HELLO,
    MONEY,
    PICKING,
    PROBLEM,
    RECORDS,
    TRIAL,
    Talk,
    ask,
    part,
    says,
)

QIN = Person(who="小秦", line=9, role=Role.TECHNICAL)
ASKS = Ask(says=Words("断电怎么办？", 35), when=Moment.OPENED, who="小秦", about=("断电",))
ROOM = replace(
    BOOK,
    contact=Contact.GROUP,
    people=(QIN,),
    topics=(PICKING, replace(COUNTING, of="小秦")),
    asks=(ASKS,),
)
TESTED = says(part(Act.QUESTION), courtesies="tests_no")
ANSWER = says(part(Act.STATEMENT, asks=(0,)))


def speakers(talk: Talk) -> tuple[tuple[str, str], ...]:
    return tuple(
        (effect.who, effect.text if isinstance(effect, Quote) else effect.prompt)
        for effect in talk.effects
        if isinstance(effect, Quote | Say) and effect.speaker == "customer"
    )


def test_everybody_in_the_room_speaks_for_himself() -> None:
    talk = Talk(ROOM)
    assert speakers(talk) == (("郝主管", "坐吧，我四点得去盯截单。"),)

    talk.say(HELLO)
    assert speakers(talk) == (
        ("郝主管", "customer.opened_introduced"),
        ("小秦", "断电怎么办？"),
    )
    assert speakers(talk.say(ANSWER)) == (("小秦", "customer.ask_answered"),)
    counted = says(ask(Spin.PROBLEM, on="盘点"))
    assert speakers(talk.say(counted)) == (("小秦", "账实总差那么一点，没人较真。"),)
    assert speakers(talk.say(PROBLEM))[0][0] == "郝主管"


def test_one_customer_alone_needs_no_name() -> None:
    assert speakers(Talk().say(HELLO)) == (("", "customer.opened_introduced"),)


def test_the_card_of_a_meeting_asks_after_everyone() -> None:
    talk = Talk(ROOM).say(HELLO, ANSWER)
    half = {line.key: line for line in card(ROOM, talk.state)}["everyone"]
    assert (half.points, half.why, half.number) == (12, "left_out", 1)

    talk.say(PROBLEM)
    assert {line.key: line.points for line in card(ROOM, talk.state)}["everyone"] == 25


def again(talk: Talk, line: Utterance) -> Talk:
    return talk.say(told_again(talk.state, line))


def test_he_notices_the_same_words_whatever_stands_between_them() -> None:
    line = replace(PROBLEM, text="拣错货多不多？")
    talk = Talk().say(HELLO, line)
    patience = talk.state.patience

    again(talk, replace(PROBLEM, text="拣错货，多不多"))
    assert (talk.rule, talk.heard) == ("talk.repeated", ("customer.heard_before",))
    assert patience - talk.state.patience == 1


def test_other_words_are_not_the_same() -> None:
    talk = Talk().say(HELLO, replace(PROBLEM, text="拣错货多不多？"))

    assert again(talk, replace(MONEY, text="拣错货要花多少钱？")).rule == "consequence.told"


def test_a_step_may_be_asked_for_again() -> None:
    line = replace(RECORDS, text="先给我一份错单行吗？")
    talk = Talk().say(HELLO, line, PROBLEM, MONEY)

    assert again(talk, line).rule == "step.granted"


def test_a_polite_no_that_is_tested_is_answered_honestly_once() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, TRIAL)
    trust = talk.state.trust

    talk.say(TESTED)
    assert (talk.rule, talk.heard) == ("soft_no.tested", ("customer.honest_light",))
    assert (talk.state.trust - trust, talk.state.notes[-1].topic) == (1, "拣错货")
    assert card(talk.book, talk.state)[-1] == ("tested", 3, 0, "", 0)
    talk.say(TRIAL, TESTED)
    assert talk.state.trust - trust == 1


def test_he_says_when_it_is_the_trust_that_lacks() -> None:
    push = says(part(Act.PRESSURE))
    talk = Talk().say(HELLO, PROBLEM, MONEY, push, push, RECORDS)
    assert talk.rule == "step.distrust"

    assert talk.say(TESTED).heard == ("customer.honest_distrust",)


def test_before_he_has_admitted_anything_no_topic_is_named() -> None:
    talk = Talk().say(HELLO, RECORDS, TESTED)

    assert talk.rule == "soft_no.tested"
    assert talk.state.notes[-1].topic is None


def test_without_a_polite_no_there_is_nothing_to_test() -> None:
    assert Talk().say(HELLO, TESTED).rule == "talk.leave"


def first_words(talk: Talk) -> tuple[str, ...]:
    return talk.coached


def test_the_rep_is_told_what_is_special_before_the_first_line() -> None:
    hard = replace(BOOK, level=Level.HARD, mode=ResponseMode.GROWTH)
    assert first_words(Talk(hard)) == ("rehearsal.special",)
    assert first_words(Talk(hard, Walk.GUIDED))[0] == "rehearsal.special"
    assert first_words(Talk(replace(BOOK, role=Role.COACH))) == ("rehearsal.special",)
    assert first_words(Talk(ROOM)) == ("rehearsal.special",)
    assert first_words(Talk(replace(BOOK, contact=Contact.COLD_CALL))) == ("rehearsal.special",)


def test_of_an_ordinary_customer_nothing_has_to_be_told() -> None:
    assert first_words(Talk()) == ()
