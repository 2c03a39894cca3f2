"""Somebody at a browser."""

from typing import Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from bot.access import Role
from coach.vocabulary import Locale
from tests.browser.house import House

Scheme = Literal["light", "dark"]
#: Milliseconds within which everything is expected to be seen.
SOON = 20_000


class Visitor:
    """One person with a browser of his own; what it complains about is kept."""

    def __init__(self, context: BrowserContext, page: Page, house: House) -> None:
        self.context = context
        self.page = page
        self.house = house
        self.complaints: list[str] = []
        self.listen(page)

    def listen(self, page: Page) -> None:
        """Keep what a page complains about."""
        page.set_default_timeout(SOON)
        page.on("console", self._complained)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    async def enters(self, role: Role = Role.REP) -> None:
        """Come in by an invitation, as far as the chat."""
        await self.page.goto(self.house.door(role))
        await self.page.fill("input[name=name]", "Li")
        await self.page.click("button.primary")
        await expect(self.page.locator("#composer")).to_be_visible()
        # Whoever types before the scripts of the page are there is not yet listened to.
        await self.page.wait_for_load_state()

    async def goes(self, path: str) -> None:
        await self.page.goto(self.house.base + path)

    async def says(self, text: str) -> None:
        """Type and send, then wait until it is answered."""
        count = await self.exchanges.count()
        await self.input.fill(text)
        await self.page.click(".send")
        await expect(self.exchanges).to_have_count(count + 1)

    async def presses(self, label: str) -> None:
        """Press a choice, then wait until it is answered."""
        count = await self.exchanges.count()
        await self.choice(label).click()
        await expect(self.exchanges).to_have_count(count + 1)

    def choice(self, label: str) -> Locator:
        return self.page.locator(".choices").get_by_role("button", name=label, exact=True)

    @property
    def input(self) -> Locator:
        return self.page.locator("#content")

    @property
    def exchanges(self) -> Locator:
        """Those that the service has answered."""
        return self.page.locator("article")

    @property
    def pending(self) -> Locator:
        """What was said and is not answered yet."""
        return self.page.locator(".pending")

    async def fits(self) -> bool:
        """Whether nothing has to be pushed sideways to be seen."""
        return bool(
            await self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        )


async def visitor(
    chromium: Browser,
    house: House,
    *,
    locale: Locale = Locale.ZH,
    width: int = 360,
    scripts: bool = True,
) -> Visitor:
    """Somebody new with a window of this width."""
    context = await chromium.new_context(
        viewport={"width": width, "height": 740},
        locale="zh-CN" if locale is Locale.ZH else "en-GB",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return Visitor(context, await context.new_page(), house)
