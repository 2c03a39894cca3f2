"""A message in which something is asked about his affairs is no mere remark."""

import pytest

from coach.judge.decide import Judgement
from coach.judge.leanings import Look
from coach.vocabulary import Act
from tests.coach.judge.test_leanings import FACTS, TOLD, leanings, piece, whole


@pytest.mark.parametrize("light", [Act.STATEMENT, Act.SMALL_TALK])
def test_beside_a_question_about_his_affairs_nothing_is_a_mere_remark(light: Act) -> None:
    held = leanings({"三天": {light.value: 9}, "上周": {light.value: 9}})
    told, asked = piece("上周停了三天", Judgement(act=light)), piece("难不难", FACTS)

    assert whole(held, told, asked) == (1, Look(FACTS))
    alone = whole(held, told, piece("对吧", TOLD))
    assert alone is not None
    assert (alone[0], alone[1].judgement.act) == (0, light)
