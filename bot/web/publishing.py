"""Publish a playbook that somebody sent, take one back, tell what is live."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256

import msgspec

from bot.access import Standing
from bot.clock import new_id
from bot.examiner import Refusal
from bot.messages import Address, Candidate, Inbound, Message
from bot.store.rows import Publication
from bot.web.problems import Problem
from bot.web.settling import settled
from bot.web.visits import mark
from bot.world import World
from coach.vocabulary import Locale


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes: where he writes from, what he is to us, the language he is met in."""

    address: Address
    standing: Standing
    locale: Locale

    def message_id(self, name: str) -> str:
        """The id of a message that this sender calls by a name."""
        return f"web/{mark(self.address)}/{name}"


async def examined(world: World, name: str, data: bytes) -> Candidate | Refusal:
    """What comes of a file of any bytes. Raises Busy."""
    return await asyncio.wrap_future(world.examiner.submit(name, data))


async def published(
    world: World, sender: Sender, name: str, candidate: Candidate
) -> tuple[Message, ...]:
    """The reply to a playbook, which is live once it has come. Raises Problem."""
    inbound = Inbound(
        address=sender.address,
        message_id=sender.message_id(name),
        digest=sha256(candidate.source).hexdigest(),
        at=world.clock(),
        candidate=candidate,
        locale=sender.locale,
    )
    return await settled(world, inbound)


async def withdrawn(
    world: World, sender: Sender, locale: str, playbook: str
) -> tuple[Message, ...]:
    """The reply to a withdrawal from one's own team. Raises Problem when nothing such is live."""
    found = await asyncio.to_thread(own, world, sender.standing, locale, playbook)
    if found is None:
        raise Problem("not_found")
    # Both presses of one who is asked whether he is sure.
    await _pressed(world, sender, f"withdraw:{locale}:{playbook}")
    sure = f"withdraw_yes:{locale}:{playbook}:{found.version}"
    messages = await _pressed(world, sender, sure)
    still = await asyncio.to_thread(own, world, sender.standing, locale, playbook)
    if still is not None:
        raise Problem("conflict")
    return messages


def live(world: World, standing: Standing) -> Sequence[Publication]:
    """What is live for whoever has this standing. Reads the store."""
    with world.store.reader() as reader:
        return reader.live(standing.team)


def own(world: World, standing: Standing, locale: str, playbook: str) -> Publication | None:
    """What his own team was given under this name, None when nothing is live. Reads the store."""
    with world.store.reader() as reader:
        for each in reader.live(standing.gives_to):
            if (each.team, each.locale, each.playbook) == (standing.gives_to, locale, playbook):
                return each
    return None


async def _pressed(world: World, sender: Sender, choice: str) -> tuple[Message, ...]:
    inbound = Inbound(
        address=sender.address,
        message_id=sender.message_id(new_id()),
        digest=sha256(choice.encode()).hexdigest(),
        at=world.clock(),
        choice=choice,
        locale=sender.locale,
    )
    return await settled(world, inbound)
