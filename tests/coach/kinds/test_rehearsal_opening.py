"""Opening, courtesies, his own question: the rows of the table that earn trust."""

import pytest
from msgspec.structs import replace

from coach.effects import Say
from coach.reading import Utterance
from coach.vocabulary import Act, Form, Role, Speaker, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    FACT,
    HELLO,
    PICKING,
    PITCH,
    PROBLEM,
    RECAP,
    Talk,
    ask,
    ask_fact,
    part,
    says,
)

VERIFY = says(part(Act.STATEMENT), courtesies="verify_later")


def test_a_proper_opening_relaxes_him() -> None:
    talk = Talk().say(HELLO)

    assert talk.effects == (
        Say(
            prompt="customer.opened_introduced",
            facts={"introducer": "老顾", "wording": 11},
            speaker=Speaker.CUSTOMER,
            rule="opening.introduced",
        ),
    )
    assert talk.say(PROBLEM).heard == (PICKING.problem.says.text,)


def test_an_opening_may_come_in_two_lines() -> None:
    why_now = says(part(Act.STATEMENT), courtesies="why_now")
    how_long = says(part(Act.STATEMENT), courtesies="how_long")
    talk = Talk().say(why_now)

    assert (talk.state.opened, talk.rule) == (False, "talk.remark")
    assert talk.say(how_long).heard == ("customer.opened",)
    assert (talk.state.opened, talk.state.trust) == (True, 4)


def test_without_an_opening_difficulties_get_nothing_wrong() -> None:
    talk = Talk().say(PROBLEM)

    assert (talk.heard, talk.rule) == (("customer.nothing_wrong",), "problem.unopened")
    assert talk.state.admitted == ()


def test_whoever_asks_on_without_one_is_asked_who_he_is() -> None:
    talk = Talk().say(PROBLEM, PROBLEM)
    assert talk.heard == ("customer.nothing_wrong",)

    assert talk.say(PROBLEM).heard == ("customer.who_are_you",)
    assert talk.rule == "problem.unopened"


def test_asked_for_a_consequence_of_nothing_he_has_not_come_to_that() -> None:
    talk = Talk().say(says(ask(Spin.IMPLICATION)))

    assert (talk.rule, talk.heard) == ("problem.unopened", ("customer.not_come_to_that",))


@pytest.mark.parametrize(
    "courtesy",
    ["introducer", "verify_later", "homework", "keeps_time", "keeps_promise", "saves_face"],
)
def test_a_courtesy_earns_trust_once(courtesy: str) -> None:
    line = says(part(Act.STATEMENT), courtesies=courtesy)
    talk = Talk().say(line)

    assert (talk.state.trust, talk.beside) == (4, (f"manners.{courtesy}",))
    assert talk.say(line).state.trust == 4


def test_an_introducer_whom_nobody_knows_earns_nothing() -> None:
    cold = replace(BOOK, introduced_by=None)
    line = says(part(Act.STATEMENT), courtesies="introducer")

    assert Talk(cold).say(line).state.trust == 3


def test_a_courtesy_nobody_counts_changes_nothing() -> None:
    line = says(part(Act.STATEMENT), courtesies="echoes")

    assert Talk().say(line).state.courtesies == ()


def test_an_exact_recap_earns_trust_once() -> None:
    talk = Talk().say(HELLO, PROBLEM, RECAP)

    assert (talk.heard, talk.rule, talk.state.trust) == (("customer.confirms",), "recap.exact", 6)
    assert (talk.say(RECAP).rule, talk.state.trust, talk.state.patience) == ("recap.other", 6, 3)


def test_a_recap_of_nothing_is_refused() -> None:
    talk = Talk().say(HELLO, RECAP)

    assert (talk.heard, talk.rule) == (("customer.not_said",), "recap.empty")
    assert "recap" not in talk.state.courtesies


@pytest.mark.parametrize(
    "line",
    [
        says(part(Act.STATEMENT), courtesies="recap"),
        says(ask(Spin.PROBLEM, form=Form.CONFIRM), courtesies="recap"),
    ],
)
def test_a_recap_may_be_a_statement_or_ask_for_a_yes(line: Utterance) -> None:
    talk = Talk().say(HELLO, PROBLEM, line)

    assert talk.rule == "recap.exact"


@pytest.mark.parametrize(
    ("role", "question"),
    [(Role.ECONOMIC, "customer.asks_price"), (Role.TECHNICAL, "customer.asks_compare")],
)
def test_his_own_question_answered_short_and_asked_back_is_no_pitch(
    role: Role, question: str
) -> None:
    talk = Talk(replace(BOOK, role=role)).say(HELLO)
    welcome = talk.heard
    talk.say(says(part(Act.PITCH), ask_fact("拣错货", 1)))

    assert welcome == ("customer.opened_introduced", question)
    assert talk.heard == (PICKING.facts[1].says.text,)
    assert (talk.beside, talk.state.trust) == (("lead.handled",), 5)


def test_leaving_his_own_question_open_costs_trust() -> None:
    talk = Talk(replace(BOOK, role=Role.ECONOMIC)).say(HELLO, FACT)

    assert (talk.beside, talk.state.trust) == (("lead.dodged",), 4)


def test_his_own_question_answered_at_length_is_a_pitch() -> None:
    talk = Talk(replace(BOOK, role=Role.ECONOMIC)).say(HELLO, PITCH)

    assert talk.rule == "pitch.early"


def test_he_leads_with_a_question_at_the_beginning_only() -> None:
    small = says(part(Act.SMALL_TALK))
    talk = Talk(replace(BOOK, role=Role.ECONOMIC)).say(small, small, HELLO)

    assert talk.heard == ("customer.opened_introduced",)


def test_not_knowing_and_promising_to_check_is_no_fault() -> None:
    talk = Talk().say(HELLO, VERIFY)

    assert (talk.state.trust, talk.rule) == (6, "talk.remark")


@pytest.mark.parametrize("act", [Act.QUESTION, Act.UNCLEAR])
def test_a_figure_answers_his_price_question_whatever_is_asked_behind_it(act: Act) -> None:
    price = part(act, spin=Spin.SITUATION, figure=True)
    talk = Talk(replace(BOOK, role=Role.ECONOMIC)).say(
        HELLO, says(price, ask_fact("拣错货", 1), main=0)
    )

    assert (talk.rule, talk.beside) == ("situation.fact", ("lead.handled",))


@pytest.mark.parametrize(
    "line",
    [
        says(part(Act.QUESTION, spin=Spin.SITUATION, figure=True)),
        says(ask_fact("拣错货", 1), part(Act.QUESTION, spin=Spin.SITUATION, figure=True)),
        says(replace(ask_fact("拣错货", 1), figure=True), ask(Spin.PROBLEM, on="拣错货")),
    ],
)
def test_a_figure_asked_about_answers_nothing(line: Utterance) -> None:
    assert "lead.dodged" in Talk(replace(BOOK, role=Role.ECONOMIC)).say(HELLO, line).beside
