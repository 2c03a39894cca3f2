"""Speak to the operator, in his language."""

import sys
from argparse import Namespace

from bot.settings import locale_wished
from bot.supplies import renderer
from coach.effects import Facts
from coach.vocabulary import Locale

#: Exit codes: all is well, something is wrong, wrong usage (argparse's own), Ctrl-C.
WELL, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130


def locale_of(given: Namespace) -> Locale:
    """The language asked for, else the one that is set."""
    asked: Locale | None = getattr(given, "locale", None)
    return locale_wished() if asked is None else asked


def tell(prompt: str, facts: Facts, locale: Locale) -> None:
    """Tell what a prompt says, beside the output."""
    sys.stderr.write(renderer().text(prompt, locale, facts) + "\n")


def give(prompt: str, facts: Facts, locale: Locale) -> None:
    """Write what a prompt says as the output."""
    sys.stdout.write(renderer().text(prompt, locale, facts) + "\n")
