"""What his polite refusals meant: the last in the debrief, all of them on a tap."""

from coach.effects import Offer
from coach.kinds.rehearsal.debrief.afterwards import CARD, MAP, POLITE, SCALES
from coach.kinds.rehearsal.rules.commitment import built_in_soft_no
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    GOOD,
    HELLO,
    MONEY,
    PROBLEM,
    RECORDS,
    SEED,
    TRIAL,
)
from tests.coach.kinds.test_rehearsal_debrief import again, ended, said


def test_the_polite_lines_are_translated_his_and_ours() -> None:
    talk = ended(HELLO, TRIAL, TRIAL, TRIAL).press("polite")

    assert said(talk, "rehearsal.debrief.polite").facts == {
        "lines": (
            {"says": "资料先放我这儿。", "means": "没打算看。", "number": ""},
            {"says": "过了旺季再说吧。", "means": "没有日子，就是不办。", "number": ""},
            {"says": "", "means": "", "number": built_in_soft_no(BOOK, SEED, 0)},
        ),
        "agreed": False,
        "step": "",
    }


def test_the_debrief_translates_the_last_polite_line_and_offers_the_others() -> None:
    talk = ended(HELLO, TRIAL, TRIAL)

    assert said(talk, "rehearsal.debrief.polite").facts["lines"] == (
        {"says": "过了旺季再说吧。", "means": "没有日子，就是不办。", "number": ""},
    )
    assert talk.effects[-2] == Offer(choices=(again(3), CARD, MAP, SCALES, POLITE))


def test_without_a_polite_line_there_is_nothing_to_translate() -> None:
    assert ended(*GOOD).press("polite").coached == ("rehearsal.debrief.no_polite",)


def test_a_polite_line_could_have_been_met_with_the_smallest_step_in_reach() -> None:
    facts = said(ended(HELLO, PROBLEM, MONEY, TRIAL), "rehearsal.debrief.polite").facts

    assert (facts["agreed"], facts["step"]) == (False, "给一月错单")


def test_after_a_yes_a_polite_line_is_translated_and_no_more() -> None:
    facts = said(ended(HELLO, PROBLEM, MONEY, TRIAL, RECORDS), "rehearsal.debrief.polite").facts

    assert facts["agreed"] is True


def test_our_polite_lines_come_round_without_repeating() -> None:
    numbers = tuple(built_in_soft_no(BOOK, SEED, nth) for nth in range(5))

    assert sorted(numbers) == ["1", "2", "3", "4", "5"]
