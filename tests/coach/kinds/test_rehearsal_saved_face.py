"""A word that lets him save face, said in real lines, is no word about his failure."""

from functools import cache

import pytest

from bot import supplies
from coach.judge.scene import NO_SCENE
from coach.judge.utterance import read_utterance
from coach.reading import Utterance
from tests.coach.kinds.rehearsal_talk import HELLO, Talk

HURTS = ("tact.face", "tact.accused")


@cache
def read(text: str) -> Utterance:
    return read_utterance(supplies.language(), text, NO_SCENE)


def after(text: str) -> Talk:
    return Talk().say(HELLO, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "这不怪您，老系统就这样，哪家都碰到过。",
        "这也不能怪您，换谁来管都难。",
        "设备跟不上，不是您的责任。",
        "这事真不怪您，换谁都一样。",
        "It's not your fault, anybody would have struggled with that.",
        "It's not your fault.",
        "Honestly, it's not down to you. Anyone would find that hard.",
    ],
)
def test_it_is_taken_kindly(text: str) -> None:
    talk = after(text)

    assert "saves_face" in read(text).courtesies
    assert not {talk.rule, *talk.beside} & set(HURTS)
    assert "manners.saves_face" in talk.beside


@pytest.mark.parametrize(
    "text",
    [
        "拒收这么多，不就是您没管好吗？",
        "Isn't that because you didn't check?",
    ],
)
def test_without_it_his_failure_still_hurts(text: str) -> None:
    assert after(text).rule in HURTS
