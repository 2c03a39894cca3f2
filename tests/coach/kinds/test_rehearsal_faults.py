"""Tact, early pitches, pushing: the rows of the table that cost trust."""

import pytest
from msgspec.structs import replace

from coach.effects import Quote
from coach.reading import Evidence
from coach.vocabulary import Act, Contact, Form, Spin, Technique
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    HELLO,
    MONEY,
    PAYOFF,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    TIED,
    Talk,
    ask,
    ask_fact,
    part,
    push_part,
    says,
)


def test_asking_about_his_own_failure_loses_face() -> None:
    line = says(ask(Spin.PROBLEM, on="拣错货", flags="own_failure"))
    talk = Talk().say(HELLO, line)

    assert (talk.heard, talk.rule, talk.state.trust) == (("customer.lost_face",), "tact.face", 3)


def test_before_others_his_own_failure_costs_more() -> None:
    group = replace(BOOK, contact=Contact.GROUP)
    line = says(ask(Spin.PROBLEM, flags="own_failure"))

    assert Talk(group).say(HELLO, line).state.trust == 2


def test_an_accusing_question_earns_nothing_and_costs_trust() -> None:
    talk = Talk().say(HELLO, says(ask(Spin.PROBLEM, on="拣错货", flags="accusing")))

    assert (talk.heard, talk.state.trust) == (("customer.accused",), 4)
    assert talk.state.admitted == ()


def test_a_leading_question_gets_a_nod_that_tells_nothing() -> None:
    line = says(ask(Spin.PROBLEM, on="拣错货", form=Form.LEADING))
    talk = Talk().say(HELLO, line)

    assert (talk.heard, talk.state.admitted) == (("customer.led",), ())


def test_a_pitch_before_the_need_brings_out_the_objection() -> None:
    talk = Talk().say(HELLO, PROBLEM, PITCH)

    objection = BOOK.if_pitched_early[0].says
    assert talk.effects == (Quote(text=objection.text, line=objection.line, rule="pitch.early"),)
    assert (talk.state.trust, talk.state.notes[-1].words) == (4, ("我们有",))


def test_a_second_pitch_brushes_his_objection_aside() -> None:
    talk = Talk().say(HELLO, PITCH, PITCH)

    assert (talk.heard, talk.rule) == ((BOOK.if_pitched_early[1].says.text,), "pitch.brushed")
    assert talk.say(PITCH).heard == ("customer.not_convinced",)
    assert talk.state.trust == 2


def test_a_pitch_beside_a_question_costs_trust_while_the_question_is_answered() -> None:
    talk = Talk().say(HELLO, says(part(Act.PITCH, "行业第一"), ask_fact("拣错货", 1)))

    assert talk.heard == (PICKING.facts[1].says.text,)
    assert (talk.rule, talk.beside, talk.state.trust) == ("situation.fact", ("pitch.early",), 4)


def test_a_pitch_for_another_need_is_early_still() -> None:
    other = says(part(Act.BENEFIT, sells=("随手盘",)))
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, other)

    assert talk.rule == "pitch.early"


def test_a_capability_tied_to_his_need_is_accepted() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, TIED)

    assert (talk.heard, talk.state.trust) == (("customer.accepts_benefit",), 5)


def test_features_after_the_need_are_heard_out() -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, PITCH)

    assert (talk.heard, talk.rule) == (("customer.hears_features",), "benefit.loose")


@pytest.mark.parametrize("technique", tuple(Technique))
def test_pushing_costs_trust_and_the_technique_is_named(technique: Technique) -> None:
    talk = Talk().say(HELLO, says(push_part(technique)))

    assert (talk.heard, talk.state.trust) == (("customer.pushed",), 3)
    assert talk.state.notes[-1].technique is technique


def test_pushing_hurts_less_in_a_small_deal() -> None:
    small = replace(BOOK, cost=BOOK.cost[:1])

    assert Talk(small).say(HELLO, PUSH).state.trust == 4


def test_below_zero_trust_he_is_blunt_and_ends_it() -> None:
    talk = Talk().say(PUSH, PUSH)

    assert (talk.heard, talk.rule) == (("customer.blunt",), "talk.blunt")
    assert talk.state.finished


def test_small_talk_and_remarks_are_answered_until_they_tire_him() -> None:
    small = says(part(Act.SMALL_TALK))
    remark = says(part(Act.STATEMENT))
    talk = Talk().say(small)
    assert talk.heard == ("customer.small_talk",)
    assert talk.say(remark).heard == ("customer.listens",)

    talk.say(remark, remark, remark)
    assert talk.state.patience == 3


def test_a_remark_about_what_one_sells_is_a_pitch_too() -> None:
    remark = says(part(Act.STATEMENT, sells=("亮灯拣货",)))

    assert Talk().say(HELLO, remark).rule == "pitch.early"
    assert Talk().say(HELLO, PROBLEM, MONEY, PAYOFF, remark).rule == "benefit.tied"


def test_naming_what_one_sells_at_first_or_after_his_objection_is_no_pitch() -> None:
    remark = says(part(Act.STATEMENT, sells=("亮灯拣货",)))

    assert Talk().say(remark).rule == "talk.remark"
    assert Talk().say(HELLO, PITCH, remark).rule == "talk.remark"


def test_asking_for_leave_gets_leave() -> None:
    talk = Talk().say(HELLO, says(part(Act.QUESTION)))

    assert (talk.heard, talk.rule) == (("customer.gives_leave",), "talk.leave")


def test_the_note_keeps_the_sentence_that_counted() -> None:
    text = "记下了。现在一单要贴多少钱？谢谢"
    start = text.index("多少钱")
    evidence = Evidence(rule="r", start=start, end=start + 3, matched="多少钱")
    line = says(
        part(Act.STATEMENT), replace(ask(Spin.IMPLICATION), evidence=(evidence,)), text=text
    )

    assert Talk().say(line).state.notes[-1].said == "现在一单要贴多少钱？"
