"""Chinese as it was meant: slips of typing by sound."""

import pytest

from coach.judge.normalise import normalise
from coach.judge.slips import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("这条线老是卡在那里", "这条线老是卡在哪里"),
        ("他在那里等货", "他在那里等货"),
        ("你们一般走那几家呀", "你们一般走哪几家呀"),
        ("人跟料 那个更缺", "人跟料 哪个更缺"),
        ("在这么拖下去", "再这么拖下去"),
        ("现在这么拖下去", "现在这么拖下去"),
        ("难再哪一步", "难在哪一步"),
        ("旺季忙的过来吗", "旺季忙得过来吗"),
        ("这个能作到", "这个能做到"),
        ("工作到半夜", "工作到半夜"),
        ("因该以经好了", "应该已经好了"),
        ("您是管仓库的对伐", "你是管仓库的对吗"),
        ("哇 这么大的仓", "哇 这么大的仓"),
        ("周四方便吗", "周四方便吗"),
    ],
)
def test_a_slip_is_mended_only_where_its_neighbours_show_it(typed: str, meant: str) -> None:
    assert mended(normalise(typed)).text == meant


def test_what_was_mended_still_points_to_what_was_typed() -> None:
    said = mended(normalise("线老是卡在那里"))

    assert said.raw[slice(*said.raw_span(5, 7))] == "那里"
