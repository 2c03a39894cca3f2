"""Hands a browser and an open house to the tests of the pages."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from coach.vocabulary import Locale
from tests.browser.house import House, open_house
from tests.browser.visitor import SOON, Visitor, visitor

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Invite = Callable[..., Awaitable[Visitor]]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The service, open to whoever was invited."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser of this machine."""
    program = next((path for path in map(shutil.which, NAMES) if path is not None), None)
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium fonts-noto-cjk")
    expect.set_options(timeout=SOON)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def somebody(chromium: Browser, house: House) -> AsyncIterator[Invite]:
    """Invites people; no browser of theirs may have complained about anything."""
    guests: list[Visitor] = []

    async def invite(
        *, locale: Locale = Locale.ZH, width: int = 360, scripts: bool = True
    ) -> Visitor:
        guest = await visitor(chromium, house, locale=locale, width=width, scripts=scripts)
        guests.append(guest)
        return guest

    yield invite
    for guest in guests:
        await guest.context.close()
    assert [complaint for guest in guests for complaint in guest.complaints] == []
