"""Situation, problem, consequence, payoff: the rows of the table that bring something out."""

import pytest

from coach.effects import Quote, Say
from coach.reading import Utterance
from coach.vocabulary import Act, Area, Spin
from tests.coach.kinds.rehearsal_talk import (
    COUNTING,
    CUSTOMERS,
    FACT,
    HELLO,
    MONEY,
    PAYOFF,
    PICKING,
    PROBLEM,
    PUSH,
    Talk,
    ask,
    ask_fact,
    part,
    says,
)

VAGUE = says(ask(Spin.IMPLICATION))


def test_a_situation_question_brings_out_its_fact() -> None:
    talk = Talk().say(FACT)

    fact = PICKING.facts[1].says
    assert talk.effects == (Quote(text=fact.text, line=fact.line, rule="situation.fact"),)
    assert (talk.state.current, talk.state.patience) == ("拣错货", 4)


def test_the_only_fact_of_a_named_topic_needs_no_words_of_its_own() -> None:
    line = says(ask(Spin.SITUATION, on="盘点"))

    assert Talk().say(line).heard == (COUNTING.facts[0].says.text,)


@pytest.mark.parametrize(
    "line", [says(ask(Spin.SITUATION, on="拣错货")), says(ask(Spin.SITUATION))]
)
def test_a_situation_question_about_nothing_special_gets_a_short_answer(line: Utterance) -> None:
    talk = Talk().say(line)

    assert (talk.heard, talk.state.facts) == (("customer.short_answer",), ())


def test_a_public_fact_costs_patience() -> None:
    talk = Talk().say(says(ask_fact("拣错货", 0)))

    assert (talk.rule, talk.state.patience) == ("situation.public", 3)


def test_a_fact_asked_twice_is_not_told_twice() -> None:
    talk = Talk().say(FACT, FACT)

    assert (talk.heard, talk.rule) == (("customer.already_told",), "situation.told")
    assert talk.state.patience == 3


def test_too_many_situation_questions_in_a_row_cost_patience() -> None:
    short = says(ask(Spin.SITUATION))
    talk = Talk().say(FACT, short, short, says(ask_fact("拣错货", 2)))

    assert talk.heard == (PICKING.facts[2].says.text, "customer.many_questions")
    assert (talk.beside, talk.state.patience) == (("situation.many",), 3)
    assert talk.say(short).heard == ("customer.many_questions",)


def test_a_situation_question_after_another_family_starts_a_new_row() -> None:
    short = says(ask(Spin.SITUATION))
    talk = Talk().say(HELLO, short, short, short, PROBLEM, short)

    assert talk.rule == "situation.short"


def test_he_warns_when_his_patience_is_gone_and_then_leaves() -> None:
    talk = Talk().say(FACT, FACT, FACT, FACT)
    assert talk.say(FACT).heard == ("customer.already_told", "customer.impatient")

    talk.say(FACT)
    assert (talk.heard, talk.rule, talk.state.finished) == (("customer.tired",), "talk.tired", True)


def test_a_problem_question_admits_the_problem_if_trust_allows() -> None:
    talk = Talk().say(HELLO, PROBLEM)

    problem = PICKING.problem.says
    assert talk.effects == (Quote(text=problem.text, line=problem.line, rule="problem.admitted"),)
    assert talk.state.admitted == ("拣错货",)


def test_a_problem_is_not_admitted_without_trust() -> None:
    talk = Talk().say(HELLO, PUSH, PUSH, PROBLEM)

    assert (talk.state.trust, talk.rule) == (1, "problem.distrust")
    assert talk.heard == ("customer.nothing_wrong",)


def test_a_problem_question_that_names_no_topic_goes_on_with_the_one_under_talk() -> None:
    counting = says(ask(Spin.SITUATION, on="盘点"))
    open_question = says(ask(Spin.PROBLEM))
    talk = Talk().say(HELLO, counting, open_question)

    assert talk.state.admitted == ("盘点",)
    assert talk.say(open_question).state.admitted == ("盘点", "拣错货")
    assert talk.say(open_question).rule == "problem.told"


def test_an_admitted_problem_is_not_admitted_twice() -> None:
    talk = Talk().say(HELLO, PROBLEM, PROBLEM)

    assert (talk.heard, talk.state.patience) == (("customer.already_told",), 3)


def test_a_consequence_question_brings_out_the_side_it_hits() -> None:
    talk = Talk().say(HELLO, PROBLEM, CUSTOMERS)

    customers = PICKING.consequences[1].says
    assert talk.effects == (
        Quote(text=customers.text, line=customers.line, rule="consequence.told"),
    )
    note = talk.state.notes[-1]
    assert (note.gain, note.area, note.spin) == (3, Area.CUSTOMERS, Spin.IMPLICATION)


def test_a_side_told_already_is_not_told_twice() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, MONEY)

    assert (talk.heard, talk.rule) == (("customer.already_told",), "consequence.repeated")


def test_a_side_that_is_not_there_is_denied() -> None:
    talk = Talk().say(HELLO, PROBLEM, says(ask(Spin.IMPLICATION, Area.CAREER)))

    assert (talk.heard, talk.rule) == (("customer.no_such_side",), "consequence.none")


def test_a_vague_consequence_question_is_answered_once() -> None:
    talk = Talk().say(HELLO, PROBLEM, VAGUE)
    assert talk.rule == "consequence.vague"

    talk.say(VAGUE)
    assert (talk.heard, talk.rule) == (("customer.that_is_all",), "consequence.enough")


def test_a_consequence_question_finds_the_side_on_another_admitted_topic() -> None:
    counting = says(ask(Spin.PROBLEM, on="盘点"))
    talk = Talk().say(HELLO, PROBLEM, counting, MONEY)

    assert talk.state.notes[-1].topic == "拣错货"


def test_a_consequence_before_the_problem_counts_as_a_try_for_the_problem() -> None:
    talk = Talk().say(HELLO, says(ask(Spin.IMPLICATION, Area.MONEY, on="盘点")))

    assert talk.heard == (COUNTING.problem.says.text,)
    assert (talk.rule, talk.beside) == ("problem.admitted", ("consequence.early",))
    assert talk.state.notes[-1].spin is Spin.PROBLEM


def test_a_payoff_question_after_a_consequence_brings_out_the_benefit() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF)

    worth = PICKING.worth
    assert talk.effects == (Quote(text=worth.text, line=worth.line, rule="payoff.said"),)
    assert talk.state.wanted == ("拣错货",)


def test_a_payoff_question_before_a_consequence_earns_nothing() -> None:
    talk = Talk().say(HELLO, PROBLEM, PAYOFF)

    assert (talk.heard, talk.state.wanted) == (("customer.no_idea_yet",), ())


def test_a_benefit_said_is_not_said_twice() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, PAYOFF)

    assert (talk.heard, talk.rule) == (("customer.already_told",), "payoff.repeated")


def test_his_general_lines_come_round_before_one_is_repeated() -> None:
    short = says(ask(Spin.SITUATION))
    talk = Talk().say(short)
    numbers = []
    for _ in range(2):
        numbers += [e.facts["wording"] for e in talk.effects if isinstance(e, Say)]
        talk.say(short)

    first, second = numbers
    assert isinstance(first, int)
    assert second == first + 1


def test_a_situation_question_about_nothing_gives_way_to_a_deeper_one() -> None:
    nothing = part(Act.QUESTION, spin=Spin.SITUATION)
    talk = Talk().say(HELLO, says(nothing, ask(Spin.PROBLEM, on="拣错货"), main=0))

    assert talk.rule == "problem.admitted"


def test_a_problem_question_that_names_a_side_of_what_he_admitted_asks_for_that_side() -> None:
    on_topic = says(ask(Spin.PROBLEM, Area.MONEY, on="拣错货"))
    unnamed = says(ask(Spin.PROBLEM, Area.PEOPLE))
    talk = Talk().say(HELLO, PROBLEM, on_topic)
    assert (talk.rule, talk.heard) == ("consequence.told", (PICKING.consequences[0].says.text,))

    talk.say(unnamed)
    assert (talk.rule, talk.heard) == ("consequence.told", (PICKING.consequences[2].says.text,))


def test_a_problem_question_that_names_a_side_and_a_new_topic_is_after_the_problem() -> None:
    other = says(ask(Spin.PROBLEM, Area.MONEY, on="盘点"))

    assert Talk().say(HELLO, PROBLEM, other).rule == "problem.admitted"
    assert Talk().say(HELLO, other).rule == "problem.admitted"
