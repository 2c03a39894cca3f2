"""Show bubbles at a terminal: pretty, plain, or as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.messages import Button, Message
from bot.pictures.data import pictured
from bot.render import Renderer
from coach.vocabulary import Locale, Speaker

#: The most columns of a line that is easy to read.
WIDEST = 88
#: Columns between a name and what it says.
GAP = 2
STYLES = {Speaker.COACH: "bold cyan", Speaker.CUSTOMER: "bold yellow"}
#: What a message may make a terminal do beside showing letters.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160)))


class Face(Protocol):
    """What a person, or a program, sees of the replies."""

    def show(self, number: int, messages: Sequence[Message]) -> None:
        """Show the replies to an input line; number 0 is the greeting."""

    def saved(self, path: Path) -> None:
        """Say where a file was put."""


class Names:
    """The names of the speakers, each in the language of the bubble."""

    def __init__(self, renderer: Renderer, locale: Locale) -> None:
        """``locale`` is that of bubbles which do not name theirs."""
        self._renderer = renderer
        self._locale = locale

    def of(self, speaker: Speaker, message: Message) -> str:
        """What a speaker is called in the language of this bubble."""
        locale = self._locale if message.locale is None else message.locale
        return self._renderer.text("words.speaker", locale, {"value": speaker})

    def width(self, message: Message) -> int:
        """The columns of the margin in which the names stand."""
        return max(cell_len(self.of(speaker, message)) for speaker in Speaker) + GAP


class PlainFace:
    """Bubbles as plain lines, for a pipe or a log."""

    def __init__(self, out: TextIO, names: Names) -> None:
        self._out = out
        self._names = names

    def show(self, number: int, messages: Sequence[Message]) -> None:
        """Show each bubble with its speaker's name before the first line."""
        del number
        for message in messages:
            margin = " " * self._names.width(message)
            name = self._names.of(message.speaker, message)
            first = name + " " * (len(margin) - cell_len(name))
            lines = [*clean(message.text).split("\n"), *buttons(message)]
            shown = (f"{first if at == 0 else margin}{line}" for at, line in enumerate(lines))
            self._out.write("\n".join(line.rstrip() for line in shown) + "\n")
        self._out.write("\n")
        self._out.flush()

    def saved(self, path: Path) -> None:
        """Say where a file was put, below the bubble it came with."""
        self._out.write(f"→ {path}\n\n")
        self._out.flush()


class PrettyFace:
    """Bubbles in colour, wrapped to the window, for a person."""

    def __init__(self, console: Console, names: Names) -> None:
        self._console = console
        self._names = names

    def show(self, number: int, messages: Sequence[Message]) -> None:
        """Show each bubble with its speaker's name in the margin."""
        del number
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(max_width=WIDEST, overflow="fold")
        for message in messages:
            name = Text(self._names.of(message.speaker, message), style=STYLES[message.speaker])
            grid.add_row(name, Text(clean(message.text)))
            for line in buttons(message):
                grid.add_row("", Text(line, style="dim"))
        self._console.print(grid)
        self._console.print()

    def saved(self, path: Path) -> None:
        """Say where a file was put."""
        self._console.print(Text(f"→ {path}", style="dim"), soft_wrap=True)
        self._console.print()


class JsonFace:
    """One JSON object a bubble, one a line, for a program."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def show(self, number: int, messages: Sequence[Message]) -> None:
        """Write each bubble with the number of the input line that it answers."""
        for message in messages:
            shown = {
                "in_reply_to": number,
                "text": message.text,
                "choices": [{"id": each.id, "label": each.label} for each in message.choices],
                "speaker": message.speaker,
                "rule": message.rule,
            }
            if message.attachment is not None:
                attachment = message.attachment
                shown["attachment"] = {"name": attachment.name, "text": attachment.text}
            if message.picture is not None:
                shown["picture"] = pictured(message.picture)
            self._out.write(json.dumps(shown, ensure_ascii=False) + "\n")
        self._out.flush()

    def saved(self, path: Path) -> None:
        """Nothing: the file stood in the bubble."""


def clean(text: str) -> str:
    """Text that cannot make a terminal do anything but show it."""
    return text.translate(_CONTROLS)


def buttons(message: Message) -> tuple[str, ...]:
    """The line of choices below a bubble, with numbers where a number picks one."""
    if not message.choices:
        return ()
    return (
        " ".join(
            f"[{_numbered(place, choice, message)}]"
            for place, choice in enumerate(message.choices, start=1)
        ),
    )


def _numbered(place: int, choice: Button, message: Message) -> str:
    label = clean(choice.label)
    return f"{place} {label}" if message.numbered else label
