"""Run Telegram beside whatever receives its updates: reach it, send what waits."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.errors import TokenRefused
from bot.outbox import Sender, pause
from bot.telegram.application import RECEPTION, build_application, builder_for, show_menu
from bot.telegram.channel import TelegramChannel
from bot.telegram.reception import Reception
from bot.world import World

LOG = logging.getLogger(__name__)


class Service(NamedTuple):
    """Telegram while it runs: what takes updates, the bot, and the task that sends."""

    reception: Reception
    bot: ExtBot[Any]
    sending: asyncio.Task[None]


@asynccontextmanager
async def running(world: World) -> AsyncIterator[Service]:
    """Telegram from its start to its stop; that it cannot be reached yet keeps nobody waiting."""
    application = build_application(builder_for(world.settings))
    bot = application.bot
    sender = Sender(world.store, TelegramChannel(bot), world.clock)
    reception = Reception(world, bot, sender.wake)
    application.bot_data[RECEPTION] = reception
    sending = asyncio.create_task(_send(world, bot, sender))
    try:
        yield Service(reception, bot, sending)
    finally:
        await reception.close()
        sending.cancel()
        with suppress(asyncio.CancelledError, TokenRefused):
            await sending
        await bot.shutdown()


async def _send(world: World, bot: ExtBot[Any], sender: Sender) -> None:
    """Reach Telegram, then send for ever; raises TokenRefused when it does not know us."""
    await reach(bot)
    world.counter.handout.bot_link = bot.link
    await show_menu(bot, world.renderer, world.settings.locale)
    await sender.run()
    raise TokenRefused


async def reach(bot: ExtBot[Any]) -> None:
    """Return when Telegram has told who we are; raises TokenRefused."""
    tries = 0
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            LOG.critical("Telegram refuses the token")
            raise TokenRefused from None
        except TelegramError as error:
            LOG.warning("Telegram is out of reach: %s", type(error).__name__)
            await asyncio.sleep(pause(tries))
            tries += 1
        else:
            return
