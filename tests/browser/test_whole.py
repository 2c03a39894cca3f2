"""Whole talks in a browser, with scripts and without, end in the debrief."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from coach.vocabulary import Locale
from tests.browser.conftest import Invite

pytestmark = pytest.mark.asyncio(loop_scope="session")

TALKS = Path(__file__).parents[1] / "talks"


def lines(locale: Locale, name: str) -> list[str]:
    return (TALKS / locale / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("locale", "scripts"), [(Locale.ZH, True), (Locale.ZH, False), (Locale.EN, False)]
)
async def test_a_guided_visit_ends_in_a_card(
    somebody: Invite, locale: Locale, *, scripts: bool
) -> None:
    guest = await somebody(locale=locale, scripts=scripts)
    await guest.enters()
    for line in lines(locale, "guided-rehearsal"):
        await guest.says(line)

    card = guest.page.locator("article").last.locator(".card")
    await expect(card.locator(".ring")).to_be_visible()
    await expect(card.locator(".outcome b")).to_be_visible()
    await expect(card.locator(".quote").first).to_be_visible()


async def test_a_sheet_is_downloaded(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()
    for line in lines(Locale.ZH, "checklist"):
        await guest.says(line)

    async with guest.page.expect_download() as waiting:
        await guest.page.locator(".file a").last.click()
    download = await waiting.value

    assert download.suggested_filename.endswith(".md")
    assert await download.failure() is None


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
async def test_choices_are_pressed_and_only_the_last_can_be(
    somebody: Invite, *, scripts: bool
) -> None:
    guest = await somebody(scripts=scripts)
    await guest.enters()

    await guest.presses("练一场拜访")

    await expect(guest.page.locator(".own .said").last).to_have_text("练一场拜访")
    await expect(guest.page.locator(".choices")).to_have_count(1)
    await expect(guest.choice("练一场拜访")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
async def test_the_language_is_changed_in_the_menu(somebody: Invite, *, scripts: bool) -> None:
    guest = await somebody(scripts=scripts)
    await guest.enters()

    await guest.page.locator("summary").click()
    await guest.page.locator(".menu").get_by_role("button", name="English").click()

    await expect(guest.page.locator("html")).to_have_attribute("lang", "en")
    await expect(guest.page.locator(".send")).to_have_text("Send")


async def test_the_language_is_changed_by_a_word(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.input.fill("/language en")
    await guest.input.press("Enter")

    await expect(guest.page.locator(".send")).to_have_text("Send")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
async def test_who_leaves_is_outside(somebody: Invite, *, scripts: bool) -> None:
    guest = await somebody(width=1280, scripts=scripts)
    await guest.enters()

    await guest.page.locator(".wide").get_by_role("button", name="退出").click()
    await expect(guest.page.locator("input[name=code]")).to_be_visible()
    await guest.goes("/")

    await expect(guest.page.locator("input[name=code]")).to_be_visible()
