"""Typing and sending: composition, the Enter key, double presses, drafts, the keyboard."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Invite

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_chinese_is_composed_and_sent_only_when_it_is_whole(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()
    await guest.input.focus()
    keyboard = await guest.context.new_cdp_session(guest.page)

    for spelt in ("l", "li", "lia", "lian"):
        await keyboard.send(
            "Input.imeSetComposition",
            {"text": spelt, "selectionStart": len(spelt), "selectionEnd": len(spelt)},
        )
    await guest.page.keyboard.press("Enter")
    sent_while_composing = await guest.pending.count() + await guest.exchanges.count() - 1
    await keyboard.send("Input.insertText", {"text": "练拜访"})
    await guest.input.evaluate("field => { field.value = field.value.replace(/[a-z\\n]/g, '') }")
    await guest.page.keyboard.press("Enter")

    await expect(guest.exchanges).to_have_count(2)
    await expect(guest.page.locator(".own .said").last).to_have_text("练拜访")
    assert sent_while_composing == 0


async def test_a_key_that_an_input_method_takes_is_not_ours(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()
    await guest.input.fill("练")
    keyboard = await guest.context.new_cdp_session(guest.page)

    await keyboard.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229},
    )

    await expect(guest.input).to_have_value("练")
    await expect(guest.exchanges).to_have_count(1)


async def test_shift_and_enter_make_a_line(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()
    before = await guest.input.bounding_box()

    await guest.input.press_sequentially("one")
    await guest.input.press("Shift+Enter")
    await guest.input.press_sequentially("two")
    after = await guest.input.bounding_box()

    await expect(guest.input).to_have_value("one\ntwo")
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]


async def test_two_clicks_on_send_are_one_turn(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.input.fill("/help")
    await guest.page.locator(".send").dblclick()
    await expect(guest.exchanges).to_have_count(2)
    await guest.says("/menu")

    await expect(guest.page.locator(".own .said")).to_have_text(["/help", "/menu"])


async def test_two_clicks_on_a_choice_are_one_turn(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.choice("备拜访、写复盘").dblclick()
    await expect(guest.exchanges).to_have_count(2)
    await guest.says("/menu")

    await expect(guest.page.locator(".own .said")).to_have_text(["备拜访、写复盘", "/menu"])


async def test_nothing_is_not_sent(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.input.fill("  ")
    await guest.input.press("Enter")
    await guest.says("/menu")

    await expect(guest.page.locator(".own .said")).to_have_text(["/menu"])


async def test_a_draft_outlives_a_reload_until_it_is_sent(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.input.fill("周经理，")
    await guest.page.reload()
    await expect(guest.input).to_have_value("周经理，")
    await guest.says("/menu")
    await guest.page.reload()

    await expect(guest.input).to_have_value("")


async def test_the_keyboard_reaches_the_choices_and_comes_back_to_the_input(
    somebody: Invite,
) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.input.focus()
    await guest.page.keyboard.press("Shift+Tab")
    await expect(guest.choice("备拜访、写复盘")).to_be_focused()
    await guest.page.keyboard.press("Enter")

    await expect(guest.exchanges).to_have_count(2)
    await expect(guest.input).to_be_focused()


async def test_markup_that_is_typed_is_shown_as_typed(somebody: Invite) -> None:
    guest = await somebody()
    await guest.enters()

    await guest.says("<img src=x onerror=alert(1)>&amp;")

    said = guest.page.locator(".own .said").last
    await expect(said).to_have_text("<img src=x onerror=alert(1)>&amp;")
