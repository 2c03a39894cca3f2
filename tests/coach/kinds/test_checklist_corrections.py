"""Corrections in words: which earlier answer is meant, and how it reads now."""

import pytest

from coach.judge.language import Language
from coach.judge.rules import Rules
from coach.kinds.checklist.entry import MOST_CHARACTERS
from coach.kinds.checklist.walk import read
from coach.reading import Entry, Evidence
from coach.vocabulary import ItemType, Locale
from tests.coach.kinds.checklist_talk import Talk, checklist, item, visit


def chinese() -> Talk:
    """All asked, a small deal."""
    talk = Talk(visit()).say("赵厂长 恒谷食品", "新线下个月投产", "跳过")
    return talk.say("周五前带我看一遍旧线", "可能会问价格", "18万")


def english() -> Talk:
    items = (
        item("who", ItemType.PERSON),
        item("the ask"),
        item("deal size", ItemType.MONEY),
        item("go live", ItemType.DATE),
    )
    talk = Talk(checklist(items, locale=Locale.EN))
    return talk.say("Helen Marsh, Hartley", "walk me round by Friday", "25k", "Dec 20")


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("等下 不是周五，是下周二前", "想让他答应什么", "12 月 8 日（周二）前带我看一遍旧线"),
        ("不是周五，下周二", "想让他答应什么", "12 月 8 日（周二）前带我看一遍旧线"),
        ("说错了，不是12月4号，是12月9号", "想让他答应什么", "12 月 9 日（周三）前带我看一遍旧线"),
        ("不对，下周二", "想让他答应什么", "12 月 8 日（周二）前带我看一遍旧线"),
        ("不对，是下周二之前", "想让他答应什么", "12 月 8 日（周二）前带我看一遍旧线"),
        ("等等，20万", "预计多大", "20 万"),
        ("不是18万，是20万", "预计多大", "20 万"),
        ("不是180000而是20万", "预计多大", "20 万"),
        ("预计多大改成20万", "预计多大", "20 万"),
        ("把预计多大换成20万", "预计多大", "20 万"),
        ("预计多大这项应该是20万", "预计多大", "20 万"),
        ("预计多少大改成20万", "预计多大", "20 万"),
        ("18 万改成20万", "预计多大", "20 万"),
        ("把恒谷食品改成恒谷乳业", "见谁", "赵厂长，恒谷乳业"),
        ("价格改成交期", "最怕他问什么", "交期"),
        ("改一下见谁，是李总", "见谁", "李总"),
        ("见谁：李总", "见谁", "李总"),
        ("刚才那个金额错了，是20万", "预计多大", "20 万"),
        ("金额改成20万", "预计多大", "20 万"),
        ("是下周二，不是周五", "想让他答应什么", "12 月 8 日（周二）前带我看一遍旧线"),
    ],
)
def test_the_answer_meant_is_found_and_reads_anew(text: str, target: str, shown: str) -> None:
    found = chinese().heard(text)

    assert (found.target, found.shown, found.refusal) == (target, shown, None)


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("wait not friday, by tuesday next week", "the ask", "walk me round by tuesday next week"),
        ("change friday to monday", "the ask", "walk me round by monday"),
        ("no, not Hartley but Bexley", "who", "Helen Marsh, Bexley"),
        ("it's not 25k, it's 30k", "deal size", "30,000"),
        ("actually 30k", "deal size", "30,000"),
        ("sorry, make it dec 22", "go live", "Tuesday, Dec 22"),
        ("change the deal size to 30k", "deal size", "30,000"),
        ("deal size should be 30k", "deal size", "30,000"),
        ("the deal size is wrong, it's 30k", "deal size", "30,000"),
        ("deal size is 30k", "deal size", "30,000"),
        ("update the amount to 30k", "deal size", "30,000"),
        ("actually it's dec 22, not dec 20", "go live", "Tuesday, Dec 22"),
        ("monday, not friday", "the ask", "walk me round by monday"),
    ],
)
def test_english_corrections_are_heard(text: str, target: str, shown: str) -> None:
    found = english().heard(text)

    assert (found.target, found.shown, found.refusal) == (target, shown, None)


def test_an_answer_that_begins_with_its_day_keeps_no_stray_word() -> None:
    talk = Talk(checklist((item("the ask"),), locale=Locale.EN)).say("By Friday a tour")

    assert talk.heard("wait, by monday").shown == "by monday a tour"


def test_a_deadline_stays_a_deadline_when_only_its_day_changes() -> None:
    assert english().say("the ask").heard("next monday").shown == "walk me round by next monday"


def test_a_partly_changed_guess_stays_a_guess_and_a_new_answer_does_not() -> None:
    talk = Talk(checklist((item("甲"), item("乙")))).say("可能老张管价格")

    assert talk.heard("不对，不是老张，是老李").guess
    assert not talk.heard("甲改成老李").guess


@pytest.mark.parametrize(
    "text",
    [
        "不是我们的问题，是他们的供应商",
        "客户应该是想换线",
        "从老厂改成新厂",
        "要的是效果，不是赵厂长",
        "不是赵厂长，是他老板要换",
        "monday to friday",
        "见谁应该是他们老板定",
        "金额太大",
        "等下，我想想他们那边的事",
        "change is hard to sell",
    ],
)
def test_what_touches_no_earlier_answer_is_the_answer_to_the_question(text: str) -> None:
    talk = Talk(visit()).say("赵厂长")

    assert talk.heard(text).target == "为什么现在"
    assert talk.heard(text).refusal is None


def test_a_bare_amount_corrects_the_last_answer_only_when_another_amount_is_asked() -> None:
    talk = Talk(visit()).say("赵厂长", "原因", "跳过", "周五带我看线", "价格", "50万")
    assert talk.heard("等下，60万").target == "预计多大"

    talk.press("back").say("50万", "10万", "甲厂")

    assert talk.press("edit:7").heard("等下，60万").target == "预算"


def test_another_amount_asked_later_is_not_taken_for_a_correction() -> None:
    money, text = ItemType.MONEY, ItemType.TEXT
    items = (item("甲", money), item("乙", text), item("丙", money))
    talk = Talk(checklist(items)).say("3万", "别的")

    assert talk.heard("等下，5万").target == "丙"


def test_a_correction_for_the_old_words_of_nobody_asks_which() -> None:
    assert chinese().heard("不对，不是张三，是李四").refusal == "which_item"
    assert chinese().heard("等下，那个").refusal == "which_item"
    assert chinese().heard("不是张三，是李四").refusal == "unclear"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("金额错了", "预计多大"),
        ("改一下为什么现在", "为什么现在"),
        ("我要改金额", "预计多大"),
        ("edit 见谁", "见谁"),
        ("为什么现在那项", "为什么现在"),
    ],
)
def test_an_item_without_a_new_value_is_asked_again(text: str, target: str) -> None:
    found = chinese().heard(text)

    assert (found.target, found.refusal) == (target, "pick")
    assert Talk(visit()).say("赵厂长").heard("改一下见谁").refusal == "pick"
    assert Talk(visit()).say("赵厂长").heard("改一下产线").refusal is None


def test_one_letter_is_too_little_to_find_an_answer_by() -> None:
    assert chinese().heard("不是赵，是钱").refusal == "unclear"


def test_a_long_text_is_no_correction() -> None:
    text = "等下 不是周五，是下周二" + "。" * MOST_CHARACTERS

    assert Talk(visit()).say("赵厂长").heard(text).refusal == "long"
    assert chinese().heard(text).refusal == "unclear"


def test_a_bare_day_takes_the_place_of_the_day_or_of_an_answer_without_one() -> None:
    assert chinese().press("edit:2").heard("下周二").shown == "新线下周二投产"

    plain = Talk(checklist((item("甲"),))).say("换线").press("edit:1")
    assert plain.heard("下周二").shown == "下周二"


def test_evidence_points_into_what_was_typed() -> None:
    typed = "等下 不是周五，是下周二前"

    found = chinese().heard(typed)

    assert found.text == typed
    assert found.evidence == (Evidence(rule="checklist.day", start=9, end=13, matched="下周二前"),)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("好的", "done"),
        ("没了", "done"),
        ("改一下", "edit"),
        ("谢谢", "small_talk"),
        ("哦豁", "unclear"),
    ],
)
def test_at_the_end_a_few_words_are_enough(text: str, refusal: str) -> None:
    assert chinese().heard(text) == Entry(text=text, target="", refusal=refusal)


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    twins = str.maketrans("萬週", "万周")
    language = Language(Rules(digest="none", rules=()), lambda text: text.translate(twins))
    talk = chinese()

    money = read(language, talk.playbook, talk.state, "等下，30萬", talk.at)
    day = read(language, talk.playbook, talk.state, "不是週五，是下週二", talk.at)

    assert (money.text, money.value, money.evidence) == ("等下，30萬", "300000", ())
    assert day.shown == "12 月 8 日（周二）前带我看一遍旧线"


def test_an_items_name_picks_it() -> None:
    assert chinese().heard("为什么现在") == Entry(
        text="为什么现在", target="为什么现在", refusal="pick"
    )
