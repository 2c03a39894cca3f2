"""The command that measures the judge against lines that people labelled."""

from argparse import Namespace

from bot.evaluate.command import run
from bot.orders.said import WELL, locale_of


def evaluate(given: Namespace) -> int:
    """Write how well the judge agrees with people."""
    run(given.paths, given.format, locale_of(given))
    return WELL
