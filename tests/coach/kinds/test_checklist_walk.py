"""A checklist walked as reps walk it."""

from coach.events import Began, Spoke
from coach.kinds.checklist.state import ChecklistState
from coach.kinds.checklist.walk import advance
from coach.playbook import Computed
from coach.reading import Answer, Entry
from coach.vocabulary import Flag, ItemType, Verdict, Walk
from tests.coach.kinds.checklist_talk import (
    AT,
    Talk,
    checklist,
    expression,
    gap,
    item,
    replayed,
    through,
    visit,
)


def test_it_begins_with_the_count_and_the_first_question() -> None:
    talk = Talk(visit())

    assert talk.said() == ("begin", "见谁？")
    assert talk.facts("begin") == {"brief": "", "count": 6}
    assert talk.offered() == ("why",)


def test_one_question_a_turn_to_the_sheet() -> None:
    talk = through("可能会问比老供应商贵多少", "18万")
    assert talk.said() == ("noted_value", "left_out", "all_asked")
    assert talk.offered() == ("done", "fill", "edit")

    talk.press("done")

    assert talk.ended
    assert talk.sheet() == (
        "拜访单：赵厂长，恒谷食品，管生产",
        "为什么现在：新线下个月投产",
        "只求一件事：12 月 4 日（周五）前带我看一遍旧线",
        "备好答话：比老供应商贵多少?",
        "预计：18 万",
        "准备度 75%",
    )
    assert talk.gaps() == ("他头疼什么",)
    assert talk.facts("file") == talk.facts("sheet")
    assert talk.offered() == ("sheet", "score")
    assert replayed(talk) == talk.state


def test_gaps_come_red_flags_first() -> None:
    talk = Talk(
        checklist(
            (
                item("甲", if_missing=gap(Flag.NOTICE, "一")),
                item("乙", if_missing=gap(Flag.RED, "二", "问？", "他")),
                item("丙"),
                item("丁", if_missing=gap(Flag.NOTICE, "四")),
            )
        )
    )

    talk.press("skip", "skip", "skip", "skip", "done")

    assert talk.gaps() == ("乙", "甲", "丁")


def test_a_required_item_cannot_be_skipped_and_says_why() -> None:
    for refused in (Talk(visit()).press("skip"), Talk(visit()).say("不知道")):
        assert refused.said() == ("required", "见谁？")
        assert refused.facts("required") == {"why": "换个人就不灵。"}


def test_a_skipped_item_becomes_a_question_for_the_day() -> None:
    assert through().state.skipped == ("他头疼什么",)
    assert Talk(visit()).say("赵厂长", "原因", "不清楚").facts("skipped") == {"asks": True}
    assert Talk(visit()).say("赵厂长", "算了").facts("skipped") == {"asks": False}


def test_why_is_answered_with_the_authors_words_and_the_question_stays() -> None:
    talk = Talk(visit()).say("赵厂长").press("why")
    assert talk.said() == ("why", "为什么现在？")
    assert talk.facts("why") == {"why": "不是顺路来推销的。"}

    assert Talk(visit()).say("赵厂长", "问这个干嘛").said() == ("why", "为什么现在？")
    assert Talk(visit()).say("赵厂长", "x").press("hint").facts("why") == {"why": None}


def test_warm_words_are_sent_back_once_and_then_taken_with_a_notice() -> None:
    talk = Talk(visit()).say("赵厂长", "原因", "跳过", "保持联系吧，先混个脸熟")
    assert talk.said() == ("refusal.continuation", "想让他答应什么？")

    talk.say("就是保持联系")

    assert talk.said() == ("weak", "最怕他问什么？")
    assert talk.shown("想让他答应什么") == "就是保持联系"


def test_an_act_without_a_day_is_sent_back_for_its_day_after_warm_words_too() -> None:
    talk = Talk(visit()).say("赵厂长", "原因", "跳过", "保持联系", "带我看产线")
    assert talk.said() == ("refusal.day_missing", "想让他答应什么？")

    talk.say("就带我看产线")

    assert talk.said() == ("weak", "最怕他问什么？")


def test_a_day_said_afterwards_joins_the_act_that_was_sent_back() -> None:
    talk = Talk(visit()).say("赵厂长", "原因", "跳过", "带我看产线")
    assert talk.said() == ("refusal.day_missing", "想让他答应什么？")

    talk.say("下周三前")

    assert talk.shown("想让他答应什么") == "12 月 9 日（周三）前带我看产线"
    assert talk.said() == ("advance", "最怕他问什么？")


def test_a_guess_is_said_once_at_length_and_can_be_taken_back() -> None:
    talk = through("可能会问价格")
    assert talk.facts("guess") == {"first": True, "shown": "价格"}
    assert talk.offered() == ("skip", "sure")

    assert not talk.press("sure").state.answers[-1].guess
    assert talk.said() == ("sure", "预计多大？")
    assert talk.press("sure").said() == ("unfit", "预计多大？")


def test_a_guess_is_taken_back_in_words_too() -> None:
    talk = through("可能会问价格", "不，是确定的")

    assert talk.said() == ("sure", "预计多大？")
    assert talk.say("好像18万").facts("guess") == {"first": False, "shown": "18 万"}


def test_a_big_deal_brings_more_questions_and_a_smaller_one_spares_them_again() -> None:
    talk = through("价格", "50万")
    assert talk.facts("more") == {"count": 2}
    assert talk.state.item == "预算"
    talk.say("没有", "甲厂、乙厂")

    talk.say("预计多大改成20万")

    assert talk.said() == ("edited", "left_out")
    assert talk.facts("left_out") == {"count": 2}
    assert talk.state.answer("对手") is not None
    assert all("对手" not in line for line in talk.press("sheet").sheet())
    assert talk.say("预计多大改成40万").said() == ("edited",)


def test_an_unanswered_size_spares_nothing_aloud() -> None:
    assert through("价格", "不知道").said() == ("skipped", "all_asked")


def test_an_answer_that_does_not_fit_gets_a_friendly_reason() -> None:
    assert through("价格", "挺大的").said() == ("refusal.money", "预计多大？")


def test_talk_beside_the_matter_is_answered_and_the_question_stays() -> None:
    talk = Talk(visit())

    assert talk.say("谢谢").said() == ("small_talk", "见谁？")
    assert talk.say("你是真人吗").said() == ("who", "见谁？")
    assert talk.say("？？").said() == ("refusal.no_words", "见谁？")


def test_a_reading_of_another_kind_is_an_ordinary_turn() -> None:
    talk = Talk(visit())
    alien = Answer(text="x", moves=(), faults=(), score=0, verdict=Verdict.BAD)

    for reading in (alien, Entry(text="", target="")):
        state, effects = advance(talk.playbook, talk.state, Spoke(reading=reading), AT, "seed")
        assert state == talk.state
        assert effects


def test_taking_it_up_again_begins_anew() -> None:
    talk = Talk(visit()).say("赵厂长")
    fresh = Talk(visit())

    assert advance(talk.playbook, talk.state, Began(walk=Walk.FREE), AT, "seed") == (
        fresh.state,
        fresh.effects,
    )


def test_values_that_cannot_be_worked_out_are_left_out() -> None:
    names = ("甲", "乙")
    values = (
        Computed(name="每台", line=1, formula=expression("甲 / 乙", names), show="money"),
        Computed(name="甲的一半", line=1, formula=expression("甲 / 2", names), show="number"),
        Computed(
            name="再一半", line=1, formula=expression("甲的一半 / 2", ("甲的一半",)), show="number"
        ),
    )
    items = (item("甲", ItemType.NUMBER), item("乙", ItemType.NUMBER))
    talk = Talk(checklist(items, values=values, lines=("{每台}", "{再一半}")))

    assert talk.say("10", "0", "done").sheet() == ("单子", "2.5")


def test_conditions_that_look_at_what_is_not_due_do_not_hold() -> None:
    names = ("甲", "乙", "丙", "丁")
    items = (
        item("甲", ItemType.YES_NO),
        item("乙", ItemType.YES_NO, when=expression("甲 = 是", names)),
        item("丙", when=expression("乙 = 是", names)),
        item("丁", when=expression("丁 = 没有 或 猜的 > 9", names)),
    )
    talk = Talk(checklist(items)).press("yes", "yes").say("细节")
    assert talk.said() == ("noted", "all_asked")

    talk.say("甲改成不是")

    assert talk.said() == ("edited", "left_out")
    assert [answer.item for answer in talk.state.answers] == ["甲", "乙", "丙"]
    assert talk.facts("left_out") == {"count": 1}


def test_an_empty_checklist_goes_straight_to_its_sheet() -> None:
    talk = Talk(checklist(()))

    assert talk.said() == ("begin", "all_asked")
    assert talk.press("back").said() == ("first", "all_asked")
    assert talk.press("no").said() == ("unfit", "all_asked")
    assert ChecklistState().answer("x") is None
