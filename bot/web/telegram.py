"""Updates that Telegram posts: its secret checked, answered once their turns are kept."""

from hmac import compare_digest

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.errors import Busy, StoreUnavailable
from bot.settings import Settings
from bot.telegram.reception import Reception
from bot.telegram.updates import update_id
from bot.web.bodies import body_of
from bot.web.problems import Problem

#: The largest body, in bytes; Telegram's own limit is a quarter of it.
LARGEST = 256 * 1024
SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 -- the name of a header


async def receive(settings: Settings, reception: Reception, request: Request) -> JSONResponse:
    """Take one update. Raises Problem."""
    given = request.headers.get(SECRET, "").encode()
    # Both are compared whatever the first says, so that time tells nothing.
    agrees = [compare_digest(given, secret) for secret in settings.telegram_secrets]
    if not any(agrees):
        raise Problem("unsigned")
    raw = _update(await body_of(request, LARGEST))
    try:
        await reception.take(raw)
    except Busy as error:
        raise Problem("busy") from error
    except StoreUnavailable as error:
        raise Problem("away") from error
    return JSONResponse({})


def _update(body: bytes) -> dict[str, object]:
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("no_update") from error
    if not isinstance(raw, dict) or update_id(raw) is None:
        raise Problem("no_update")
    return raw
