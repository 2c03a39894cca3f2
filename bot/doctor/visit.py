"""Look at everything once, tell it line by line."""

import sys
from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from bot.doctor import doors, machine, supplies
from bot.doctor.finding import Finding, State
from bot.doctor.telegram import telegram
from bot.errors import OperatorError
from bot.logs import Redactor
from bot.render import Renderer
from bot.settings import Settings, load_settings
from bot.supplies import renderer
from coach.vocabulary import Locale

#: Nothing has to be mended, or something has.
WELL, WRONG = 0, 1


def run(locale: Locale, port: int) -> int:
    """Examine this machine and this environment, on the output of the process."""
    return visit(renderer(), locale, port, sys.stdout)


def visit(words: Renderer, locale: Locale, port: int, out: TextIO) -> int:
    """Write a line for each finding, then what they come to; the exit code: 1 when one is trouble.

    Whatever stands in the settings as a secret is masked once more on the way out.
    """
    try:
        settings = load_settings()
    except OperatorError as error:
        findings, redactor = _without_settings(error, port), Redactor(())
    else:
        findings, redactor = _with_settings(settings, port), Redactor(settings.secrets)
    marks = {state: words.text("words.finding", locale, {"value": state}) for state in State}
    width = max(cell_len(mark) for mark in marks.values())
    troubles = 0
    for finding in findings:
        troubles += finding.state is State.TROUBLE
        text = words.text(finding.prompt, locale, finding.facts)
        line = f"{set_cell_size(marks[finding.state], width)}  {' '.join(text.splitlines())}"
        out.write(redactor.mask(line) + "\n")
        out.flush()
    out.write("\n" + words.text("doctor.summary", locale, {"troubles": troubles}) + "\n")
    return WRONG if troubles else WELL


def _without_settings(error: OperatorError, port: int) -> Iterator[Finding]:
    yield machine.python(sys.version_info[:3])
    yield supplies.program()
    yield supplies.wrong(error)
    yield machine.port(port)


def _with_settings(settings: Settings, port: int) -> Iterator[Finding]:
    yield machine.python(sys.version_info[:3])
    yield supplies.program()
    yield machine.clock(settings)
    yield supplies.database(settings)
    yield machine.disk(supplies.data_place(settings))
    yield from doors.members(settings)
    yield doors.public_url(settings)
    yield supplies.webhook(settings)
    yield telegram(settings)
    yield machine.port(port)
