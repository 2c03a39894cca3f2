"""The language of one message."""

import pytest

from coach.judge.locale import guess_locale
from coach.vocabulary import Locale


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("现在谁管", Locale.ZH),
        ("你们ERP用SAP吗", Locale.ZH),
        ("Who checks the 温度 log at the store door?", Locale.EN),
        ("Who checks?", Locale.EN),
        ("123", Locale.EN),
        ("", Locale.EN),
    ],
)
def test_the_language_is_the_one_most_words_are_in(text: str, locale: Locale) -> None:
    assert guess_locale(text) is locale
