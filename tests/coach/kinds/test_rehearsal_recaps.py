"""A recap holds what he said; several matters put together for a nod are one."""

import pytest

from coach.reading import Utterance
from coach.vocabulary import Act, Area, Form, Spin
from tests.coach.kinds.rehearsal_talk import HELLO, MONEY, PROBLEM, RECAP, Talk, ask, part, says

COUNTED = says(ask(Spin.PROBLEM, on="盘点"))


@pytest.mark.parametrize("spin", [Spin.SITUATION, Spin.PROBLEM, Spin.IMPLICATION])
def test_two_admitted_matters_put_together_for_a_nod_are_a_recap(spin: Spin) -> None:
    both = says(ask(spin, Area.TIME, on="拣错货 盘点", form=Form.CONFIRM))
    talk = Talk().say(HELLO, PROBLEM, COUNTED, both)

    assert (talk.rule, talk.beside) == ("recap.exact", ("manners.recap",))


@pytest.mark.parametrize("form", [Form.OPEN, Form.CONFIRM])
def test_a_matter_that_he_has_not_admitted_is_asked_about(form: Form) -> None:
    both = says(ask(Spin.PROBLEM, on="拣错货 盘点", form=form))

    assert Talk().say(HELLO, PROBLEM, both).rule == "problem.admitted"


@pytest.mark.parametrize(
    "line",
    [
        says(part(Act.SUMMARY, topics=("拣错货", "盘点"))),
        says(part(Act.SUMMARY, areas=(Area.PEOPLE,))),
    ],
)
def test_what_he_never_said_is_no_recap(line: Utterance) -> None:
    talk = Talk().say(HELLO, PROBLEM, MONEY, line)

    assert (talk.heard, talk.rule) == (("customer.not_said",), "recap.empty")
    assert talk.say(RECAP).rule == "recap.exact"


@pytest.mark.parametrize(
    "line",
    [
        says(part(Act.SUMMARY, topics=("拣错货",), areas=(Area.PEOPLE,))),
        says(part(Act.SUMMARY, areas=(Area.PEOPLE, Area.MONEY))),
        says(part(Act.SUMMARY, areas=(Area.PEOPLE,)), courtesies="echoes"),
    ],
)
def test_what_he_said_is_one(line: Utterance) -> None:
    assert Talk().say(HELLO, PROBLEM, MONEY, line).rule == "recap.exact"
