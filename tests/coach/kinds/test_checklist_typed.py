"""Words typed in a checklist that are no answer: labels of buttons, refused answers."""

import pytest

from coach.kinds.checklist.choices import find_option
from coach.vocabulary import ItemType
from tests.coach.kinds.checklist_talk import Talk, checklist, item, visit

KINDS = ("讲课演示", "看现场", "送样品")
KINDS_EN = ("a talk with slides", "walk the line", "leave samples")


@pytest.mark.parametrize("text", ["出单子", "好了，出单子", "先出单子吧", "Make the sheet"])
def test_the_sheet_is_made_midway_and_the_rest_stays_open(text: str) -> None:
    talk = Talk(visit()).say("赵厂长", text)

    assert talk.state.finished
    assert talk.said()[:2] == ("stopped", "sheet")


def test_a_sheet_with_nothing_on_it_is_not_made() -> None:
    talk = Talk(visit()).say("出单子")

    assert talk.said() == ("too_soon", "见谁？")


@pytest.mark.parametrize("text", ["改一项", "我想改一下", "Change something"])
def test_an_edit_is_begun_midway(text: str) -> None:
    assert Talk(visit()).say("赵厂长", text).said() == ("pick",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("继续", ("go_on", "为什么现在？")),
        ("再看单子", ("sheet", "为什么现在？")),
        ("还差多少", ("score", "为什么现在？")),
        ("下一条", ("skipped", "他头疼什么？")),
        ("补空着的", ("unfit", "为什么现在？")),
    ],
)
def test_the_labels_of_buttons_are_never_answers(text: str, said: tuple[str, ...]) -> None:
    assert Talk(visit()).say("赵厂长", text).said() == said


def test_to_stop_in_words_makes_the_sheet() -> None:
    assert Talk(visit()).say("赵厂长", "先到这儿").state.finished


@pytest.mark.parametrize(
    ("text", "options", "index"),
    [
        ("去讲课", KINDS, 0),
        ("想送点样品过去", KINDS, 2),
        ("some slides", KINDS_EN, 0),
        ("现场讲课", KINDS, None),
        ("不去现场", KINDS, None),
        ("吃饭", KINDS, None),
    ],
)
def test_a_word_that_one_option_alone_has_means_it(
    text: str, options: tuple[str, ...], index: int | None
) -> None:
    assert find_option(text, options) == index


def test_skipping_is_pointed_to_from_the_second_refusal_on() -> None:
    playbook = checklist((item("怎么做", ItemType.CHOICE, options=KINDS),))
    talk = Talk(playbook).say("吃饭")
    assert talk.said() == ("refusal.choice", "怎么做？")
    assert talk.say("喝茶").said() == ("refusal.choice", "or_skip", "怎么做？")


def test_where_nothing_may_be_skipped_skipping_is_not_pointed_to() -> None:
    playbook = checklist((item("怎么做", ItemType.CHOICE, options=KINDS, required=True),))

    assert Talk(playbook).say("吃饭", "喝茶").said() == ("refusal.choice", "怎么做？")
