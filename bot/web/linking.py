"""The page that joins one more device to a person."""

import asyncio

from starlette.responses import Response

from bot.passes import LINK_LIFE
from bot.web.pages import LinkPage, Way
from bot.web.site import Call, html, new_name


async def page(call: Call) -> Response:
    """How to be the same person elsewhere."""
    return _shown(call, "", ())


async def link(call: Call) -> Response:
    """Make a code for another device, shown this once."""
    return await asyncio.to_thread(_linked, call)


def _linked(call: Call) -> Response:
    counter = call.site.world.counter
    code = counter.link(call.me())
    doors = counter.handout.doors(code)
    ways = [Way(kind=kind, url=str(doors[kind])) for kind in ("telegram", "web") if doors[kind]]
    return _shown(call, code, tuple(ways))


def _shown(call: Call, code: str, links: tuple[Way, ...]) -> Response:
    shown = LinkPage(
        locale=call.visit.locale,
        csrf=call.visit.csrf,
        who=call.who,
        message_id=new_name(),
        minutes=int(LINK_LIFE.total_seconds() // 60),
        code=code,
        links=links,
    )
    return html(call.site.pages.link(shown))
