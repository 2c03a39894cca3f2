"""The judge's labels stand beside people's, task by task."""

from msgspec.structs import replace

from coach.gold.cases import Answered, Task, cases
from coach.gold.lines import GoldAnswer, GoldLine, GoldSet, Share, Style
from coach.gold.silence import silent_rules
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.vocabulary import Act, Fault, Form, Locale, Move, Spin, Technique, Verdict
from tests.coach.gold.entries import ANSWERED, ASKED, TOLD, case, small_rules


def asked(
    *, lines: tuple[GoldLine, ...] = (), answers: tuple[GoldAnswer, ...] = ()
) -> list[Answered]:
    gold = GoldSet(locale=Locale.ZH, lines=lines, answers=answers)
    found = cases(gold, Language(small_rules(), identity))
    return [Answered(task=one.task, gold=one.gold, said=one.said) for one in found]


def test_a_case_knows_where_it_comes_from() -> None:
    gold = GoldSet(locale=Locale.ZH, lines=(ASKED,))
    found = cases(gold, Language(small_rules(), identity))

    assert found[0] == case("question", "question", entry="asked")
    assert {(one.style, one.part) for one in found} == {(Style.TEXTBOOK, Share.TUNE)}


def test_a_question_is_asked_for_act_type_and_form() -> None:
    assert asked(lines=(ASKED,)) == [
        Answered(task=Task.ACT, gold="question", said="question"),
        Answered(task=Task.PUSH, gold="no", said="no"),
        Answered(task=Task.SPIN, gold="S", said="S"),
        Answered(task=Task.FORM, gold="open", said="-"),
    ]


def test_a_question_about_ones_own_offer_has_no_type() -> None:
    line = replace(ASKED, spin=None)

    assert Answered(task=Task.SPIN, gold="-", said="S") in asked(lines=(line,))


def test_what_is_no_question_is_not_asked_for_a_type() -> None:
    assert [one.task for one in asked(lines=(TOLD,))] == [Task.ACT, Task.PUSH]
    assert asked(lines=(TOLD,))[1].gold == "yes"


def test_pressure_is_asked_for_its_technique() -> None:
    line = replace(TOLD, act=Act.PRESSURE, technique=Technique.RUDE)

    assert Answered(task=Task.TECHNIQUE, gold="rude", said="-") in asked(lines=(line,))


def test_what_was_heard_is_given_to_the_judge() -> None:
    heard = replace(ASKED, heard="我们仓库一天三单。", takes_up=True, text="仓库一天多少单？")
    deaf = replace(heard, id="deaf", heard="没有。", takes_up=False)

    found = [one for one in asked(lines=(heard, deaf)) if one.task is Task.TAKES_UP]

    assert found == [
        Answered(task=Task.TAKES_UP, gold="yes", said="yes"),
        Answered(task=Task.TAKES_UP, gold="no", said="no"),
    ]


def test_a_summary_is_asked_for_its_form_but_not_its_type() -> None:
    line = replace(ASKED, act=Act.SUMMARY, spin=None, form=Form.CONFIRM)

    assert [one.task for one in asked(lines=(line,))] == [Task.ACT, Task.PUSH, Task.FORM]


def test_an_answer_is_asked_for_verdict_order_each_move_and_each_fault() -> None:
    answer = replace(ANSWERED, verdict=Verdict.WEAK, moves=(Move.RESPOND,), faults=(Fault.IGNORES,))
    found = asked(answers=(answer,))

    assert found[:3] == [
        Answered(task=Task.VERDICT, gold="weak", said="bad"),
        Answered(task=Task.USABLE, gold="yes", said="no"),
        Answered(task=Task.ORDER, gold="yes", said="no"),
    ]
    moves = [(one.gold, one.said) for one in found if one.task is Task.MOVE]
    assert moves == [("-", "-"), ("-", "-"), ("respond", "-"), ("-", "-")]
    faults = [(one.gold, one.said) for one in found if one.task is Task.FAULT]
    assert faults.count(("ignores", "ignores")) == 1
    assert len(faults) == len(Fault)
    assert set(faults) == {("-", "-"), ("ignores", "ignores")}


def test_rules_that_no_line_calls_upon_are_found() -> None:
    rules = small_rules()
    language = Language(rules, identity)
    told = GoldSet(locale=Locale.ZH, lines=(TOLD,))
    asks = GoldSet(locale=Locale.ZH, lines=(replace(TOLD, text="几点发车？"),))
    number = GoldSet(locale=Locale.ZH, answers=(replace(ANSWERED, text="贵多少"),))

    assert silent_rules(rules, language, (told,)) == ("zh.asks", "zh.number")
    assert silent_rules(rules, language, (told, asks)) == ("zh.number",)
    assert silent_rules(rules, language, (asks, number)) == ()


def test_a_label_of_the_vocabulary_is_written_as_the_vocabulary_writes_it() -> None:
    line = replace(ASKED, spin=Spin.NEED_PAYOFF)

    assert Answered(task=Task.SPIN, gold="N", said="S") in asked(lines=(line,))
