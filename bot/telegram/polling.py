"""Fetch updates by long polling; none is let go before its turn is kept."""

import asyncio
import json
import logging
import signal
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.errors import Busy, StoreUnavailable, TokenRefused
from bot.housekeeping import housekeeping
from bot.outbox import pause
from bot.telegram.channel import seconds
from bot.telegram.reception import Reception
from bot.telegram.service import Service, reach, running
from bot.telegram.updates import KINDS, queue_of, update_id
from bot.world import World

LOG = logging.getLogger(__name__)

#: Seconds that Telegram keeps a question open while nothing happens.
PATIENCE = 25
#: Seconds beyond that until we take the line for dead.
SPARE = 10


def poll(world: World) -> None:
    """Talk to people by Telegram until SIGTERM or SIGINT. Raises TokenRefused."""
    asyncio.run(_until_told(world))


async def _until_told(world: World) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with running(world) as service, housekeeping(world.store, world.clock):
        fetching = asyncio.create_task(fetch(service))
        stopping: asyncio.Task[Any] = asyncio.create_task(told.wait())
        work = {fetching, stopping, service.sending}
        await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        fetching.cancel()
        stopping.cancel()
        await asyncio.wait({fetching})
        for ended in (fetching, service.sending):
            if ended.done() and not ended.cancelled():
                ended.result()


async def fetch(service: Service) -> None:
    """Fetch and take updates for ever. Raises TokenRefused.

    A webhook that is set when we begin is taken away: whoever starts this wants it so. One that is
    set later is somebody else's wish, and waited out.
    """
    await reach(service.bot)
    offset, tries, alone = 0, 0, False
    while True:
        try:
            if not alone:
                alone = await service.bot.delete_webhook()
            found = await _updates(service.bot, offset)
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            _tell(error)
            rest = seconds(error) if isinstance(error, RetryAfter) else pause(tries)
            tries += 1
            await asyncio.sleep(rest)
            continue
        tries = 0
        await take_all(service.reception, found)
        # Only now: what is below the offset of the next question is forgotten at Telegram.
        offset = max([offset, *(1 + _id(update) for update in found)])


def _tell(error: TelegramError) -> None:
    """Why there are no updates just now, in the log."""
    if isinstance(error, Conflict):
        LOG.error(
            "another program has the updates of this bot:"
            " stop the other one that polls, or end its webhook with: duilian webhook none"
        )
    else:
        LOG.warning("no updates: %s", type(error).__name__)


async def take_all(reception: Reception, found: Sequence[Mapping[str, Any]]) -> None:
    """Take updates: those of one queue in order, queues side by side."""
    queues: dict[str, list[Mapping[str, Any]]] = {}
    for update in found:
        queues.setdefault(queue_of(update), []).append(update)
    await asyncio.gather(*(_take_queue(reception, queue) for queue in queues.values()))


async def _take_queue(reception: Reception, queue: Sequence[Mapping[str, Any]]) -> None:
    for update in queue:
        await _take(reception, update)


async def _take(reception: Reception, update: Mapping[str, Any]) -> None:
    tries = 0
    while True:
        try:
            await reception.take(update)
        except (Busy, StoreUnavailable) as error:
            LOG.warning("an update waits: %s", type(error).__name__)
            await asyncio.sleep(pause(tries))
            tries += 1
        else:
            return


async def _updates(bot: ExtBot[Any], offset: int) -> Sequence[Mapping[str, Any]]:
    """What has come in since; as Telegram wrote it, for one we cannot read must not hide others."""
    asked = {"offset": offset, "timeout": PATIENCE, "allowed_updates": json.dumps(KINDS)}
    url = f"{bot.base_url}/getUpdates?{urlencode(asked)}"
    found = await bot.request.post(url, read_timeout=PATIENCE + SPARE)
    if not isinstance(found, list):
        raise TelegramError("no list")
    return found


def _id(update: Mapping[str, Any]) -> int:
    found = update_id(update)
    return 0 if found is None else found
