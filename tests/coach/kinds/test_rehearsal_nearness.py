"""The fact, or the topic, whose words a question comes nearest to."""

import pytest
from msgspec.structs import replace

from coach.judge.normalise import normalise
from coach.kinds.rehearsal.hearing.nearness import nearness
from coach.playbook import Fact, Words
from coach.vocabulary import Locale
from tests.coach.kinds.rehearsal_talk import BOOK, COUNTING, PICKING

NEAR = nearness(BOOK)


def known(about: str, says: str) -> Fact:
    return Fact(about=(about,), says=Words(says, 1), public=False)


STOCK = replace(
    COUNTING,
    name="stock take",
    about=("stock take", "inventor*"),
    facts=(
        known("how often do you count", "Once a quarter the warehouse stands still."),
        known("who signs the sheets", "The foreman signs the sheets, all of them."),
    ),
)
PICKS = replace(
    PICKING,
    name="wrong picks",
    about=("wrong picks", "mispick*"),
    facts=(known("how many pickers", "Forty people, most of them on nights."),),
)
ENGLISH = nearness(replace(BOOK, locale=Locale.EN, topics=(STOCK, PICKS)))


def fact(said: str, *named: str) -> tuple[tuple[str, int], ...]:
    return NEAR.fact(normalise(said), named)


@pytest.mark.parametrize(
    ("said", "index"),
    [
        ("下午截单、装车都在什么钟点？", 2),  # in the words of the answer
        ("单子是怎么去核对的？", 1),  # in those it is asked by, with others in between
    ],
)
def test_a_question_is_heard_by_the_words_of_a_fact_and_its_answer(said: str, index: int) -> None:
    assert fact(said) == (("拣错货", index),)


def test_a_question_in_the_words_of_nothing_of_his_is_about_nothing() -> None:
    assert fact("食堂中午的菜咋样？") == ()
    assert NEAR.topic(normalise("食堂中午的菜咋样？")) is None


def test_a_named_topic_needs_less_and_shuts_the_others_out() -> None:
    assert fact("盘点一般多长时间搞一回？") == ()
    assert fact("盘点一般多久搞一回？", "盘点") == (("盘点", 0),)
    assert fact("单子是怎么去核对的？", "盘点") == ()


def test_of_two_that_are_as_near_it_is_none() -> None:
    twin = replace(PICKING.facts[1], says=Words("照单子一行一行对。", 27))
    twins = replace(BOOK, topics=(replace(PICKING, facts=(twin, twin)), COUNTING))

    assert nearness(twins).fact(normalise("单子是怎么去核对的？"), ()) == ()


def test_a_topic_is_near_by_what_he_says_of_it() -> None:
    assert NEAR.topic(normalise("货主来审的时候账实对得上吗？")) == "盘点"


def test_english_words_are_near_in_the_singular_too() -> None:
    assert ENGLISH.fact(normalise("does the foreman sign each sheet?"), ()) == (("stock take", 1),)
    assert ENGLISH.topic(normalise("is the inventory of this warehouse a problem?")) == "stock take"


def test_a_customer_of_no_facts_is_asked_about_none() -> None:
    bare = replace(BOOK, topics=(replace(COUNTING, facts=()),))

    assert nearness(bare).fact(normalise("单子是怎么去核对的？"), ()) == ()
