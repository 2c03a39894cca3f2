"""Draw a picture as PNG, for chats that show nothing else."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.messages import Picture
from bot.pictures.layout import WIDTH, Box, Look, Place, Words, laid_out
from bot.pictures.legible import legible

#: Dots for each point of the sheet.
SCALE = 3
FONT = Path(__file__).parent / "sans.otf"
PAPER = "#ffffff"
COLOURS = {
    Look.TITLE: "#16202a",
    Look.TEXT: "#16202a",
    Look.QUIET: "#52606d",
    Look.FOUND: "#0b6e5f",
    Look.MISSED: "#8a97a3",
    Look.ON_FOUND: "#ffffff",
    Look.TRACK: "#edf1f4",
    Look.BAND: "#bfe3da",
    Look.SHARE: "#0b6e5f",
}
_ANCHORS = {Place.START: "lm", Place.CENTRE: "mm", Place.END: "rm"}


def png(picture: Picture) -> bytes:
    """The picture on white paper, which is legible on a dark screen too."""
    sheet = laid_out(picture)
    image = Image.new("RGB", (WIDTH * SCALE, round(sheet.height * SCALE)), PAPER)
    draw = ImageDraw.Draw(image)
    for thing in sheet.things:
        if isinstance(thing, Box):
            _box(draw, thing)
        else:
            _words(draw, thing)
    with BytesIO() as file:
        image.save(file, "PNG")
        return file.getvalue()


def _box(draw: ImageDraw.ImageDraw, box: Box) -> None:
    edges = (box.left, box.top, box.left + box.width, box.top + box.height)
    place = tuple(round(edge * SCALE) for edge in edges)
    colour = COLOURS[box.look]
    hollow = box.look is Look.MISSED
    draw.rounded_rectangle(
        (place[0], place[1], place[2], place[3]),
        radius=box.round * SCALE,
        fill=None if hollow else colour,
        outline=colour if hollow else None,
        width=SCALE if hollow else 0,
    )


def _words(draw: ImageDraw.ImageDraw, words: Words) -> None:
    draw.text(
        (words.left * SCALE, words.middle * SCALE),
        legible(words.text),
        fill=COLOURS[words.look],
        font=_font(words.size),
        anchor=_ANCHORS[words.place],
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size * SCALE)
