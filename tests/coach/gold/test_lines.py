"""A gold set is told what contradicts itself."""

import pytest
from msgspec.structs import replace

from coach.gold.lines import GoldAnswer, GoldLine, GoldSet, Problem, problems
from coach.vocabulary import Act, Fault, Form, Locale, Move, Spin, Technique
from tests.coach.gold.entries import ANSWERED, ASKED, TOLD


def whys(*, lines: tuple[GoldLine, ...] = (), answers: tuple[GoldAnswer, ...] = ()) -> list[str]:
    return [one.why for one in problems(GoldSet(locale=Locale.ZH, lines=lines, answers=answers))]


def test_a_sound_set_has_no_problems() -> None:
    gold = GoldSet(locale=Locale.ZH, lines=(ASKED, TOLD), answers=(ANSWERED,))

    assert problems(gold) == ()


def test_what_takes_up_the_last_answer_says_what_was_heard() -> None:
    assert whys(lines=(replace(TOLD, heard="一天一单？", takes_up=True),)) == []
    assert whys(lines=(replace(TOLD, heard="一天一单？"),)) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (replace(TOLD, text=" "), "no_text"),
        (replace(TOLD, spin=Spin.PROBLEM), "spin_without_question"),
        (replace(ASKED, form=None), "question_without_form"),
        (replace(TOLD, form=Form.CONFIRM), "form_without_question"),
        (replace(TOLD, technique=Technique.RUDE), "technique_without_pressure"),
        (replace(TOLD, takes_up=False), "takes_up_without_heard"),
    ],
)
def test_a_line_that_contradicts_itself_is_named(line: GoldLine, why: str) -> None:
    assert whys(lines=(line,)) == [why]


@pytest.mark.parametrize(
    "line",
    [
        replace(TOLD, act=Act.SUMMARY, form=Form.CONFIRM),
        replace(TOLD, act=Act.PRESSURE, technique=Technique.RUDE),
    ],
)
def test_a_summary_may_have_a_form_with_pressure_its_technique(line: GoldLine) -> None:
    assert whys(lines=(line,)) == []


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (replace(ANSWERED, text=""), "no_text"),
        (replace(ANSWERED, moves=(Move.CLARIFY, Move.CLARIFY)), "move_twice"),
        (replace(ANSWERED, faults=(Fault.LONG, Fault.LONG)), "fault_twice"),
    ],
)
def test_an_answer_that_contradicts_itself_is_named(answer: GoldAnswer, why: str) -> None:
    assert whys(answers=(answer,)) == [why]


def test_two_entries_may_not_share_an_id_or_their_words() -> None:
    gold = GoldSet(
        locale=Locale.ZH, lines=(ASKED, replace(TOLD, id="asked"), replace(ASKED, id="again"))
    )

    assert problems(gold) == (
        Problem(entry="asked", why="same_id"),
        Problem(entry="again", why="same_text"),
    )


def test_the_same_answer_may_be_given_to_two_objections() -> None:
    other = replace(ANSWERED, id="other", objection="没预算。")

    assert whys(answers=(ANSWERED, other)) == []
