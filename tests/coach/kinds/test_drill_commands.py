"""The words of a choice typed in a drill."""

import pytest

from coach.effects import Finish
from coach.kinds.drill.commands import command_in
from coach.kinds.drill.customer import gist
from tests.coach.kinds.drill_talk import CLARIFY, GOOD, facts, finished, move, play, said, spoken


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("再来", "again"),
        (" Again! ", "again"),
        ("下一条。", "next"),
        ("提示", "hint"),
        ("今天到这儿", "stop"),
        ("That’s all", "stop"),
        ("继续", "again"),
        ("看成绩", "score"),
        ("为什么？", None),
        ("您再来一份就行", None),
    ],
)
def test_only_the_whole_words_of_a_choice_are_a_choice(text: str, choice: str | None) -> None:
    assert command_in(text, settled=False, last=False) == choice


def test_to_go_on_means_the_next_item_where_this_one_is_over() -> None:
    assert command_in("继续", settled=True, last=False) == "next"


def test_the_result_ends_a_drill_whose_last_item_is_over() -> None:
    assert command_in("看成绩", settled=True, last=True) == "stop"


def test_a_typed_choice_acts_like_its_button_and_uses_no_try() -> None:
    assert play(said("再来")) == play("again")
    assert play(said("提示")) == play("hint")
    assert play(GOOD, said("下一条")) == play(GOOD, "next")


@pytest.mark.parametrize("text", ["下一条", "今天到这儿", "看成绩", "stop here"])
def test_after_the_last_item_every_way_on_opens_the_result(text: str) -> None:
    effects = play("item:1", said("跟谁比的", move(CLARIFY)), said(text)).effects

    assert any(isinstance(effect, Finish) for effect in effects)


def test_a_typed_choice_in_a_finished_drill_is_answered() -> None:
    assert spoken(play(GOOD, "stop", said("分数")).effects) == ("drill.score",)
    assert spoken(play(GOOD, "stop", said("再来")).effects) == ("drill.over",)


def test_the_model_answer_waits_until_the_item_is_over() -> None:
    effects = play(said("标准答案")).effects

    assert spoken(effects) == ("drill.model_later",)


def test_praise_names_what_the_question_brought_out_of_him() -> None:
    asked = play(said("夜班谁盯", move(CLARIFY)), said("嗯嗯"))

    assert facts(asked.effects, "drill.praise.clarify")["brought"]
    assert facts(play(GOOD).effects, "drill.praise.clarify")["brought"] == ""
    assert finished(play(GOOD, "stop").effects) is not None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("白天没话说。夜里坏，师傅得骑电瓶车从家里赶。", "夜里坏，师傅得骑电瓶车从家里赶"),
        ("Goes in mid December. Rework? Two thousand a month, easily.", "Goes in mid December"),
        ("嗯。行。好。对。是。成吧。", "成吧"),
        ("", ""),
    ],
)
def test_what_he_said_is_told_by_its_first_full_sentence(words: str, expected: str) -> None:
    assert gist(words) == expected
