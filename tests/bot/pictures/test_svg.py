"""A picture inside a page is well formed, escaped, and told to who cannot see it."""

from xml.etree import ElementTree as ET

import pytest

from bot.messages import Picture
from bot.pictures.svg import svg
from tests.bot.pictures.drawings import EMPTY, NEEDS, UNKIND


@pytest.mark.parametrize("picture", [NEEDS, EMPTY, UNKIND])
def test_a_drawing_is_well_formed_and_says_what_it_shows(picture: Picture) -> None:
    drawing = ET.fromstring(svg(picture, "picture-7"))  # noqa: S314 -- our own

    title, described, *_ = drawing
    assert (title.tag, title.text or "") == ("title", picture.title)
    assert (described.tag, described.text or "") == ("desc", picture.description)
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert {one.get("id") for one in drawing.iter() if one.get("id")} == {
        "picture-7-title",
        "picture-7-description",
    }
    assert {one.tag for one in drawing.iter()} <= {"svg", "title", "desc", "g", "rect", "text"}


def test_colours_are_left_to_the_page() -> None:
    drawing = ET.fromstring(svg(NEEDS, "p"))  # noqa: S314 -- our own

    things = [one for one in drawing.iter() if one.tag in {"rect", "text"}]
    assert [one for one in things if not str(one.get("class")).startswith("drawn-")] == []
    assert [one for one in things if {"fill", "stroke", "style"} & set(one.attrib)] == []


def test_every_word_is_there() -> None:
    words = "".join(ET.fromstring(svg(NEEDS, "p")).itertext())  # noqa: S314 -- our own

    for strip in NEEDS.strips:
        assert strip.label in words
    assert "56% (20–50%)" in words
