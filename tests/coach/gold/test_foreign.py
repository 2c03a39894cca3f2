"""Lines of others are asked for the one label they have."""

import pytest
from msgspec.structs import replace

from coach.gold.cases import Answered, Task
from coach.gold.foreign import LABELS, Foreign, foreign_cases
from coach.gold.lines import Share, Style
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.vocabulary import Act, Form, Locale, Move, Spin
from tests.coach.gold.entries import small_rules
from tests.coach.judge.library import language as built_in

LINE = Foreign(id="a:1", locale=Locale.ZH, text="一天多少单？", label="S", source="them")


def asked(line: Foreign, language: Language | None = None) -> list[Answered]:
    found = foreign_cases(line, Language(small_rules(), identity) if language is None else language)
    return [Answered(task=one.task, gold=one.gold, said=one.said) for one in found]


def test_a_case_of_others_knows_its_source() -> None:
    found = foreign_cases(LINE, Language(small_rules(), identity))

    assert {(one.entry, one.source, one.style, one.part) for one in found} == {
        ("a:1", "them", Style.TEXTBOOK, Share.TEST)
    }


@pytest.mark.parametrize(
    ("label", "task", "said"),
    [
        ("S", Task.SPIN, "S"),
        ("N", Task.SPIN, "S"),
        ("open", Task.FORM, "-"),
        ("statement", Task.ACT, "question"),
    ],
)
def test_an_utterance_is_asked_for_its_label_and_whether_it_pushes(
    label: str, task: Task, said: str
) -> None:
    assert asked(replace(LINE, label=label)) == [
        Answered(task=task, gold=label, said=said),
        Answered(task=Task.PUSH, gold="no", said="no"),
    ]


@pytest.mark.parametrize("label", ["pitch", "pressure"])
def test_a_pitch_and_pressure_push(label: str) -> None:
    assert asked(replace(LINE, label=label))[1].gold == "yes"


@pytest.mark.parametrize(("label", "gold"), [("good", "yes"), ("bad", "no")])
def test_an_answer_is_good_or_bad(label: str, gold: str) -> None:
    line = replace(LINE, label=label, objection="太贵了。")

    assert asked(line) == [Answered(task=Task.USABLE, gold=gold, said="no")]


def test_a_middling_answer_counts_as_good() -> None:
    line = replace(
        LINE, label="good", objection="太贵了。", text="理解，贵不贵要看跟谁比。您是跟哪家比的？"
    )

    assert asked(line, built_in()) == [Answered(task=Task.USABLE, gold="yes", said="yes")]


def test_a_move_is_found_among_the_moves() -> None:
    line = replace(LINE, label="clarify", objection="太贵了。", text="您是跟哪家比的？")

    assert asked(line, built_in()) == [Answered(task=Task.MOVE, gold="clarify", said="clarify")]


def test_another_move_or_none_is_what_was_said() -> None:
    line = replace(LINE, label="respond", objection="太贵了。", text="您是跟哪家比的？")

    assert asked(line, built_in()) == [Answered(task=Task.MOVE, gold="respond", said="clarify")]
    assert asked(replace(line, text="哦哦")) == [Answered(task=Task.MOVE, gold="respond", said="-")]


def test_every_word_of_the_vocabulary_is_a_label() -> None:
    assert set(LABELS) == {*Act, *Spin, *Form, *Move, "good", "bad"}
