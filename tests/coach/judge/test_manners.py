"""Courtesies and the moves of a haggle, as they reach the reading of a message."""

import pytest

from bot import supplies
from coach.judge.scene import NO_SCENE, Scene
from coach.judge.utterance import read_utterance
from coach.reading import Utterance
from coach.vocabulary import Act, Locale
from tests.coach.judge.library import RULES, language, main

COURTESIES = {"homework", "keeps_time", "keeps_promise", "saves_face", "peers", "tests_no"}
FLAGS = {"concedes", "trades", "holds"}
SERVED = supplies.language()


def read(text: str) -> Utterance:
    """What the service reads, traditional characters and all."""
    return read_utterance(SERVED, text, NO_SCENE)


def manners(text: str) -> set[str]:
    said = read(text)
    flags = {flag for part in said.parts for flag in part.flags}
    return {*said.courtesies, *flags} & (COURTESIES | FLAGS)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("王主任您好！昨晚翻了你们去年的年报，说是上了新产线", {"homework"}),
        ("過來前我看了貴公司的官網 主要做出口對吧", {"homework"}),
        ("Morning. Had a good look at your website last night, u export mostly?", {"homework"}),
        ("說好二十分鐘的 時間到了 最後問一句", {"keeps_time"}),
        ("I said fifteen minutes so thats my time up", {"keeps_time"}),
        ("上次您要的检测报告 带来了 放这儿了", {"keeps_promise"}),
        ("as promised ive brought the two references", {"keeps_promise"}),
        ("这事真不怪您 换谁来盯都一样", {"saves_face"}),
        ("Honestly it's not down to your people, anyone would struggle", {"saves_face"}),
        ("同行今年也都被退过 您这边碰到过没", {"peers"}),
        ("One of your neighbours lost a whole batch, has it happened here?", {"peers"}),
        ("明白。那您主要是考虑哪一块？", {"tests_no"}),
        ("行 那您這邊要跟誰匯報 大概哪天能有信", {"tests_no"}),
        ("Sure. Who else has to sign it off, and by when will you know?", {"tests_no"}),
        ("行吧 再给您降两个点", {"concedes"}),
        ("ok fine, we'll waive the delivery", {"concedes"}),
        ("降可以，但账期得改三十天", {"trades"}),
        ("if u order both lines i can take two percent off", {"trades"}),
        ("這個價真降不了，因為裡面含兩年駐場", {"holds"}),
        ("We cant go lower because it covers two years of service", {"holds"}),
    ],
)
def test_what_is_said_well_reaches_the_reading(said: str, found: set[str]) -> None:
    assert manners(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "你们官网谁在维护",
        "换一次模要二十分钟吧",
        "您上次说的返工现在怎么样了",
        "出了事怪谁",
        "你们一共几个厂",
        "仓库谁管",
        "能便宜点吗",
        "如果不修会怎么样",
        "产量降了多少",
        "Who runs your website?",
        "How long does a changeover take?",
        "Did they bring what they promised?",
        "Whose fault was it?",
        "How many plants do you have?",
        "Who loads the lorries?",
        "Did your supplier drop the price?",
        "If it fails, what do you lose?",
        "Why can't you keep drivers?",
    ],
)
def test_what_only_sounds_like_it_is_none(said: str) -> None:
    assert manners(said) == set()


def test_the_rule_that_read_a_courtesy_is_told_with_its_words() -> None:
    said = read("上次答应您的样品我带来了。您现在方便看吗？")

    assert [(one.rule, one.matched) for one in said.evidence] == [
        ("zh.manners.keeps_promise", "上次答应您的样品我带来了")
    ]


def test_the_rule_that_read_a_flag_is_told_with_its_sentence() -> None:
    said = read("明白。降可以，但账期得改三十天。")
    rules = [[one.rule for one in part.evidence] for part in said.parts]

    assert "zh.manners.trades" not in rules[0]
    assert "zh.manners.trades" in rules[1]


@pytest.mark.parametrize(
    ("heard", "act"),
    [
        ("What we want is a month end count that closes on time.", Act.BENEFIT),
        ("Our month end count never closes on time.", Act.PITCH),
    ],
)
def test_in_english_too_a_wish_makes_ours_a_benefit(heard: str, act: Act) -> None:
    said = "Our scanner closes the month end count in half a day."

    assert main(said, Scene(last_heard=heard)).act is act


def test_every_rule_of_manners_gives_its_reason_in_both_languages() -> None:
    ids = [
        line.removeprefix("  - rule: ")
        for path in sorted(RULES.glob("*-manners.yaml"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("  - rule: ")
    ]
    reasons = [language().why(rule, locale) for rule in ids for locale in Locale]

    assert len(ids) > 19
    assert None not in reasons
