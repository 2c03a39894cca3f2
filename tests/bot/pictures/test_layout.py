"""Everything of a picture stands on its sheet, and nothing lies on anything else."""

from itertools import pairwise

import pytest

from bot.messages import Picture
from bot.pictures.layout import (
    MARGIN,
    WIDTH,
    Box,
    Look,
    Place,
    Words,
    fitted,
    laid_out,
    width_of,
)
from tests.bot.pictures.drawings import EMPTY, NEEDS, UNKIND

SHARE = {Place.START: 0.0, Place.CENTRE: 0.5, Place.END: 1.0}
CHIPS = (Look.FOUND, Look.MISSED)


def span(thing: Box | Words) -> tuple[float, float]:
    """From where to where a thing reaches."""
    if isinstance(thing, Box):
        return thing.left, thing.left + thing.width
    width = width_of(thing.text, thing.size)
    left = thing.left - SHARE[thing.place] * width
    return left, left + width


@pytest.mark.parametrize("picture", [NEEDS, EMPTY, UNKIND])
def test_nothing_reaches_over_the_margins(picture: Picture) -> None:
    sheet = laid_out(picture)

    spans = [span(thing) for thing in sheet.things]
    assert [one for one in spans if one[0] < MARGIN - 0.1 or one[1] > WIDTH - MARGIN + 0.1] == []
    tops = [thing.top + thing.height for thing in sheet.things if isinstance(thing, Box)]
    middles = [thing.middle for thing in sheet.things if isinstance(thing, Words)]
    assert max([*tops, *middles]) < sheet.height


@pytest.mark.parametrize("picture", [NEEDS, UNKIND])
def test_no_chip_lies_on_another(picture: Picture) -> None:
    chips = [x for x in laid_out(picture).things if isinstance(x, Box) and x.look in CHIPS]

    for one, other in pairwise(chips):
        beside = one.top == other.top and one.left + one.width < other.left
        assert beside or one.top + one.height < other.top


def test_what_was_found_is_told_from_what_was_not() -> None:
    things = laid_out(NEEDS).things
    chips = [x.look for x in things if isinstance(x, Box) and x.look in CHIPS]

    legend, rest = chips[:2], chips[2:]
    marks = [mark.found for strip in NEEDS.strips for mark in strip.marks]
    assert legend == [Look.FOUND, Look.MISSED]
    assert rest == [Look.FOUND if found else Look.MISSED for found in marks]


def test_a_share_lies_beside_its_band() -> None:
    boxes = [thing for thing in laid_out(NEEDS).things if isinstance(thing, Box)]
    room = WIDTH - 2 * MARGIN

    bands = [(box.left - MARGIN, box.width) for box in boxes if box.look is Look.BAND]
    shares = [box.width for box in boxes if box.look is Look.SHARE]
    assert bands == [
        (room * bar.least / 100, room * (bar.most - bar.least) / 100) for bar in NEEDS.bars
    ]
    assert shares == [room * bar.share / 100 for bar in NEEDS.bars if bar.share]


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("难处", 28, "难处"),
        ("难处后果", 45, "难处…"),
        ("one two", 41, "one…"),
        ("难", 1, "…"),
        ("", 0, ""),
    ],
)
def test_a_line_ends_where_there_is_no_more_room(text: str, room: float, shown: str) -> None:
    assert fitted(text, 14, room) == shown
