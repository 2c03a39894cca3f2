"""A manager's pages: who comes in, who goes, what is practised."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.access import Role
from tests.browser.conftest import Invite

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLAYBOOK = Path(__file__).parents[2] / "playbooks/zh-CN/seven-refusals.yaml"


async def test_a_link_is_copied_lets_one_in_and_he_is_shut_out_again(somebody: Invite) -> None:
    manager, rep = await somebody(width=1280), await somebody()
    await manager.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await manager.enters(Role.MANAGER)
    await manager.goes("/team")
    await manager.page.get_by_role("button", name="给我一个链接").click()
    await manager.page.get_by_role("button", name="复制").click()
    await expect(manager.page.get_by_role("button", name="复制好了")).to_be_visible()

    await rep.page.goto(await manager.page.evaluate("navigator.clipboard.readText()"))
    await rep.page.fill("input[name=name]", "Chen")
    await rep.page.click("button.primary")
    await rep.says("/menu")
    await manager.goes("/team")
    await manager.page.locator("li", has_text="Chen").locator("summary").click()
    await manager.page.locator("li", has_text="Chen").locator(".danger").click()

    await expect(manager.page.locator("li", has_text="Chen")).to_have_count(0)
    await expect(rep.page.locator("input[name=code]")).to_be_visible()
    rep.complaints.clear()  # his stream is refused from now on


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
async def test_a_playbook_is_published_and_withdrawn(somebody: Invite, *, scripts: bool) -> None:
    manager = await somebody(scripts=scripts)
    await manager.enters(Role.MANAGER)
    await manager.goes("/playbooks")
    live = manager.page.locator(".rows li", has=manager.page.locator(".sure"))

    await manager.page.set_input_files("input[type=file]", PLAYBOOK)
    await manager.page.click(".panel .primary")
    await expect(manager.page.locator(".notice")).to_be_visible()
    await expect(live).to_have_count(1)
    await live.locator("summary").click()
    await live.locator(".danger").click()

    await expect(live).to_have_count(0)


async def test_a_link_joins_another_browser(somebody: Invite) -> None:
    first, second = await somebody(), await somebody()
    await first.enters()
    await first.says("/help")
    await first.goes("/link")
    await first.page.click(".sheet > form .primary")

    await second.page.goto(await first.page.locator(".copy input").last.input_value())
    await second.page.click("button.primary")
    await expect(second.page.locator("#composer")).to_be_visible()
    await second.says("/menu")
    await first.goes("/")

    await expect(first.page.locator(".own .said")).to_have_text(["/help", "/menu"])
