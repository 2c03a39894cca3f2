"""A code is found in what was sent."""

import pytest

from bot.commands.codes import Brought, brought

CODE = "Aa0_-Aa0_-Aa0_-Aa0_-Aa"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (CODE, ""),
        (f"  {CODE}\n", ""),
        (f"/start {CODE}", "start"),
        (f"/START@duilian_bot  {CODE} ", "start"),
        (f"／link {CODE}", "link"),
        (f"/绑定 {CODE}", "link"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_code_comes_bare_or_after_a_command(text: str, command: str, *, known: bool) -> None:
    assert brought(text, known=known) == Brought(code=CODE, command=command)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "/start",
        "/link",
        "/start en",
        "你好",
        f"{CODE}x",
        f"{CODE} {CODE}",
        f"/web {CODE}",
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_other_messages_bring_none(text: str | None, *, known: bool) -> None:
    assert brought(text, known=known) is None


def test_a_torn_code_is_one_where_nothing_else_can_be_meant() -> None:
    assert brought("/link abc", known=True) == Brought(code="abc", command="link")
    assert brought("/start abc", known=True) is None
    assert brought("/start abc", known=False) == Brought(code="abc", command="start")


def test_nobody_looks_for_a_code_in_a_speech() -> None:
    assert brought("/link " + "a" * 300, known=False) is None


def test_what_is_shown_of_it_does_not_hold_it() -> None:
    assert Brought(code=CODE).masked == "…"
    assert Brought(code=CODE, command="start").masked == "/start …"
