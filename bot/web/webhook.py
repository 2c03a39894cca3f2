"""Messages of another program: a signed POST in, the replies of the turn out."""

from hashlib import sha256
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.messages import Address, Inbound, Message
from bot.pictures.data import pictured
from bot.web.bodies import body_of
from bot.web.problems import FieldFault, Problem
from bot.web.settling import settled
from bot.web.signature import Unsigned, verify
from bot.world import World
from coach.vocabulary import Locale

#: The largest body, in bytes.
LARGEST = 64 * 1024
#: The longest name of a user or a message, in characters.
LONGEST_NAME = 128
#: All that sign with one secret, or with the one before it, share their users.
NAMESPACE = "webhook"
NAMES = ("user", "message_id")
SAID = ("text", "choice")


async def receive(world: World, request: Request) -> JSONResponse:
    """Play one message. Raises Problem."""
    keys = world.settings.signing_keys
    if not keys:
        raise Problem("no_secret")
    body = await body_of(request, LARGEST)
    at = world.clock()
    try:
        verify(request.headers, body, keys, at.timestamp())
    except Unsigned as error:
        raise Problem("stale" if error.stale else "unsigned") from error
    fields = parse(body)
    inbound = Inbound(
        address=Address(namespace=NAMESPACE, user=fields["user"]),
        message_id=fields["message_id"],
        digest=sha256(body).hexdigest(),
        at=at,
        text=fields.get("text"),
        choice=fields.get("choice"),
        locale=None if fields.get("locale") is None else Locale(fields["locale"]),
    )
    messages = await settled(world, inbound)
    return JSONResponse({"replies": [_shown(message) for message in messages]})


def parse(body: bytes) -> dict[str, Any]:
    """The fields of a message, every one checked. Raises Problem naming each that is wrong."""
    try:
        fields = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("malformed", (FieldFault(pointer="#", fault="json"),)) from error
    if not isinstance(fields, dict):
        raise Problem("malformed", (FieldFault(pointer="#", fault="object"),))
    faults = tuple(
        FieldFault(pointer=f"#/{name}" if name else "#", fault=fault)
        for name, fault in (*_name_faults(fields), *_said_faults(fields), *_locale_faults(fields))
    )
    if faults:
        raise Problem("malformed", faults)
    return fields


def _name_faults(fields: dict[str, object]) -> list[tuple[str, str]]:
    faults = []
    for name in NAMES:
        value = fields.get(name)
        if value is None:
            faults.append((name, "missing"))
        elif not isinstance(value, str):
            faults.append((name, "text"))
        elif not 1 <= len(value) <= LONGEST_NAME or not value.isprintable():
            faults.append((name, "name"))
    return faults


def _said_faults(fields: dict[str, object]) -> list[tuple[str, str]]:
    given = [name for name in SAID if fields.get(name) is not None]
    if len(given) != 1:
        return [("", "text_or_choice")]
    return [(name, "text") for name in given if not isinstance(fields[name], str)]


def _locale_faults(fields: dict[str, object]) -> list[tuple[str, str]]:
    locale = fields.get("locale")
    return [] if locale is None or locale in tuple(Locale) else [("locale", "locale")]


def _shown(message: Message) -> dict[str, object]:
    shown: dict[str, object] = {
        "text": message.text,
        "choices": [{"id": each.id, "label": each.label} for each in message.choices],
        "speaker": message.speaker,
    }
    if message.attachment is not None:
        shown["attachment"] = {"name": message.attachment.name, "text": message.attachment.text}
    if message.picture is not None:
        shown["picture"] = pictured(message.picture)
    return shown
