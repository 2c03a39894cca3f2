"""The command by which an operator publishes playbooks."""

import sys
from argparse import Namespace
from hashlib import sha256

from msgspec.structs import replace

from bot import logs
from bot.check import run as check
from bot.check.files import Found, find
from bot.clock import new_id
from bot.examiner import Refusal
from bot.handout import named
from bot.messages import Address, Inbound
from bot.orders.said import WELL, WRONG, locale_of
from bot.settings import load_settings, login
from bot.wiring import open_world
from bot.world import World
from coach.vocabulary import Locale


def publish(given: Namespace) -> int:
    """Check files; publish them when nothing is wrong with any, for the house or a team."""
    locale = locale_of(given)
    trouble = check(given.paths, "text", locale)
    if trouble:
        return trouble
    settings = load_settings()
    with logs.logging_to(logs.to_stderr(settings), settings), open_world(settings) as world:
        files = [found for found in find(given.paths) if isinstance(found, Found)]
        done = [_published(world, found, named(given.team), locale) for found in files]
    return WELL if all(done) else WRONG


def _published(world: World, found: Found, team: str, locale: Locale) -> bool:
    candidate = world.examiner.examine(found.file, found.data)
    if isinstance(candidate, Refusal):  # a file of rules is no playbook
        told = world.examiner.told(candidate)
        sys.stderr.write(world.renderer.text(told.prompt, locale, told.facts) + "\n")
        return False
    inbound = Inbound(
        address=Address(namespace="terminal", user=login()),
        message_id=new_id(),
        digest=sha256(found.data).hexdigest(),
        at=world.clock(),
        locale=locale,
        candidate=replace(candidate, team=team),
        name=login(),
    )
    for message in world.writer.submit(inbound).result():
        sys.stdout.write(message.text + "\n")
    return True
