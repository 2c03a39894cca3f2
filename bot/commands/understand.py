"""Read what a person sent as a command, a press of a button, or words."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
from rapidfuzz import process

from bot.commands.aliases import AFTER_SLASH, ALONE, NUMBERED, SHELL, TALK
from bot.messages import Button

#: How alike (0-100) a mistyped command must be to a real one to be proposed.
ALIKE = 65
#: The fewest characters by which part of a label is known.
LEAST_PART = 2
_COMMAND = re.compile(r"[/／](\S+?)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_NUMBER = re.compile(r"(?:第|选|no\.? ?)?([0-9]{1,2}|[一二三四五六七八九])(?:个|号|位|项)?[.、)]?")
#: A command with its number, and no space between them.
_JOINED = re.compile(r"(\D{2,}?)([0-9]{1,4})")
_QUOTES = re.compile(r"[\"'“”‘’「」]")
_SIGNS = re.compile(r"^[^\w(]+")
_ASIDE = re.compile(r"\s*\([^()]+\)$")
_NUMERALS = "零一二三四五六七八九"


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A command of the shell, with what follows it."""

    name: str
    argument: str = ""


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A slash before a word that is no command; ``nearest`` is one that may have been meant."""

    name: str
    nearest: str | None


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """A button, by its id."""

    choice: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Plain words."""

    text: str


Intent = Command | Unknown | Press | Words


def folded(text: str) -> str:
    """Text as it is compared: NFKC, without case, outer white space or closing punctuation."""
    return unicodedata.normalize("NFKC", text).casefold().strip().rstrip("。.!~ ")


def understand(
    text: str,
    buttons: Sequence[Button],
    *,
    numbered: bool,
    loose: bool = False,
    older: Sequence[Button] = (),
) -> Intent:
    """What a message asks for, given the buttons last shown.

    ``loose``: nobody else listens, so that part of the text of just one button presses it too.
    ``older``: buttons shown before, which still answer to their whole text.
    """
    stripped = text.strip()
    if slashed := _COMMAND.fullmatch(stripped):
        return _command(folded(slashed[1]), (slashed[2] or "").strip(), (*buttons, *older))
    words = folded(text)
    pressed = _pressed(words, buttons, numbered=numbered)
    if pressed is None:
        pressed = _pressed(words, older, numbered=False)
    if pressed is not None:
        return Press(choice=pressed)
    alone = ALONE.get(words)
    if alone is not None:
        return Command(name=alone) if alone in SHELL else Press(choice=alone)
    meant = [button.id for button in buttons if words in _bare(button.label)] if loose else []
    if len(meant) == 1 and len(words) >= LEAST_PART:
        return Press(choice=meant[0])
    return Words(text=text)


def _command(name: str, argument: str, buttons: Sequence[Button]) -> Intent:
    if joined := _JOINED.fullmatch(name):
        name, argument = joined[1], joined[2]
    known = AFTER_SLASH.get(name, name)
    if known in SHELL:
        return Command(name=known, argument=argument)
    if known in TALK:
        return Press(choice=f"{known}:{argument}" if argument and known in NUMBERED else known)
    for button in buttons:
        if name in (button.id, _bare(button.label)):
            return Press(choice=button.id)
    nearest = process.extractOne(name, (*SHELL, *TALK), score_cutoff=ALIKE)
    return Unknown(name=name, nearest=nearest[0] if nearest else None)


def _pressed(words: str, buttons: Sequence[Button], *, numbered: bool) -> str | None:
    for number, button in enumerate(buttons, start=1):
        label = _bare(button.label)
        labels = (label, _ASIDE.sub("", label))
        if _bare(words) in labels or _without_number(words, number) in labels:
            return button.id
    picked = _NUMBER.fullmatch(words) if numbered else None
    if picked is None:
        return None
    digits = picked[1]
    place = int(digits) if digits.isascii() else _NUMERALS.index(digits)
    return buttons[place - 1].id if 1 <= place <= len(buttons) else None


def _bare(label: str) -> str:
    """A label without quotation marks, and without the signs and pictures before it."""
    plain = _QUOTES.sub("", folded(label))
    return _SIGNS.sub("", plain) or plain


def _without_number(words: str, number: int) -> str:
    return re.sub(rf"^{number}[\s.、:)]+", "", words)
