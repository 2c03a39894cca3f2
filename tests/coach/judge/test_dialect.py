"""Chinese in dialect, read as the common tongue."""

import re

import pytest

from coach.judge.dialect import MEANT, common
from coach.judge.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("恁慢慢看，俺不急", "你慢慢看，我不急"),
        ("系咪因为单量唔多", "是否因为单量不多"),
        ("佢哋做唔到嘅嘢", "他们做不到的事"),
        ("点解而家冇人用", "为啥现在没人用"),
        ("仲未想好边个嚟", "还未想好哪个来"),
        ("合作八年的老关系，系统也熟", "合作八年的老关系，系统也熟"),
        ("一点解决办法，一点样品", "一点解决办法，一点样品"),
        ("旁边个人需要得到通知", "旁边个人需要得到通知"),
    ],
)
def test_dialect_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert common(normalise(typed)).text == normalise(meant).text


def test_a_word_of_dialect_points_to_what_was_typed() -> None:
    said = common(normalise("嗯，冇问题"))

    at = said.text.index("没")

    assert said.raw[slice(*said.raw_span(at, at + 1))] == "冇"


def test_a_text_without_dialect_is_not_copied() -> None:
    said = normalise("今天联系您")

    assert common(said) is said


def test_every_word_is_as_long_as_what_it_stands_for() -> None:
    for typed, meant in MEANT:
        plain = re.sub(r"\(\?[^)]*\)|\[[^\]]*\](?=\))", "", typed)
        for one in re.sub(r"\[[^\]]*\]", "字", plain).split("|"):
            assert len(one) == len(meant), typed
