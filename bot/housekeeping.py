"""Drop what has grown old, now and then, while a service runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.clock import Clock
from bot.errors import StoreUnavailable
from bot.store.port import Store

LOG = logging.getLogger(__name__)

#: How long what was said is shown again, and a message sent again gets the same replies.
KEPT = timedelta(days=180)
#: Seconds until the first time, and from each time to the next.
FIRST, EVERY = 60.0, 3600.0


@asynccontextmanager
async def housekeeping(store: Store, clock: Clock) -> AsyncIterator[None]:
    """See to it as long as the context lasts; a database that is away is left for the next time."""
    sweeping = asyncio.create_task(_sweep(store, clock))
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping


async def _sweep(store: Store, clock: Clock) -> None:
    rest = FIRST
    while True:
        await asyncio.sleep(rest)
        rest = EVERY
        try:
            gone = await asyncio.to_thread(store.prune, clock() - KEPT)
        except StoreUnavailable as error:
            LOG.warning("nothing dropped", extra={"facts": {"why": error.facts["why"]}})
        else:
            LOG.info("old rows dropped", extra={"facts": {"rows": gone}})
