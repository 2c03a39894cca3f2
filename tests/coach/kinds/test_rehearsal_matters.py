"""The matter a question is about that names none: what it takes up, then what the talk is on."""

import pytest
from msgspec.structs import replace

from bot.supplies import library
from coach.events import Spoke
from coach.judge.normalise import normalise
from coach.kinds.rehearsal.hearing.matters import is_scattered
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.walk import advance, begin, read
from coach.playbook import Rehearsal
from coach.vocabulary import Area, Locale, Spin, Walk
from tests.coach.kinds.rehearsal_talk import (
    AT,
    BOOK,
    COUNTING,
    HELLO,
    MONEY,
    PAYOFF,
    PICKING,
    PROBLEM,
    SEED,
    Talk,
    ask,
    says,
)

LIBRARY = library()
COUNTED = says(ask(Spin.PROBLEM, on="盘点"))
RISK = says(ask(Spin.IMPLICATION, Area.RISK))


def finance(locale: Locale) -> Rehearsal:
    books = LIBRARY.all(locale)
    return next(
        book for book in books if isinstance(book, Rehearsal) and book.id == "expense-first-visit"
    )


def heard(locale: Locale, *lines: str) -> RehearsalState:
    """The state after lines typed to the finance director, whose own question is answered."""
    book = finance(locale)
    state, _ = begin(book, Walk.FREE, AT, SEED)
    for line in (*FIRST[locale], *lines):
        reading = read(LIBRARY.built_in, book, state, line, AT)
        state, _ = advance(book, state, Spoke(reading=reading), AT, SEED)
    return state


FIRST = {
    Locale.ZH: (
        "罗总您好，审计部高主任介绍我来的，听说您这边月结压力大，占您二十分钟。",
        "一个人一年两百来块，用多少算多少。",
    ),
    Locale.EN: (
        "Hello Graham, Priya from internal audit put us in touch. Can I have twenty minutes?",
        "Roughly fifty pounds per person per year.",
    ),
}
PAID_LATE = "垫款这块，报销慢不慢？"
TWICE = "重的票多不多？有没有报两次的？"


@pytest.mark.parametrize(
    ("locale", "about", "line"),
    [
        (Locale.ZH, "报销慢", "报销是不是有点慢"),
        (Locale.EN, "expense claims", "are the claims for expenses slow?"),
    ],
)
def test_a_word_for_a_topic_is_heard_with_others_in_between(
    locale: Locale, about: str, line: str
) -> None:
    assert is_scattered(about, normalise(line), locale)


@pytest.mark.parametrize(
    ("locale", "about", "line"),
    [
        (Locale.ZH, "报销慢", "报销的事先放放，您身体慢慢养"),
        (Locale.ZH, "垫款", "垫的那笔款"),
        (Locale.EN, "archive", "archives"),
    ],
)
def test_it_is_not_heard_over_a_comma_or_in_a_short_word(
    locale: Locale, about: str, line: str
) -> None:
    assert not is_scattered(about, normalise(line), locale)


def test_a_difficulty_already_told_is_told_whatever_stands_between_its_words() -> None:
    state = heard(Locale.ZH, PAID_LATE, "这么说，报销是不是有点慢")

    assert (state.notes[-1].rule, state.admitted) == ("problem.told", ("垫款",))


def test_a_fact_of_which_one_word_is_said_is_told() -> None:
    state = heard(Locale.ZH, "您现在查重靠什么", "查得出来吗")

    assert [note.rule for note in state.notes[-2:]] == ["situation.fact", "problem.admitted"]
    assert state.admitted == ("重复报销",)


def test_a_sum_of_which_he_has_a_fact_is_that_fact() -> None:
    line = "那一个项目经理身上一般要垫多少钱"
    state = heard(Locale.ZH, PAID_LATE, line, line + "啊")

    assert (state.notes[-2].rule, state.notes[-2].topic) == ("situation.fact", "垫款")
    assert (state.notes[-1].rule, state.notes[-1].area) == ("consequence.told", Area.PEOPLE)


def test_the_side_whose_own_words_are_said_comes_first() -> None:
    state = heard(Locale.ZH, TWICE, "追这些钱，对会计和项目经理影响大不大")

    assert (state.notes[-1].topic, state.notes[-1].area) == ("重复报销", Area.PEOPLE)


def test_a_question_that_takes_up_the_words_of_one_matter_alone_is_about_that() -> None:
    """The month's end is under talk; the words stand in the texts of another matter."""
    state = heard(Locale.ZH, TWICE, "月结哪里不顺？", "三十七张票是怎么翻出来的，打击多大？")

    assert state.notes[-1].topic == "重复报销"


@pytest.mark.parametrize("line", ["Has anyone left over it?", "Do people complain about that?"])
def test_what_points_back_goes_on_with_what_he_admitted(line: str) -> None:
    state = heard(Locale.EN, "Are your people out of pocket, is that a problem?", line)

    assert state.admitted == ("staff out of pocket",)
    assert (state.notes[-1].topic, len(state.told)) == ("staff out of pocket", 1)


def test_a_consequence_is_asked_of_what_he_was_asked_last() -> None:
    talk = Talk().say(HELLO, PROBLEM, COUNTED, PROBLEM, MONEY)

    assert (talk.rule, talk.state.notes[-1].topic) == ("consequence.told", "拣错货")


def test_what_is_done_under_talk_gives_way_to_the_latest() -> None:
    talk = Talk().say(HELLO, COUNTED, PROBLEM, MONEY, RISK)

    assert talk.heard == (COUNTING.consequences[0].says.text,)


def test_his_worth_is_of_the_matter_whose_words_are_said() -> None:
    near = says(replace(ask(Spin.NEED_PAYOFF), near="拣错货"))
    talk = Talk().say(HELLO, PROBLEM, MONEY, COUNTED, RISK)

    assert Talk().say(HELLO, PROBLEM, MONEY, COUNTED, RISK, PAYOFF).heard == (COUNTING.worth.text,)
    assert talk.say(near).heard == (PICKING.worth.text,)


def test_a_short_answer_stays_with_the_matter_that_was_meant() -> None:
    talk = Talk().say(HELLO, says(replace(ask(Spin.SITUATION), near="盘点")))

    assert (talk.rule, talk.state.current) == ("situation.short", "盘点")
    assert talk.say(says(ask(Spin.PROBLEM))).state.admitted == ("盘点",)


def test_what_asks_nothing_is_tied_to_nothing() -> None:
    reading = read(LIBRARY.built_in, BOOK, Talk().state, "我们去年也盘点过。", AT)

    assert [one.sides for one in reading.parts] == [()]
