"""Axe finds nothing to object to, and nothing sticks out, on any page."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.access import Role
from coach.vocabulary import Locale
from tests.browser.conftest import Invite
from tests.browser.visitor import Scheme, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

TALKS = Path(__file__).parents[1] / "talks"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .map(one => [one.id, ...one.nodes.map(node => node.html)])"""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (360, 1280)
BROKEN = b"format: 1\nlocale: zh-CN\nkind: drill\nid: broken\ntitle: 1\nitems: []\n"


def guided_visit(locale: Locale) -> list[str]:
    """What is typed in a whole visit, up to the debrief."""
    return (TALKS / locale / "guided-rehearsal.txt").read_text("utf-8").splitlines()


async def objections(guest: Visitor) -> list[str]:
    """What axe objects to in both schemes and widths, and where something sticks out."""
    found: list[str] = []
    await guest.page.evaluate(AXE)
    for scheme in SCHEMES:
        await guest.page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            await guest.page.set_viewport_size({"width": width, "height": 740})
            found += [f"{scheme} {width}: {one}" for one in await guest.page.evaluate(RUN)]
    for width in (320, 360):
        await guest.page.set_viewport_size({"width": width, "height": 740})
        found += [] if await guest.fits() else [f"{width}: wider than its window"]
    return found


@pytest.mark.parametrize("locale", Locale)
async def test_the_chat_from_menu_to_debrief(somebody: Invite, locale: Locale) -> None:
    guest = await somebody(locale=locale)
    await guest.enters()

    at_menu = await objections(guest)
    await guest.page.locator("summary").click()
    with_menu_open = await objections(guest)
    for line in guided_visit(locale):
        await guest.says(line)
    await expect(guest.page.locator(".ring")).to_be_visible()

    assert (at_menu, with_menu_open, await objections(guest)) == ([], [], [])


@pytest.mark.parametrize("locale", Locale)
async def test_the_other_pages(somebody: Invite, locale: Locale) -> None:
    guest = await somebody(locale=locale)
    await guest.goes("/enter")
    found = {"/enter": await objections(guest)}
    await guest.enters(Role.MANAGER)
    for path in ("/playbooks", "/team", "/link"):
        await guest.goes(path)
        found[path] = await objections(guest)

    assert found == {path: [] for path in found}


@pytest.mark.parametrize("locale", Locale)
async def test_what_the_pages_answer(somebody: Invite, locale: Locale) -> None:
    guest = await somebody(locale=locale)
    await guest.enters(Role.OWNER)
    found = {}
    for path, button in (("/team", ".panel .primary"), ("/link", ".sheet > form .primary")):
        await guest.goes(path)
        if path == "/team":
            await guest.page.fill("input[name=team]", "West")
        await guest.page.click(button)
        found[path] = await objections(guest)
    await guest.goes("/playbooks")
    await guest.page.set_input_files(
        "input[type=file]", {"name": "broken.yaml", "mimeType": "text/yaml", "buffer": BROKEN}
    )
    await guest.page.click(".panel .primary")
    await guest.page.wait_for_selector(".mistakes li")
    found["mistakes"] = await objections(guest)
    guest.complaints.clear()  # the refusal of the file is an answer of its own status

    assert found == {path: [] for path in found}
