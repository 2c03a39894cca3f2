"""Run one talk at the process's own terminal or pipe."""

import sys
from contextlib import suppress
from threading import Thread

from rich.console import Console

from bot.errors import OperatorError
from bot.settings import data_folder, login, state_folder
from bot.terminal.chat import Chatter, chat
from bot.terminal.faces import JsonFace, Names, PlainFace, PrettyFace
from bot.terminal.lines import piped, typed
from bot.world import World
from coach.vocabulary import Locale

PROMPT = "› "


def run(world: World, *, user: str | None, asked: Locale | None, as_json: bool) -> None:
    """Talk until the input ends; a person at a terminal sees colours, a program plain lines."""
    locale = world.settings.locale if asked is None else asked
    person = sys.stdin.isatty() and sys.stdout.isatty() and not as_json
    chatter = Chatter(
        user=login() if user is None else user,
        locale=locale,
        asked=asked,
        files=None if as_json else data_folder() / "files",
    )
    where = world.renderer.text("terminal.kept_at", locale, {"place": world.place})
    sys.stderr.write(where + "\n\n")
    sys.stderr.flush()
    names = Names(world.renderer, locale)
    if as_json:
        chat(world, chatter, piped(sys.stdin.buffer), JsonFace(sys.stdout))
    elif not person:
        chat(world, chatter, piped(sys.stdin.buffer), PlainFace(sys.stdout, names))
    else:
        Thread(target=_warm, args=(world,), name="warm", daemon=True).start()
        lines = typed(PROMPT, state_folder() / "history")
        chat(world, chatter, lines, PrettyFace(Console(highlight=False), names))
        sys.stdout.write("\n" + world.renderer.text("terminal.bye", locale, {}) + "\n")


def _warm(world: World) -> None:
    """Get ready for the first words while the person reads the greeting."""
    with suppress(OperatorError):  # it comes up again, and is told, when words are read
        world.warm()
