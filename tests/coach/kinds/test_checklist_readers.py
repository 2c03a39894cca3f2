"""What an answer to each type of item is read as."""

import pytest

from coach.kinds.checklist.amounts import Amount, find_amount
from coach.kinds.checklist.choices import find_option, is_yes
from coach.kinds.checklist.entry import Asked, read_value
from coach.kinds.checklist.fold import fold
from coach.kinds.checklist.shown import show_number, show_percent
from coach.numerals import plain
from coach.reading import Entry, Evidence
from coach.vocabulary import ItemType, Locale, Outcome
from tests.coach.kinds.checklist_talk import AT, item

OPTIONS = ("有而且验证过", "有但没验证过", "还没有")


def entry(text: str, kind: ItemType, locale: Locale = Locale.ZH, **more: object) -> Entry:
    asked = item("甲", kind, **more)
    return read_value(Asked(asked, locale, AT.date()), text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18万", "180000"),
        ("大概18万左右", "180000"),
        ("五十万", "500000"),
        ("￥18万", "180000"),
        ("25k usd", "25000"),
        ("一百多万", "1000000"),
        ("15到20万", "200000"),
        ("5万到8万", "80000"),
        ("between 20k and 30k", "30000"),
        ("五到十万", "100000"),
        ("5到٣", "5"),
        ("十到二十", "20"),
        ("5到8", "8"),
        ("10台，一共18万", "180000"),
        ("2年共300块", "300"),
        ("3件2000元", "2000"),
        ("-5", "-5"),
        ("负5万", "-50000"),
        ("1号线20", "20"),
        ("大约两百", "200"),
        ("几十万", "vague"),
        ("a few thousand", "vague"),
        ("10台20人", "several"),
        ("3万，5万", "several"),
        ("挺大的", "none"),
        ("12月", "none"),
        ("万", "none"),
    ],
)
def test_an_amount_is_found_among_words(text: str, value: str) -> None:
    found = find_amount(text)

    assert (plain(found.value) if isinstance(found, Amount) else found) == value


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("18万", "18 万", "180,000"),
        ("2.5亿", "2.5 亿", "250,000,000"),
        ("3000", "3,000", "3,000"),
        ("123456", "123,456", "123,456"),
        ("1.5", "1.5", "1.5"),
    ],
)
def test_money_is_shown_as_each_language_writes_it(text: str, chinese: str, english: str) -> None:
    found = find_amount(text)

    assert isinstance(found, Amount)
    assert show_number(found.value, Locale.ZH) == chinese
    assert show_number(found.value, Locale.EN) == english


def test_a_share_is_shown_in_whole_percent() -> None:
    found = find_amount("0.745")
    assert isinstance(found, Amount)
    assert show_percent(found.value) == "75%"


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("2", 1),
        ("第二个", 1),
        ("三", 2),
        ("9", None),
        ("还没有", 2),
        ("有，没验证", 1),
        ("有但没验证过吧", 1),
        ("没有", 2),
        ("有", None),
        ("验证过", None),
        ("有但是没验过", 1),
        ("下雨了", None),
        ("！", None),
    ],
)
def test_an_option_is_found_by_number_words_or_near_spelling(text: str, index: int | None) -> None:
    assert find_option(text, OPTIONS) == index
    assert find_option("x", ()) is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("是", True),
        ("批了", True),
        ("没错", True),
        ("yes please", True),
        ("y", True),
        ("还没", False),
        ("不是", False),
        ("not yet", False),
        ("n", False),
        ("看情况", None),
        ("nobody", None),
    ],
)
def test_yes_and_no_are_heard_at_the_beginning(text: str, yes: object) -> None:
    assert is_yes(text) is yes


@pytest.mark.parametrize(
    ("text", "kind", "value", "shown"),
    [
        (
            "赵厂长 恒谷食品，管生产的。",
            ItemType.PERSON,
            "赵厂长\n恒谷食品\n管生产的",
            "赵厂长，恒谷食品，管生产的",
        ),
        ("甲厂、乙厂; 丙厂", ItemType.LIST, "甲厂\n乙厂\n丙厂", "甲厂、乙厂、丙厂"),
        ("  新线\n下月 投产 ", ItemType.TEXT, "新线 下月 投产", "新线 下月 投产"),
        ("没有", ItemType.LIST, "没有", "没有"),
        ("3台", ItemType.NUMBER, "3", "3"),
        ("15到20万", ItemType.MONEY, "200000", "15 万–20 万"),
        ("五到十万", ItemType.MONEY, "100000", "5 万–10 万"),
        ("3 to 0k", ItemType.NUMBER, "0", "3–0"),
        ("下周二", ItemType.DATE, "2026-12-08", "12 月 8 日（周二）"),
        ("March", ItemType.DATE, "2027-03-31", "2027 年 3 月底"),
        ("嗯", ItemType.YES_NO, "yes", "是"),
        ("没有", ItemType.YES_NO, "no", "否"),
    ],
)
def test_a_fitting_answer_has_a_value_and_a_shape(
    text: str, kind: ItemType, value: str, shown: str
) -> None:
    found = entry(text, kind)

    assert (found.value, found.shown, found.refusal) == (value, shown, None)


def test_english_is_joined_with_english_commas() -> None:
    assert entry("Helen Marsh，Hartley Foods", ItemType.PERSON, Locale.EN).shown == (
        "Helen Marsh, Hartley Foods"
    )
    assert entry("price, delivery, and terms", ItemType.LIST, Locale.EN).value == (
        "price\ndelivery\nterms"
    )
    assert entry("nope", ItemType.YES_NO, Locale.EN).shown == "no"


@pytest.mark.parametrize(
    ("text", "kind", "refusal"),
    [
        ("", ItemType.TEXT, "no_words"),
        ("？！", ItemType.TEXT, "no_words"),
        ("不知道", ItemType.TEXT, "unknown"),
        ("我还不太清楚呢", ItemType.DATE, "unknown"),
        ("I don't know yet.", ItemType.TEXT, "unknown"),
        ("没有", ItemType.MONEY, "unknown"),
        ("none", ItemType.PERSON, "unknown"),
        ("什么意思？", ItemType.TEXT, "why"),
        ("why do you ask?", ItemType.TEXT, "why"),
        ("谢谢啦", ItemType.TEXT, "small_talk"),
        ("谢谢，再见！", ItemType.TEXT, "farewell"),
        ("我先走了", ItemType.DATE, "farewell"),
        ("thanks, bye", ItemType.TEXT, "farewell"),
        ("你能帮我写个方案吗", ItemType.PERSON, "person"),
        ("嗯" * 400 + "x", ItemType.LIST, None),
        ("are you a bot?", ItemType.TEXT, "who"),
        ("很快", ItemType.DATE, "date"),
        ("下周吧", ItemType.DATE, "which_day"),
        ("2月30号", ItemType.DATE, "no_such_day"),
        ("挺大", ItemType.MONEY, "money"),
        ("不少", ItemType.NUMBER, "number"),
        ("几十万", ItemType.MONEY, "vague_amount"),
        ("3台5人", ItemType.NUMBER, "which_number"),
        ("看情况", ItemType.YES_NO, "yes_no"),
        ("天气不错", ItemType.CHOICE, "choice"),
    ],
)
def test_what_does_not_fit_has_a_reason(text: str, kind: ItemType, refusal: str | None) -> None:
    assert entry(text, kind, options=OPTIONS if kind is ItemType.CHOICE else ()).refusal == refusal


def test_an_option_is_an_option_though_it_sounds_like_talk() -> None:
    assert entry("不清楚", ItemType.CHOICE, options=("清楚", "不清楚")).value == "不清楚"
    assert entry("好的", ItemType.CHOICE, options=("好的", "不行")).value == "好的"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("可能会问比老供应商贵多少", "比老供应商贵多少"),
        ("应该是价格吧", "价格"),
        ("I think price", "price"),
        ("maybe", "maybe"),
        ("他估计要换线", "要换线"),
        ("价格，也许还有交期", "价格，也许还有交期"),
    ],
)
def test_a_guess_is_heard_and_its_opening_words_are_dropped(text: str, shown: str) -> None:
    found = entry(text, ItemType.TEXT)

    assert (found.guess, found.shown) == (True, shown)


@pytest.mark.parametrize("text", ["不可能换", "可能性很大", "大概18万"])
def test_what_only_looks_like_a_guess_is_none(text: str) -> None:
    assert not entry(text, ItemType.TEXT).guess


def test_a_guess_shows_its_word() -> None:
    assert entry("好像18万", ItemType.MONEY) == Entry(
        text="好像18万",
        target="甲",
        value="180000",
        shown="18 万",
        guess=True,
        evidence=(
            Evidence(rule="checklist.amount", start=2, end=5, matched="18万"),
            Evidence(rule="checklist.guess", start=0, end=2, matched="好像"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("周五前带我看一遍旧线", None),
        ("下周安排我见老板", None),
        ("walk me round by Friday", None),
        ("保持联系，周五前给我一份数据", None),
        ("保持联系", "continuation"),
        ("回头再说，先介绍我认识一下", "continuation"),
        ("keep in touch", "continuation"),
        ("他对我们印象不错", "action_missing"),
        ("带我看产线", "day_missing"),
        ("send us some data", "day_missing"),
    ],
)
def test_an_advance_names_an_act_and_a_day(text: str, refusal: str | None) -> None:
    found = entry(text, ItemType.TEXT, must_be=Outcome.ADVANCE)

    assert found.refusal == refusal
    assert found.value == text


def test_an_order_is_held_to_the_same() -> None:
    assert entry("挺好", ItemType.TEXT, must_be=Outcome.ORDER).refusal == "action_missing"
    assert entry("再看看", ItemType.TEXT, must_be=Outcome.NO_SALE).refusal is None


def test_only_an_advance_shows_the_day_its_words_mean() -> None:
    assert entry("周五换线", ItemType.TEXT).shown == "周五换线"
    assert entry("2月30号前带我看线", ItemType.TEXT, must_be=Outcome.ADVANCE).shown == (
        "2月30号前带我看线"
    )


def test_folding_keeps_every_character_in_its_place() -> None:
    assert fold("ＡＢ，İ　’") == "ab,İ '"
