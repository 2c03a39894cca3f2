"""A person at the process's own terminal."""

import builtins
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import RulesBroken
from bot.inbox import Writer
from bot.store.memory import MemoryStore
from bot.terminal.run import run
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.terminal.test_lines import typing
from tests.bot.visitor import player_of, world_of


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class Terminal(io.StringIO):
    """A keyboard, or a screen."""

    def isatty(self) -> bool:
        return True


def nothing() -> None:
    """The rules are ready at once."""


def played(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *lines: str,
    warm: Callable[[], None] = nothing,
) -> str:
    """What a person who types these lines sees."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(builtins, "input", typing(*lines))
    store, player = MemoryStore(), player_of(folder / "playbooks")
    with Writer(store, player.play, player.apologise) as writer:
        world = world_of(store, writer)._replace(warm=warm)
        run(world, user=None, asked=Locale.EN, as_json=False)
    return screen.getvalue()


def words(prompt: str) -> str:
    return renderer().text(prompt, Locale.EN, {})


def test_a_person_is_greeted_answered_and_seen_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = played(tmp_path, monkeypatch, "/menu")

    assert shown.count(words("shell.label.practice")) == 2
    assert shown.endswith(words("terminal.bye") + "\n")


def test_rules_that_are_broken_do_not_break_the_greeting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken() -> None:
        raise RulesBroken(first="a.yaml")

    shown = played(tmp_path, monkeypatch, warm=broken)

    assert words("shell.label.practice") in shown


def test_where_no_log_can_be_kept_the_talk_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("")

    assert words("shell.label.practice") in played(tmp_path, monkeypatch)
