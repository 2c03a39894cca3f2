"""Amounts are told from words that only look like numbers."""

import pytest

from coach.judge.figures import holds_figure
from coach.vocabulary import Locale


@pytest.mark.parametrize(
    "text",
    ["快了30%", "返工少了三成", "一年省两万", "装好只要四十分钟", "十五家在用", "三天就能装完"],
)
def test_an_amount_in_chinese(text: str) -> None:
    assert holds_figure(text, Locale.ZH)


@pytest.mark.parametrize("text", ["一般都挺快的", "我们一起看一下", "效果特别好", "第一要紧的是稳"])
def test_no_amount_in_chinese(text: str) -> None:
    assert not holds_figure(text, Locale.ZH)


@pytest.mark.parametrize("text", ["it takes 40 minutes", "down by half", "twelve firms use it"])
def test_an_amount_in_english(text: str) -> None:
    assert holds_figure(text, Locale.EN)


@pytest.mark.parametrize("text", ["one of the best", "it is very fast", "no one complains"])
def test_no_amount_in_english(text: str) -> None:
    assert not holds_figure(text, Locale.EN)
