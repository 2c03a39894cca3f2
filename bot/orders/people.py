"""The commands by which people and programs are let in, listed, shut out."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from bot import logs
from bot.errors import OperatorError
from bot.handout import named
from bot.orders.said import WELL, give, locale_of, tell
from bot.passes import Counter
from bot.settings import Settings, load_settings
from bot.store.rows import PersonRow
from bot.wiring import open_world
from bot.world import World

#: How much of a person's id is shown; more than enough to tell thousands apart.
SHORT = 8


def invite(given: Namespace) -> int:
    """Make a code that lets somebody in, and say where it opens."""
    with _world() as world:
        role, team = given.role, named(given.team)
        counter = world.counter
        counter.handout.bot_link = _bot_link(world.settings)
        until = world.clock() + given.expires
        code = counter.invite(role, team, expires=given.expires, name=given.name)
        facts = counter.handout.invitation(code, role, team, until)
        give("access.invited", facts, locale_of(given))
    return WELL


def members(given: Namespace) -> int:
    """List those who may come in, one a line."""
    with _world() as world:
        counter = world.counter
        found = counter.members(given.team)
        with world.store.reader() as reader:
            counts = reader.counts([each.id for each in found])
        for each in found:
            give("cli.member", _shown(counter, each, counts.get(each.id, 0)), locale_of(given))
        tell("cli.members", {"people": len(found)}, locale_of(given))
    return WELL


def dismiss(given: Namespace) -> int:
    """Shut somebody out everywhere."""
    with _world() as world:
        gone = world.counter.dismiss(given.id)
        tell("cli.dismissed", {"name": gone.name, "id": gone.id[:SHORT]}, locale_of(given))
    return WELL


def token_create(given: Namespace) -> int:
    """Let a program in; its secret is shown this once."""
    with _world() as world:
        secret = world.counter.token(given.label, given.role, given.team)
        sys.stdout.write(f"{secret}\n")
        tell("cli.token", {"label": given.label}, locale_of(given))
    return WELL


def token_revoke(given: Namespace) -> int:
    """Shut a program out."""
    with _world() as world:
        gone = world.counter.revoke(given.label)
        tell("cli.token_revoked", {"label": gone.name}, locale_of(given))
    return WELL


def token_list(given: Namespace) -> int:
    """List the programs that may come in, one a line."""
    with _world() as world:
        found = world.counter.tokens()
        for each in found:
            give("cli.member", _shown(world.counter, each, each.exchanges), locale_of(given))
        tell("cli.tokens", {"programs": len(found)}, locale_of(given))
    return WELL


@contextmanager
def _world() -> Iterator[World]:
    settings = load_settings()
    with logs.logging_to(logs.to_stderr(settings), settings), open_world(settings) as world:
        yield world


def _bot_link(settings: Settings) -> str:
    """Where our bot is found on Telegram, empty when there is none or it cannot be asked."""
    if settings.telegram_token is None:
        return ""
    from bot.telegram.checkup import account  # noqa: PLC0415 -- for those who have a bot

    try:
        return f"https://t.me/{account(settings).name}"
    except OperatorError:
        return ""


def _shown(counter: Counter, person: PersonRow, exchanges: int) -> dict[str, object]:
    places = sorted({each.namespace for each in counter.addresses(person)})
    return {
        "id": person.id[:SHORT],
        "name": person.name,
        "role": person.role,
        "team": person.team,
        "places": places,
        "exchanges": exchanges,
    }
