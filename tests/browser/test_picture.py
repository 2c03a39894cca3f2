"""The need map is drawn in the page, on light and on dark, for eyes and for readers."""

import re

import pytest
from playwright.async_api import expect

from coach.vocabulary import Locale
from tests.browser.conftest import Invite
from tests.browser.test_access import objections
from tests.browser.test_whole import lines

pytestmark = pytest.mark.asyncio(loop_scope="session")

MAPS = {Locale.ZH: "需求图", Locale.EN: "Need map"}
INK = "one => getComputedStyle(one).fill"
PAPER = "one => getComputedStyle(one.closest('figure')).backgroundColor"


def light(colour: str) -> int:
    """How light a colour is that a browser names."""
    return sum(int(one) for one in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("locale", Locale)
async def test_the_need_map_is_drawn(somebody: Invite, locale: Locale) -> None:
    guest = await somebody(locale=locale)
    await guest.enters()
    for line in lines(locale, "free-good"):
        await guest.says(line)

    await guest.presses(MAPS[locale])

    drawing = guest.page.locator("article").last.locator("figure svg")
    await expect(drawing).to_be_visible()
    await expect(drawing).to_have_accessible_name(re.compile(MAPS[locale]))
    assert await drawing.locator("desc").text_content()
    words = drawing.locator(".drawn-text").first
    for scheme, dark in (("light", False), ("dark", True)):
        await guest.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        ink, paper = await words.evaluate(INK), await words.evaluate(PAPER)
        assert (light(ink) > light(paper)) is dark
    assert await objections(guest) == []
