"""Which sentence decides a message: no mere remark beside a question, nothing not understood."""

import pytest

from coach.judge.decide import Judgement
from coach.judge.leanings import Look, beside
from coach.vocabulary import Act
from tests.coach.judge.test_leanings import FACTS, PAID, TOLD, leanings, piece, whole


@pytest.mark.parametrize("light", [Act.STATEMENT, Act.SMALL_TALK])
def test_beside_a_question_about_his_affairs_nothing_is_a_mere_remark(light: Act) -> None:
    held = leanings({"三天": {light.value: 9}, "上周": {light.value: 9}})
    told, asked = piece("上周停了三天", Judgement(act=light)), piece("难不难", FACTS)

    assert whole(held, told, asked) == (1, Look(FACTS))
    alone = whole(held, told, piece("对吧", TOLD))
    assert alone is not None
    assert (alone[0], alone[1].judgement.act) == (0, light)


def test_a_message_not_understood_decides_nothing() -> None:
    assert whole(leanings(PAID), piece("赔给", Judgement(act=Act.UNCLEAR))) is None


def test_beside_a_sentence_that_is_understood_no_message_is_unclear() -> None:
    held = leanings(
        {"的话": {"unclear": 9}, "那个": {"unclear": 9}, "上": {"S": 1}, "周": {"S": 1}}
    )

    decided = whole(held, piece("那个的话", TOLD), piece("上周几台", FACTS))

    assert decided is not None
    assert decided[1].judgement == FACTS


@pytest.mark.parametrize(
    ("by_rules", "by_words", "said"),
    [
        (Act.STATEMENT, Act.PRESSURE, Act.STATEMENT),
        (Act.PITCH, Act.PRESSURE, Act.PRESSURE),
        (Act.PITCH, Act.STATEMENT, Act.STATEMENT),
    ],
)
def test_words_alone_make_no_push_of_a_sentence_beside_the_deciding_one(
    by_rules: Act, by_words: Act, said: Act
) -> None:
    found = beside(piece("家家都忙", Judgement(act=by_rules)), Look(Judgement(act=by_words)))

    assert found.judgement.act is said
