"""Talks of tests/talks as the program holds them today, written down to be read."""

import json
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from rich.cells import cell_len

from bot import cli
from bot.terminal import chat
from coach.vocabulary import Locale

ROOT = Path(__file__).parents[1]
NAMES = {
    Locale.ZH: {"rep": "销售", "coach": "陪练", "customer": "客户", "cut": "……"},
    Locale.EN: {"rep": "Rep", "coach": "Coach", "customer": "Customer", "cut": "…"},
}
#: What opens a rehearsal without the coach, after which the rep talks to the customer.
ALONE = {Locale.ZH: "自己来", Locale.EN: "on my own"}
#: A bubble is broken where it would be wider than so many cells.
WIDEST = 92
#: What stays in one piece: a word with the signs behind it, or one character with them.
_PAUSES = "，。；：？！”）"
_PIECE = re.compile(r"[“「（(]*(?:[!-~’…–→]+ *|[^!-~“「（(])[，。、；：？！”」）…]* *")


class Reply(NamedTuple):
    """One bubble of the program, the labels of its buttons, and the line it answers."""

    turn: int
    speaker: str
    text: str
    buttons: tuple[str, ...]


class Held(NamedTuple):
    """The lines of a talk, and all that was answered to them."""

    locale: Locale
    lines: list[str]
    replies: list[Reply]

    def to(self, turn: int) -> list[Reply]:
        """What was answered to a line, counted from 1."""
        return [reply for reply in self.replies if reply.turn == turn]


def duilian(*arguments: str, stdin: str = "") -> str:
    """What the program says, on a machine where nobody talked before.

    Ids count up, since the id of the message that begins a talk picks its wordings.
    """
    said, numbers = StringIO(), count()
    with (
        TemporaryDirectory() as home,
        patch.dict(os.environ, {"XDG_DATA_HOME": home, "XDG_STATE_HOME": home}),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode()))),
        patch.object(chat, "new_id", lambda: str(next(numbers))),
        redirect_stdout(said),
        redirect_stderr(StringIO()),
    ):
        cli.main(arguments)
    return said.getvalue()


def held(locale: Locale, talk: str, *more: str) -> Held:
    """A talk held today, with what is asked after it."""
    file = ROOT / "tests" / "talks" / locale / f"{talk}.txt"
    lines = [*file.read_text("utf-8").splitlines(), *more]
    out = duilian("chat", "--json", "--user", "rep", "--locale", locale, stdin="\n".join(lines))
    replies = [_reply(json.loads(line)) for line in out.splitlines()]
    return Held(locale, lines, replies)


def _reply(said: dict[str, object]) -> Reply:
    choices = said["choices"]
    assert isinstance(choices, list)
    labels = tuple(each["label"] for each in choices)
    turn = said["in_reply_to"]
    return Reply(int(str(turn)), str(said["speaker"]), str(said["text"]), labels)


def exchanges(talk: Held, shown: Collection[int]) -> Iterator[str]:
    """The shown turns of a talk, as a person would see them."""
    last = 0
    for turn in sorted(shown):
        if last and turn > last + 1:
            yield NAMES[talk.locale]["cut"]
        last = turn
        yield bubble(talk.locale, "rep", talk.lines[turn - 1])
        yield from answers(talk, turn)


def answers(talk: Held, turn: int) -> Iterator[str]:
    """What was answered to a line, as a person would see it."""
    for reply in talk.to(turn):
        buttons = " ".join(f"[{label}]" for label in reply.buttons)
        text = reply.text + ("\n" + buttons if buttons else "")
        yield bubble(talk.locale, reply.speaker, text)


def fenced(bubbles: Iterable[str]) -> str:
    """Bubbles as a block of a README."""
    return "```text\n" + "\n".join(bubbles) + "\n```\n"


def bubble(locale: Locale, speaker: str, text: str) -> str:
    """What somebody says, with the name before it, broken where it grows too wide."""
    name, width = NAMES[locale][speaker], max(map(cell_len, NAMES[locale].values()))
    head, *rest = (part for line in text.splitlines() for part in broken(line))
    pad = " " * (width + 2)
    return "\n".join(
        [name + " " * (width + 2 - cell_len(name)) + head, *(pad + line for line in rest)]
    )


def broken(line: str) -> list[str]:
    """A line in parts that are not too wide; no part begins with a closing sign."""
    parts: list[list[str]] = [[]]
    for piece in _PIECE.findall(line) or [line]:
        if cell_len("".join((*parts[-1], piece)).rstrip()) > WIDEST:
            parts[-1:] = _halves(parts[-1])
        parts[-1].append(piece)
    return ["".join(part).rstrip() for part in parts]


def _halves(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Pieces parted where they pause last, unless that leaves the first half short."""
    pauses = (place for place in range(len(pieces), 0, -1) if pieces[place - 1][-1] in _PAUSES)
    pause = next(pauses, 0)
    if cell_len("".join(pieces[:pause])) < WIDEST / 2:
        return pieces, []
    return pieces[:pause], pieces[pause:]
