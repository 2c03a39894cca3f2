"""What spoils an answer to an objection."""

import pytest

from coach.judge.answer import read_answer
from coach.judge.task import AnswerTask, FaultTask
from coach.vocabulary import Fault, Move
from tests.coach.judge.answers import faults, language, read


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("不对，您误会我们了", ("contradicts",)),
        ("不贵啊，好货就这个价", ("contradicts",)),
        ("那给您打八折", ("price_first",)),
        ("绝对没问题，您放心", ("bluffs",)),
        ("今天能定下来吗，下周就涨价了", ("pressures",)),
        ("货排周二到还是周五到？", ("pressures",)),
        ("那家早晚要倒，不靠谱", ("disparages",)),
        ("您要什么都行，出了问题全算我的", ("overpromises",)),
        ("行，资料我马上发您，有需要找我", ("waits",)),
        ("You're wrong, it runs fine", ("contradicts",)),
        ("I could do 15% off for you", ("price_first",)),
        ("It never fails, trust me", ("bluffs",)),
        ("Sign today, prices go up on Monday", ("pressures",)),
        ("They're unreliable and everyone knows it", ("disparages",)),
        ("We can do anything you want", ("overpromises",)),
        ("I'll send the deck over, let me know when you've read it", ("waits",)),
    ],
)
def test_a_fault_is_heard(answer: str, expected: tuple[str, ...]) -> None:
    assert faults(read(answer)) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "他们不是不行，用着顺就别动，哪一段顾不过来？",
        "先不谈打折，您跟谁比的？",
        "明白，不催您。还有哪一点没弄清？",
        "理解，我不敢保证百分百，得先看现场，周二上午我过来行吗",
        "周三还是周四，我过来一趟方便？",
        "发之前问一句，谁一起看？",
        "They aren't useless at all, keep them. Where do they run late?",
        "No rush to decide today. What would you still like to know?",
        "I can't guarantee that yet. Which line would it run on?",
        "Happy to help. Before I send it, who else will read it?",
    ],
)
def test_what_only_sounds_like_a_fault_is_none(answer: str) -> None:
    assert faults(read(answer)) == ()


def test_a_price_after_the_question_is_no_fault() -> None:
    assert faults(read("您跟谁比的？量大的话可以优惠")) == ()
    assert faults(read("可以优惠。您跟谁比的？")) == ("price_first",)


def test_who_asked_earlier_in_the_small_talk_may_speak_of_price() -> None:
    task = AnswerTask(made=(Move.CLARIFY,))

    assert faults(read_answer(language(), "量大的话我们可以优惠", task)) == ()


def test_sending_is_no_waiting_when_something_is_asked_or_a_time_is_set() -> None:
    assert faults(read("好的，马上发您")) == ("waits",)
    assert faults(read("好的，马上发您。您最想看哪一块？")) == ()
    assert faults(read("好的，马上发您，您看完联系我。您最想看哪一块？")) == ("waits",)
    assert faults(read("马上发您，您看完联系我，明天上午十点给您打电话")) == ()


def test_a_but_contradicts_as_the_opening_only() -> None:
    assert faults(read("但是我们的东西不一样")) == ("contradicts",)
    assert faults(read("理解。但是我们的东西不一样")) == ()
    assert faults(read("But our kit is quite different")) == ("contradicts",)
    assert faults(read("Fair enough. But our kit is quite different")) == ()
    assert faults(read("But could I ask one thing")) == ()


LONG_ZH = "这套东西我们做了很多，里里外外都有，" * 6
LONG_EN = "our kit has many parts and each of them does something for the line " * 6


@pytest.mark.parametrize("answer", [LONG_ZH, LONG_EN])
def test_explaining_at_length_before_a_question_is_a_fault(answer: str) -> None:
    assert faults(read(answer)) == ("long",)


@pytest.mark.parametrize(
    "answer",
    [f"您最担心哪一块？{LONG_ZH}", f"Which part worries you? {LONG_EN}", LONG_ZH[:60]],
)
def test_explaining_after_the_question_or_shortly_is_none(answer: str) -> None:
    assert "long" not in faults(read(answer))


def test_who_asked_earlier_may_explain() -> None:
    task = AnswerTask(made=(Move.CLARIFY,))

    assert faults(read_answer(language(), LONG_ZH, task)) == ()


LISTED = AnswerTask(
    faults=(
        FaultTask(name="看低人家师傅", fault=None, minus=40, cues=("土办法",)),
        FaultTask(name="降价", fault=Fault.PRICE_FIRST, minus=5, cues=("让两个点",)),
        FaultTask(name="没接住", fault=Fault.IGNORES, minus=0),
    ),
)
MOVES = "吃过亏，多问很正常。您最担心哪一块？"


def test_the_items_own_faults_come_first_at_their_own_price() -> None:
    found = read_answer(language(), f"让两个点。您错了，土办法不行。{MOVES}", LISTED)

    assert faults(found) == ("看低人家师傅", "降价", "contradicts")
    assert found.score == max(0, 50 - 40 - 5 - 20)


def test_a_cue_that_is_denied_is_no_fault() -> None:
    found = read_answer(language(), f"没说是土办法，不是土办法。{MOVES}", LISTED)

    assert faults(found) == ()


def test_a_cue_for_a_price_counts_before_the_question_only() -> None:
    assert faults(read_answer(language(), "先给您让两个点。跟谁比的？", LISTED)) == ("降价",)
    assert faults(read_answer(language(), "跟谁比的？量大先给您让两个点", LISTED)) == ()


def test_an_ignored_objection_goes_by_the_items_name() -> None:
    assert faults(read_answer(language(), "今儿天气不错", LISTED)) == ("没接住",)


def test_a_fault_of_the_authors_costs_nothing_in_another_item() -> None:
    found = read_answer(language(), f"土办法也行。{MOVES}", LISTED)

    assert (faults(found), found.score) == (("看低人家师傅",), 10)


def test_an_empty_answer_ignores_without_evidence() -> None:
    (found,) = read("").faults

    assert (found.name, found.evidence) == ("ignores", ())


@pytest.mark.parametrize(
    "answer",
    [
        (
            "公司成立二十年了，产品有八大系列、三百多个型号，各种认证都通过了，客户遍布全国各地，先从齿轮油说起，"
            "再说液压油，最后说说润滑脂。"
        ),
        (
            "The firm was founded in 1974 and has eight ranges and three hundred models and every "
            "certificate going and offices in forty countries so let me begin with the gear oils "
            "and then the hydraulics and then the greases."
        ),
    ],
)
def test_a_catalogue_in_one_breath_is_too_long(answer: str) -> None:
    assert "long" in faults(read(answer))
