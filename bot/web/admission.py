"""Let a browser's request in, or say why not."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import Busy, StoreUnavailable
from bot.web.bodies import Form, form_of
from bot.web.problems import Problem
from bot.web.site import Call, Door, Least, Site
from bot.web.visits import Visit

#: What a page may load, and where its forms may go: to us.
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
#: What every page tells the browser about itself.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "; ".join(POLICY),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Under no-referrer a form of ours would be posted with the origin "null".
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
#: For a year, once somebody has reached us by https.
STRICT = "max-age=31536000"
#: The field in which a form shows that it is ours.
TOKEN = "csrf"  # noqa: S105 -- the name of a field


def admitting(site: Site, door: Door) -> Callable[[Request], Awaitable[Response]]:
    """What answers the requests at a door."""

    async def answer(request: Request) -> Response:
        try:
            return await _answer(site, door, request)
        except StoreUnavailable as error:
            raise Problem("away") from error
        except Busy as error:
            raise Problem("busy") from error

    return answer


def furnished(response: Response, *, secure: bool) -> Response:
    """A response with the headers of every page; it keeps those it has."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if secure:
        response.headers.setdefault("Strict-Transport-Security", STRICT)
    return response


async def _answer(site: Site, door: Door, request: Request) -> Response:
    site.openness.check(request)
    at = site.world.clock()
    visit = await asyncio.to_thread(site.visits.of, request, at)
    rank = _rank(visit)
    if rank < door.least:
        response = _turned_away(door, rank)
    else:
        form = Form(fields={})
        if door.method == "POST":
            form = await form_of(request, door.most)
            if not visit.agrees(form.text(TOKEN)):
                raise Problem("expired")
        response = await door.enter(Call(site, request, visit, at, form))
    if visit.fresh and door.method == "GET":
        site.visits.remember(response, visit.secret)
    return furnished(response, secure=site.openness.secure)


def _rank(visit: Visit) -> Least:
    if visit.standing is None:
        return Least.ANYONE
    return Least.MANAGER if visit.standing.manages else Least.MEMBER


def _turned_away(door: Door, rank: Least) -> Response:
    """The way in for a stranger who opens the chat; trouble for everybody else."""
    if rank is not Least.ANYONE:
        raise Problem("not_yours")
    if door.path != "/":
        raise Problem("stranger")
    return RedirectResponse("/enter", status_code=303)
