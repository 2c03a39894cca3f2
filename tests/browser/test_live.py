"""What happens elsewhere is seen here, and bad lines lose nothing."""

import pytest
from playwright.async_api import Locator, Route, expect

from tests.browser.conftest import Invite
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def another_tab(guest: Visitor) -> Visitor:
    """The same person in a second tab."""
    tab = Visitor(guest.context, await guest.context.new_page(), guest.house)
    tab.complaints = guest.complaints
    await tab.goes("/")
    return tab


async def test_two_tabs_stay_in_step(somebody: Invite) -> None:
    first = await somebody()
    await first.enters()
    second = await another_tab(first)

    await first.says("/help")
    await expect(second.exchanges).to_have_count(2)
    await second.says("/menu")

    await expect(first.page.locator(".own .said")).to_have_text(["/help", "/menu"])
    await expect(second.page.locator(".own .said")).to_have_text(["/help", "/menu"])
    await expect(first.choice("备拜访、写复盘")).to_be_enabled()


async def test_where_streams_do_not_pass_it_asks_again_and_again(somebody: Invite) -> None:
    first = await somebody()
    await first.enters()

    async def refuse(route: Route) -> None:
        await route.fulfill(status=503)

    second = Visitor(first.context, await first.context.new_page(), first.house)
    await second.page.route("**/stream*", refuse)
    await second.goes("/")
    await first.says("/help")

    await expect(second.exchanges).to_have_count(2)
    await second.says("/menu")
    await expect(first.exchanges).to_have_count(3)


async def test_a_browser_without_streams_asks_again_and_again(somebody: Invite) -> None:
    first = await somebody()
    await first.enters()
    second = Visitor(first.context, await first.context.new_page(), first.house)
    await second.page.add_init_script("delete window.EventSource; delete window.AbortController;")
    await second.goes("/")

    await first.says("/help")

    await expect(second.exchanges).to_have_count(2)
    assert second.complaints == []


@pytest.mark.parametrize("taken", [True, False], ids=["answer lost", "refused"])
async def test_what_does_not_get_through_is_sent_again_under_its_name(
    somebody: Invite, *, taken: bool
) -> None:
    guest = await somebody()
    await guest.enters()
    tries: list[str] = []

    async def fail_once(route: Route) -> None:
        tries.append(str(route.request.post_data))
        if len(tries) > 1:
            await route.continue_()
            return
        if taken:
            await route.fetch()
        await route.fulfill(status=503)

    await guest.page.route("**/say", fail_once)
    await guest.input.fill("/help")
    await guest.input.press("Enter")
    if not taken:
        await guest.page.locator(".stuck button").click()

    await expect(guest.pending).to_have_count(0)
    await expect(guest.page.locator(".own .said")).to_have_text(["/help"])
    assert len(tries) == 2
    assert _name(tries[0]) == _name(tries[1])
    guest.complaints.clear()  # the 503


async def test_a_lost_line_is_a_draft_after_a_reload(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    async def refuse(route: Route) -> None:
        await route.fulfill(status=503)

    await guest.page.route("**/say", refuse)
    await guest.input.fill("周经理好")
    await guest.input.press("Enter")
    await expect(guest.page.locator(".stuck .failed")).to_be_visible()
    await guest.page.reload()

    await expect(guest.input).to_have_value("周经理好")
    guest.complaints.clear()  # the 503


async def test_who_is_offline_goes_on_when_the_line_is_back(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.context.set_offline(offline=True)
    await guest.input.fill("/help")
    await guest.input.press("Enter")
    await expect(guest.page.locator(".stuck .failed")).to_be_visible()
    await guest.context.set_offline(offline=False)

    await expect(guest.exchanges).to_have_count(2)
    await expect(guest.pending).to_have_count(0)
    guest.complaints.clear()  # the line


async def test_whoever_reads_older_lines_keeps_his_place(somebody: Invite) -> None:
    first = await somebody()
    await first.enters()
    for _ in range(6):
        await first.says("/help")
    second = await another_tab(first)
    await second.page.locator("#scroll").evaluate("box => { box.scrollTop -= 400 }")
    held = second.page.locator("article").nth(2)
    before = await top(held)

    await first.says("/menu")
    await expect(second.exchanges).to_have_count(8)

    assert await top(held) == pytest.approx(before, abs=1)
    await second.page.locator("#newer").click()
    await expect(second.page.locator("article").last).to_be_in_viewport(ratio=0.9)
    await expect(second.page.locator("#newer")).to_be_hidden()


async def top(held: Locator) -> float:
    """Where something begins on the screen."""
    return float(await held.evaluate("held => held.getBoundingClientRect().top"))


def _name(body: str) -> str:
    """The name that a form gives to what it sends."""
    return next(part for part in body.split("&") if part.startswith("message_id="))
