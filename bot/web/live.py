"""Send a page every exchange as soon as there is one."""

import asyncio
from collections.abc import AsyncGenerator, Sequence

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.responses import Response

from bot.errors import StoreUnavailable
from bot.store.rows import Exchange
from bot.web.chat import MOST_SHOWN, written
from bot.web.problems import Problem
from bot.web.saying import after
from bot.web.site import Call
from bot.web.stream import Stream, Watcher

#: Seconds after which a stream that has nothing to say shows that it lives.
KEEP_ALIVE = 15.0
#: Milliseconds after which a page asks again for a stream that broke.
RETRY = 2000
#: The event that tells a page to load itself again: it is not for whom it was written.
RELOAD = "reload"


async def stream(call: Call) -> Response:
    """What comes after the exchange that the page names. Raises Problem."""
    person = call.visit.person
    if person is None:
        raise Problem("not_found")
    watcher = call.site.watch.enter(person.id)
    return Stream(call.site.watch, watcher, _events(call, watcher, after(call)))


async def _events(call: Call, watcher: Watcher, shown: int) -> AsyncGenerator[bytes, None]:
    """Events until somebody else is behind the page, or the service ends."""
    yield format_sse_event(retry=RETRY)
    woken = True
    while not call.site.watch.closed:
        found = await asyncio.to_thread(_look, call, watcher.person, shown)
        if found is None:
            yield format_sse_event(event=RELOAD, data_str="")
            return
        for each in found:
            shown = each.number
            yield format_sse_event(data_str=written(call, (each,)), id=str(shown))
        if not found and not woken:
            yield KEEPALIVE_COMMENT
        if len(found) < MOST_SHOWN:
            woken = await watcher.wait(KEEP_ALIVE)


def _look(call: Call, person_id: str, shown: int) -> Sequence[Exchange] | None:
    """What is new to the person; None when he may not come in, or another is there instead."""
    site = call.site
    try:
        visit = site.visits.of(call.request, site.world.clock())
        person = visit.person
        if person is None or visit.standing is None or person.id != person_id:
            return None
        if shown > person.exchanges:
            return None
        with site.world.store.reader() as reader:
            return reader.exchanges(person.id, shown, MOST_SHOWN)
    except StoreUnavailable:  # it comes back, and the stream goes on
        return ()
