"""Look at what the service needs to run: its words and rules, its database, its secrets."""

import os
from pathlib import Path

from bot.assets import folder
from bot.doctor.finding import Finding, State
from bot.doctor.machine import existing
from bot.errors import BadDatabaseUrl, OperatorError, StoreUnavailable
from bot.settings import Settings, data_folder
from bot.store.checkup import Schema, examine, file_of
from bot.supplies import library
from bot.wiring import database_url, place_of


def wrong(error: OperatorError) -> Finding:
    """The trouble that an error tells of, in its own words."""
    return Finding(state=State.TROUBLE, prompt=error.key, facts=error.facts)


def program() -> Finding:
    """Whether all that travels with the program is there, and its rules compile."""
    try:
        for name in ("alembic", "playbooks", "prompts"):
            folder(name)
        library().warm()
    except OperatorError as error:
        return wrong(error)
    return Finding(state=State.OK, prompt="doctor.program")


def data_place(settings: Settings) -> Path:
    """The folder whose disk fills up: that of the database where it is a file."""
    try:
        file = file_of(database_url(settings))
    except BadDatabaseUrl:
        file = None
    return data_folder() if file is None else file.absolute().parent


def database(settings: Settings) -> Finding:
    """Whether the database can be reached, has the newest tables, can be written to.

    A file that is not there yet is not made.
    """
    url = database_url(settings)
    facts: dict[str, object] = {"place": place_of(url)}
    try:
        file = file_of(url)
        if file is not None and not file.exists():
            return _to_be_made(file.absolute(), facts)
        schema = examine(url)
    except BadDatabaseUrl as error:
        return wrong(error)
    except StoreUnavailable as error:
        facts["why"] = error.facts["why"]
        return Finding(state=State.TROUBLE, prompt="doctor.database_away", facts=facts)
    itself = file is not None and schema in {Schema.MISSING, Schema.BEHIND}
    state = State.OK if schema is Schema.NEWEST else State.HINT if itself else State.TROUBLE
    facts |= {"schema": schema, "itself": itself}
    return Finding(state=state, prompt="doctor.database", facts=facts)


def _to_be_made(file: Path, facts: dict[str, object]) -> Finding:
    if not os.access(existing(file.parent), os.W_OK | os.X_OK):
        facts["why"] = "read_only"
        return Finding(state=State.TROUBLE, prompt="doctor.database_away", facts=facts)
    return Finding(state=State.HINT, prompt="doctor.database_absent", facts=facts)


def webhook(settings: Settings) -> Finding:
    """Whether other programs may come in."""
    keys = len(settings.signing_keys)
    state = State.OK if settings.webhook_secret is not None else State.HINT
    return Finding(state=state, prompt="doctor.webhook", facts={"state": state, "keys": keys})
