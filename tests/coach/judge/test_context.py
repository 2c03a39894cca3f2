"""A sentence in the light of the customer's last line."""

import pytest

from coach.judge.scene import Scene
from coach.vocabulary import Act
from tests.coach.judge.library import main

HARD = "我们仓库一到月底就找不到货，拣货的人到处跑。"
WISH = "我们最想要的就是月底盘点能准时做完。"


@pytest.mark.parametrize(
    ("said", "heard", "act"),
    [
        ("月底就找不到货，拣货的人到处跑，是吧？", HARD, Act.SUMMARY),
        ("就是说月底找不到货 拣货的人到处跑", HARD, Act.SUMMARY),
        ("就是说夜里没有车", HARD, Act.STATEMENT),
        ("所以夜班人手一直偏少，是吧？", HARD, Act.QUESTION),
        ("我们的扫码枪月底半天就能盘完。", WISH, Act.BENEFIT),
        ("我们的扫码枪月底半天就能盘完。", HARD, Act.PITCH),
        ("我们的扫码枪月底半天就能盘完。", "", Act.PITCH),
        ("我们的叉车都是进口的。", WISH, Act.PITCH),
        ("The week end stock count never closes on time, is that right?", "", Act.QUESTION),
        (
            "So the week end stock count never closes on time, is that right?",
            "Our stock count never closes on time at the week end.",
            Act.SUMMARY,
        ),
    ],
)
def test_what_was_heard_decides(said: str, heard: str, act: Act) -> None:
    assert main(said, Scene(last_heard=heard)).act is act
