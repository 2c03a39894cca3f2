"""Read what came with a request, no further than it may be long."""

from collections.abc import AsyncGenerator
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.web.problems import Problem

#: The most fields of a form, and the longest one, in bytes.
MOST_FIELDS = 16
LONGEST_FIELD = 4096


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a form by name, the last of each; ``file`` is a name with its bytes."""

    fields: dict[str, str]
    file: tuple[str, bytes] | None = None

    def text(self, name: str) -> str:
        """A field, empty when it is not there."""
        return self.fields.get(name, "")


async def body_of(request: Request, most: int) -> bytes:
    """The body, of so many bytes at most. Raises Problem."""
    length = request.headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:18]) > most:
        raise Problem("too_large")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Problem("too_large")
    return bytes(body)


async def form_of(request: Request, most: int) -> Form:
    """The form, whose body has so many bytes at most, with one file at most. Raises Problem."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    body = await body_of(request, most)
    match kind:
        case "application/x-www-form-urlencoded":
            return _plain(body)
        case "multipart/form-data":
            return await _with_file(request, body)
        case _:
            raise Problem("no_form")


def _plain(body: bytes) -> Form:
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except ValueError as error:
        raise Problem("no_form") from error
    return Form(fields=dict(pairs))


async def _with_file(request: Request, body: bytes) -> Form:
    parser = MultiPartParser(
        request.headers,
        _once(body),
        max_files=1,
        max_fields=MOST_FIELDS,
        max_part_size=LONGEST_FIELD,
    )
    try:
        parsed = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise Problem("no_form") from error
    fields, file = {}, None
    try:
        for name, value in parsed.multi_items():
            if isinstance(value, UploadFile):
                file = (value.filename or "", await value.read())
            else:
                fields[name] = value
    finally:
        await parsed.close()
    return Form(fields=fields, file=file)


async def _once(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body
