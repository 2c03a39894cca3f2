"""Have a message settled by the writer."""

import asyncio

from bot.errors import Busy, StoreUnavailable
from bot.inbox import Conflict
from bot.messages import Inbound, Message
from bot.web.problems import Problem
from bot.world import World


async def settled(world: World, inbound: Inbound) -> tuple[Message, ...]:
    """The replies to a message, once its turn is committed. Raises Problem."""
    try:
        return await asyncio.wrap_future(world.writer.submit(inbound))
    except Conflict as error:
        raise Problem("conflict") from error
    except Busy as error:
        raise Problem("busy") from error
    except StoreUnavailable as error:
        raise Problem("away") from error
