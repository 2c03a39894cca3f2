"""Lines that a person types."""

import builtins
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.terminal.lines import typed


def typing(*lines: str, ends: type[BaseException] = EOFError) -> Callable[[str], str]:
    """A keyboard that gives these lines, then ends."""
    waiting: Iterator[str] = iter(lines)

    def keyboard(prompt: str) -> str:
        assert prompt == "› "
        for line in waiting:
            return line
        raise ends

    return keyboard


@pytest.mark.parametrize("ends", [EOFError, KeyboardInterrupt])
def test_typing_ends_politely(
    ends: type[BaseException], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(builtins, "input", typing("你好", "", ends=ends))

    assert list(typed("› ", tmp_path / "state" / "history")) == ["你好", ""]


def test_what_was_typed_is_kept_for_its_writer_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    history = tmp_path / "state" / "history"
    monkeypatch.setattr(builtins, "input", typing())

    assert list(typed("› ", history)) == []

    assert history.stat().st_mode & 0o077 == 0
    assert history.parent.stat().st_mode & 0o077 == 0


def test_history_that_cannot_be_kept_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setattr(builtins, "input", typing("你好"))

    assert list(typed("› ", tmp_path / "taken" / "history")) == ["你好"]
