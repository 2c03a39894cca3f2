"""Taking up what the other has just said."""

import pytest

from coach.judge.echoes import takes_up
from coach.judge.normalise import normalise
from coach.vocabulary import Locale


@pytest.mark.parametrize(
    ("said", "heard", "locale", "expected"),
    [
        ("这十一车退下来影响谁", "上个月退回来十一车。", Locale.ZH, True),
        ("拒收的事司机怎么看", "入夏拒收多了", Locale.ZH, True),
        ("你们现在怎么样", "我们现在挺好的", Locale.ZH, False),
        ("那 60 台都装了吗", "冷藏车 60 台", Locale.ZH, True),
        ("你们预算多少", "", Locale.ZH, False),
        ("How do those eleven loads hit the drivers?", "Eleven loads sent back.", Locale.EN, True),
        ("What would you like?", "I don't know what you mean.", Locale.EN, False),
        ("And those 11?", "11 sent back", Locale.EN, True),
    ],
)
def test_a_word_of_substance_must_come_back(
    said: str, heard: str, locale: Locale, *, expected: bool
) -> None:
    assert takes_up(normalise(said), normalise(heard), locale) is expected
