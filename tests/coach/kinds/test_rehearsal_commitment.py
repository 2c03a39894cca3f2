"""What he answers when he is asked for something, and how a talk ends."""

import pytest
from msgspec.structs import replace

from coach.effects import Finish, Quote
from coach.kinds.rehearsal.numbers import TURN_LIMIT
from coach.playbook import Rehearsal
from coach.vocabulary import Act, Area, Organisation, Outcome, Role, Spin, Technique, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PAYOFF,
    PROBLEM,
    PUSH,
    RECORDS,
    TRIAL,
    Talk,
    ask,
    ask_for,
    part,
    push_part,
    says,
)

ALL_SIDES = tuple(says(ask(Spin.IMPLICATION, area)) for area in (Area.PEOPLE, Area.TIME))
CONVINCED = (HELLO, PROBLEM, MONEY, CUSTOMERS, *ALL_SIDES, PAYOFF)
ECONOMIC = replace(BOOK, role=Role.ECONOMIC)


def finish_of(talk: Talk) -> Finish:
    return next(effect for effect in talk.effects if isinstance(effect, Finish))


def test_a_step_that_is_outweighed_is_granted() -> None:
    talk = Talk().say(*GOOD)

    trial = BOOK.steps[1].says
    assert talk.effects == (Quote(text=trial.text, line=trial.line, rule="step.granted"),)
    assert (talk.state.granted, talk.state.outcome) == (("一条通道试半月",), Outcome.ADVANCE)


def test_a_step_granted_is_not_granted_twice() -> None:
    talk = Talk().say(*GOOD, TRIAL)

    assert (talk.heard, talk.rule) == (("customer.agreed_already",), "step.again")


def test_an_unearned_ask_gets_his_soft_no_then_ours() -> None:
    talk = Talk().say(HELLO, TRIAL)
    assert (talk.heard, talk.rule) == ((BOOK.soft_no[0].says.text,), "step.light")

    assert talk.say(TRIAL).heard == (BOOK.soft_no[1].says.text,)
    assert talk.say(TRIAL).heard == ("customer.soft_no",)
    assert talk.state.soft_noes == 3


def test_without_trust_even_a_light_step_is_declined() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PUSH, PUSH, RECORDS)

    assert (talk.state.trust, talk.rule) == (1, "step.distrust")


def test_a_step_that_names_nothing_gets_a_polite_nothing() -> None:
    talk = Talk().say(HELLO, says(ask_for()))

    assert (talk.heard, talk.rule) == (("customer.which_step",), "step.vague")


@pytest.mark.parametrize(
    ("book", "rule"),
    [
        (ECONOMIC, "order.granted"),
        (replace(ECONOMIC, organisation=Organisation.FOREIGN), "order.capped"),
        (replace(ECONOMIC, organisation=Organisation.STATE), "order.capped"),
        (replace(ECONOMIC, organisation=Organisation.PUBLIC), "order.capped"),
        (BOOK, "order.capped"),
        (replace(BOOK, role=Role.TECHNICAL), "order.not_mine"),
        (replace(BOOK, role=Role.COACH), "order.capped"),
    ],
)
def test_an_order_is_capped_by_role_and_organisation(book: Rehearsal, rule: str) -> None:
    talk = Talk(book).say(HELLO, says(part(Act.STATEMENT)), *CONVINCED[1:], ORDER)

    granted = rule == "order.granted"
    assert talk.rule == rule
    assert talk.state.outcome is (Outcome.ORDER if granted else None)


def test_an_order_that_is_not_outweighed_names_his_worries_then_a_soft_no() -> None:
    talk = Talk().say(HELLO, ORDER)
    assert (talk.heard, talk.rule) == (("全仓换下来得十几万。",), "order.light")

    assert talk.say(ORDER).heard == ("换的那几天谁来发货？",)
    assert talk.say(ORDER, ORDER).heard == (BOOK.soft_no[0].says.text,)


def test_an_order_without_trust_is_declined() -> None:
    talk = Talk().say(*CONVINCED, PUSH, PUSH, ORDER)

    assert talk.rule == "order.distrust"


@pytest.mark.parametrize(
    ("technique", "rule"),
    [
        (Technique.ORDER_FORM, "order.granted"),
        (Technique.ASSUMPTIVE, "order.granted"),
        (Technique.LAST_CHANCE, "push.made"),
    ],
)
def test_an_order_that_is_due_may_be_taken_for_granted(technique: Technique, rule: str) -> None:
    ready = Talk(ECONOMIC).say(HELLO, says(part(Act.STATEMENT)), *CONVINCED[1:])

    assert ready.say(says(push_part(technique))).rule == rule


def test_a_step_after_an_order_keeps_the_order() -> None:
    talk = Talk(ECONOMIC).say(HELLO, says(part(Act.STATEMENT)), *CONVINCED[1:], ORDER, TRIAL)

    assert talk.state.outcome is Outcome.ORDER


def test_a_free_talk_goes_on_after_a_yes_and_ends_with_the_farewell() -> None:
    talk = Talk().say(*GOOD)
    assert not talk.state.finished

    talk.say(BYE)
    assert talk.heard == ("customer.farewell",)
    assert finish_of(talk) == Finish(score=100, passed=True, outcome=Outcome.ADVANCE)


def test_a_guided_talk_ends_with_the_yes() -> None:
    talk = Talk(walk=Walk.GUIDED).say(*GOOD)

    assert finish_of(talk) == Finish(score=100, passed=True, outcome=Outcome.ADVANCE)


def test_a_farewell_beside_a_question_is_answered_and_ends_the_talk() -> None:
    line = says(ask(Spin.PROBLEM, on="拣错货"), courtesies="farewell")
    talk = Talk().say(HELLO, line)

    assert (talk.rule, talk.state.finished) == ("problem.admitted", True)


def test_see_you_then_is_a_farewell_and_no_new_step() -> None:
    talk = Talk().say(*GOOD, says(ask_for(), courtesies="farewell"))

    assert (talk.rule, talk.state.finished) == ("talk.farewell", True)


def test_an_opening_never_ends_the_talk() -> None:
    line = says(part(Act.STATEMENT), courtesies="introducer how_long farewell")
    talk = Talk().say(says(ask(Spin.PROBLEM), courtesies="introducer how_long farewell"))

    assert not talk.state.finished
    assert Talk().say(line).state.finished is False


def test_a_farewell_alone_earns_nothing() -> None:
    talk = Talk().say(BYE)

    assert finish_of(talk) == Finish(score=0, passed=False, outcome=Outcome.CONTINUATION)


def test_being_blunt_ends_in_no_sale() -> None:
    talk = Talk(walk=Walk.GUIDED).say(PUSH, PUSH)

    assert finish_of(talk) == Finish(score=0, passed=False, outcome=Outcome.NO_SALE)


def test_a_talk_ends_at_its_limit() -> None:
    two_lines = (says(ask(Spin.IMPLICATION, Area.CAREER)),)
    talk = Talk().say(HELLO, PROBLEM, *(two_lines * (TURN_LIMIT - 2)))

    assert talk.heard == ("customer.no_such_side", "customer.out_of_time")
    assert (len(talk.state.notes), talk.state.finished) == (TURN_LIMIT, True)


def test_stop_ends_the_talk_with_the_debrief_of_what_there_is() -> None:
    talk = Talk().say(HELLO, FACT).press("stop")

    assert talk.coached[0] == "rehearsal.debrief.tomorrow"
    assert finish_of(talk) == Finish(score=5, passed=False, outcome=Outcome.CONTINUATION)
