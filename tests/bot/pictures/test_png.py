"""A picture for a chat: whatever stands in it, no character is shown as a box."""

from io import BytesIO

import pytest
from PIL import Image, ImageFont

from bot.messages import Picture
from bot.pictures.layout import WIDTH, laid_out
from bot.pictures.legible import RARE, UNKNOWN, is_drawn, legible
from bot.pictures.png import COLOURS, FONT, PAPER, SCALE, png
from tests.bot.pictures.drawings import EMPTY, NEEDS, UNKIND

MOST_BYTES = 2 << 20
DRAWN = [chr(code) for code in range(0x20, 0x10000) if is_drawn(chr(code))]


def opened(picture: Picture) -> Image.Image:
    with BytesIO(png(picture)) as file, Image.open(file) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("picture", [NEEDS, EMPTY, UNKIND])
def test_a_picture_is_as_large_as_its_sheet(picture: Picture) -> None:
    image = opened(picture)

    height = round(laid_out(picture).height * SCALE)
    assert image.size == (WIDTH * SCALE, height)
    # What Telegram takes as a photo: both sides together, and no side twenty times the other.
    assert sum(image.size) <= 10_000
    assert max(image.size) / min(image.size) <= 20


def test_the_same_picture_is_the_same_to_the_byte() -> None:
    assert png(NEEDS) == png(NEEDS)


def test_every_colour_stands_on_the_paper() -> None:
    found = {colour for _, colour in opened(NEEDS).getcolors(1 << 24) or []}

    for colour in (PAPER, *COLOURS.values()):
        assert tuple(bytes.fromhex(colour[1:])) in found


def test_the_font_has_all_that_we_say_it_has() -> None:
    font = ImageFont.truetype(FONT, 20)
    boxed = bytes(font.getmask("\ue000"))
    blank = {character for character in DRAWN if character.isspace()}

    assert boxed
    assert [one for one in DRAWN if bytes(font.getmask(one)) == boxed] == []
    assert [one for one in DRAWN if one not in blank and not any(font.getmask(one))] == []
    assert len(DRAWN) > 7000
    assert FONT.stat().st_size <= MOST_BYTES


def test_the_licence_stands_beside_the_font() -> None:
    licence = FONT.with_name("OFL.txt").read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert ImageFont.truetype(FONT, 20).getname()[0] == "Duilian Sans"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("陶主任 12%", "陶主任 12%"),
        ("龑喆", "龑喆"),
        ("Ｗ①％", "Ｗ①％"),
        ("Čapek", "Capek"),
        ("ﬁ㎏", "fikg"),
        ("好😀好", "好·好"),
        ("龘", UNKNOWN),
        ("a\u200db\u202ec\x07", "abc"),
        ("a\u00a0b\tc\nd\u3000e", "a b c d\u3000e"),
        ("\ud800", ""),
    ],
)
def test_what_the_font_lacks_is_drawn_otherwise(text: str, drawn: str) -> None:
    assert legible(text) == drawn
    assert [one for one in legible(text) if not is_drawn(one)] == []


def test_rare_signs_are_those_that_the_old_set_lacks() -> None:
    assert all(is_drawn(one) for one in RARE)
