"""Where sentences end."""

import pytest

from coach.judge.normalise import normalise


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("您好。一天几趟？谁管！", ["你好。", "一天几趟?", "谁管!"]),
        ("王经理好，占您五分钟", ["王经理好,占你五分钟"]),
        ("损耗3.5个点，对吗", ["损耗3.5个点,对吗"]),
        ("Hi Mr. Hollis. Two vans?", ["hi mr. hollis.", "two vans?"]),
        ("It weighs 2.5 kg. Fine.", ["it weighs 2.5 kg.", "fine."]),
        ("停一次线……影响谁", ["停一次线......", "影响谁"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("真的？！”好", ['真的?!"', "好"]),
        ("慢；贵", ["慢;", "贵"]),
        ("？？？ 好", ["???", "好"]),
        ("好 ？！ 。", ["好 ?! 。"]),
        ("e.g. this one", ["e.g. this one"]),
        ("well... maybe", ["well...", "maybe"]),
    ],
)
def test_a_message_is_cut_where_people_stop(message: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in normalise(message).sentences()] == expected
