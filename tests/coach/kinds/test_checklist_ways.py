"""The ways through a checklist besides straight on: back, edit, check, stop."""

import pytest

from coach.kinds.checklist.state import Place
from coach.playbook import Checklist
from coach.vocabulary import ItemType
from tests.coach.kinds.checklist_talk import (
    Talk,
    checklist,
    item,
    through,
    visit,
)


def test_numbers_are_asked_without_numbered_buttons() -> None:
    talk = through("价格")
    offer = talk.effects[-1]

    assert talk.state.item == "预计多大"
    assert getattr(offer, "numbered", None) is False


def test_a_farewell_is_shown_the_way_out() -> None:
    talk = Talk(visit()).say("赵厂长", "谢谢，再见")
    assert talk.said() == ("farewell", "为什么现在？")
    assert talk.offered() == ("skip", "why", "stop")

    assert through("价格", "18万", "再见").offered() == ("done", "fill", "edit", "stop")


def test_picking_is_left_in_words() -> None:
    assert through("价格", "18万").press("edit").say("算了").said() == ("kept",)


def test_back_asks_the_one_before_and_its_answer_may_stay() -> None:
    talk = Talk(visit())
    assert talk.press("back").said() == ("first", "见谁？")
    talk.say("赵厂长").press("back")
    assert talk.said() == ("standing", "见谁？")
    assert talk.offered() == ("skip", "why")

    assert talk.press("skip").said() == ("kept", "为什么现在？")
    assert talk.say("上一题", "钱厂长").said() == ("edited", "为什么现在？")
    assert talk.shown("见谁") == "钱厂长"


def test_blanks_are_filled_afterwards() -> None:
    talk = through("价格", "18万").press("fill")
    assert talk.state.item == "他头疼什么"

    talk.say("换线太慢")

    assert talk.said() == ("noted", "all_asked")
    assert talk.offered() == ("done", "edit")
    assert talk.press("fill").said() == ("unfit", "all_asked")


def test_one_item_is_picked_and_changed_by_buttons() -> None:
    talk = through("价格", "18万").press("edit")
    assert talk.said() == ("pick",)
    assert talk.offered() == ("edit:1", "edit:2", "edit:3", "edit:4", "edit:5", "edit:6", "back")

    talk.press("edit:1")
    assert talk.said() == ("standing", "见谁？")
    assert talk.say("孙总").said() == ("edited",)
    assert talk.press("edit", "back").said() == ("kept",)
    assert talk.press("edit:7").said() == ("unfit", "all_asked")
    assert talk.press("edit:99").said() == ("unfit", "all_asked")
    assert talk.press("back").said() == ("standing", "预计多大？")


def test_one_item_is_picked_by_its_name() -> None:
    talk = through("价格", "18万").say("改一项", "预计多大")

    assert talk.said() == ("standing", "预计多大？")


def test_a_changed_day_is_put_up_for_checking() -> None:
    talk = through("价格", "18万").say("等下 不是周五，是下周二前")
    assert talk.said() == ("check",)
    assert talk.facts("check") == {
        "name": "想让他答应什么",
        "shown": "12 月 8 日（周二）前带我看一遍旧线",
    }
    assert talk.offered() == ("yes", "no")
    assert talk.say("啊这").said() == ("unclear",)

    assert talk.say("对").ended


def test_a_wrong_day_is_asked_for_again_and_only_the_day_need_be_said() -> None:
    talk = through("价格", "18万").say("不对，是下周二", "不对")
    assert talk.said() == ("wrong_day", "standing", "想让他答应什么？")

    talk.say("下周四")

    assert talk.shown("想让他答应什么") == "12 月 10 日（周四）前带我看一遍旧线"


def test_a_correction_while_something_else_is_asked_leaves_that_question_open() -> None:
    talk = through().say("等下，不是周五，是下周二")

    assert talk.said() == ("edited", "最怕他问什么？")


def test_a_correction_that_fits_nothing_asks_which_one() -> None:
    talk = through("价格", "18万").say("不对，不是张三，是李四")

    assert talk.said() == ("pick",)


def test_a_correction_that_asks_too_little_is_sent_back_too() -> None:
    talk = through("价格", "18万").say("想让他答应什么改成保持联系")

    assert talk.said() == ("refusal.continuation", "standing", "想让他答应什么？")


def test_an_edit_that_takes_the_asked_item_away_goes_on() -> None:
    talk = through("价格", "50万").say("预计多大改成3万")

    assert talk.said() == ("edited", "left_out")
    assert talk.state.place is Place.REVIEW


def test_the_sheet_and_the_score_are_shown_on_the_way() -> None:
    talk = Talk(visit()).say("赵厂长").press("sheet")
    assert talk.said() == ("sheet", "为什么现在？")
    assert not talk.ended

    talk.press("score")

    assert talk.facts("score") == {
        "known": 1,
        "guessed": 0,
        "open": 5,
        "values": (("准备度", "17%"),),
    }


def test_done_comes_back_for_what_is_required() -> None:
    talk = Talk(visit()).say("赵厂长").press("done")

    assert talk.said() == ("still_required", "想让他答应什么？")
    assert not talk.ended


def test_done_may_come_early() -> None:
    assert through().press("done").ended


def test_stopping_gives_what_there_is() -> None:
    assert Talk(visit()).press("stop").said() == ("stopped",)
    talk = Talk(visit()).say("赵厂长").press("stop")
    assert talk.said() == ("stopped", "sheet")
    assert talk.ended


def test_a_finished_checklist_shows_its_sheet_and_says_it_is_over() -> None:
    talk = through("价格", "18万").say("出单子")
    assert talk.state.finished

    assert talk.press("sheet").said() == ("sheet",)
    assert talk.press("why").said() == ("score",)
    assert talk.say("还有一件事").said() == ("over",)
    assert talk.press("edit").said() == ("over",)
    assert talk.offered() == ("sheet", "score")


@pytest.mark.parametrize(
    "choice", ["model", "yes", "no", "option:1", "edit:x", "edit:9999", "fill"]
)
def test_a_choice_that_does_not_fit_is_told_so(choice: str) -> None:
    assert Talk(visit()).press(choice).said() == ("unfit", "见谁？")


def test_buttons_that_need_a_question_do_not_fit_at_the_end() -> None:
    talk = through("价格", "18万")

    assert talk.press("skip").said() == ("unfit", "all_asked")
    assert talk.press("why").said() == ("score",)
    assert talk.press("option:1").said() == ("unfit", "all_asked")
    assert Talk(visit()).press("edit").said() == ("unfit", "见谁？")


def choices() -> Checklist:
    return checklist(
        (
            item("批了", ItemType.YES_NO),
            item("教练", ItemType.CHOICE, options=("有", "还没有")),
            item("哪天", ItemType.DATE),
        ),
        lines=("{批了}{教练}{哪天}", "不成对的{"),
        title="{批了}",
    )


def test_options_and_yes_or_no_are_answered_by_button() -> None:
    talk = Talk(choices())
    assert talk.offered() == ("yes", "no", "skip")
    talk.press("yes")
    assert talk.offered() == ("option:1", "option:2", "skip")
    assert talk.press("option:3").said() == ("unfit", "教练？")
    talk.press("option:2").say("下月底", "done")

    assert talk.sheet() == ("是", "是还没有2027 年 1 月底", "不成对的{")


def test_an_english_no_is_an_answer_before_it_is_a_correction() -> None:
    talk = Talk(choices()).say("no, not yet")
    assert talk.shown("批了") == "否"


def test_a_title_without_its_answer_is_the_playbooks() -> None:
    assert Talk(choices()).press("sheet").sheet()[0] == "拜访前三分钟"


def test_a_changed_date_is_checked() -> None:
    talk = Talk(choices()).press("no", "option:1").say("12月8号", "等下，12月9号")

    assert talk.said() == ("check",)
    assert talk.shown("哪天") == "12 月 9 日（周三）"
