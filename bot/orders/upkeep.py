"""The commands that look after the machine and its database."""

import sys
from argparse import Namespace

from bot.doctor.visit import run
from bot.health import Health, ask
from bot.orders.said import WELL, WRONG, locale_of, tell
from bot.settings import load_settings
from bot.store.migrate import upgrade
from bot.wiring import database_url, place_of


def migrate(given: Namespace) -> int:
    """Bring the database up to this version."""
    url = database_url(load_settings())
    upgrade(url)
    tell("cli.migrated", {"place": place_of(url)}, locale_of(given))
    return WELL


def doctor(given: Namespace) -> int:
    """Look at everything once."""
    return run(locale_of(given), given.port)


def health(given: Namespace) -> int:
    """Whether the service here takes messages."""
    found = ask("127.0.0.1", given.port)
    sys.stdout.write(f"{found}\n")
    return WELL if found is Health.READY else WRONG
