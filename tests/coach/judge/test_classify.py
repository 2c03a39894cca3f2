"""One line, classified as plain values."""

import json

import pytest

from coach.judge.classify import classify
from tests.coach.judge.library import language


def test_a_line_comes_back_as_plain_values_with_reasons() -> None:
    line = classify(language(), "停一夜，要损失多少？谁来赔？")

    assert {key: line[key] for key in ("text", "act", "spin", "form")} == {
        "text": "停一夜，要损失多少？谁来赔？",
        "act": "question",
        "spin": "I",
        "form": "open",
    }
    assert line["flags"] == ["several"]
    assert json.loads(json.dumps(line)) == line
    reasons = line["reasons"]
    assert isinstance(reasons, list)
    assert {"rule": "zh.implication.cost", "span": [0, 3], "matched": "停一夜"} in reasons


@pytest.mark.parametrize("text", ["", " ", "\t", "。。。", "😀😀"])
def test_a_line_without_words_is_unclear(text: str) -> None:
    assert classify(language(), text) == {
        "text": text,
        "act": "unclear",
        "spin": None,
        "form": None,
        "flags": [],
        "reasons": [],
    }


def test_what_is_told_has_neither_type_nor_form() -> None:
    line = classify(language(), "我们的系统行业领先")

    assert (line["act"], line["spin"], line["form"]) == ("pitch", None, None)
