"""Say what went wrong over HTTP: problem details after RFC 9457, in the language asked for."""

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.render import Renderer
from coach.vocabulary import Locale

#: Every kind of trouble with its status; its words stand in ``prompts/<locale>/problems/``.
STATUS = {
    "no_update": 400,
    "unsigned": 401,
    "stale": 401,
    "not_found": 404,
    "not_allowed": 405,
    "conflict": 409,
    "too_large": 413,
    "malformed": 422,
    "failed": 500,
    "busy": 503,
    "away": 503,
    "no_secret": 503,
}
#: Seconds after which a sender may try again.
RETRY_AFTER = {"busy": "1", "away": "5"}
MEDIA_TYPE = "application/problem+json"


class FieldFault(msgspec.Struct, frozen=True, kw_only=True):
    """A field that is wrong: its JSON pointer, and the fault (a word of ``words.field``)."""

    pointer: str
    fault: str


class Problem(Exception):  # noqa: N818 -- the name that RFC 9457 gives it
    """Trouble to be answered by problem details; ``kind`` is a key of the table."""

    def __init__(self, kind: str, faults: tuple[FieldFault, ...] = ()) -> None:
        super().__init__(kind)
        self.kind = kind
        self.faults = faults


class Problems:
    """Writes problem details."""

    def __init__(self, renderer: Renderer, locale: Locale) -> None:
        """``locale`` is spoken when the request asks for no language of ours."""
        self._renderer = renderer
        self._locale = locale

    def answer(self, request: Request, problem: Problem) -> JSONResponse:
        """The response that tells a sender what is wrong and what to do."""
        locale = self._asked(request.headers)
        title, _, detail = self._renderer.text(f"problems.{problem.kind}", locale, {}).partition(
            "\n"
        )
        status = STATUS[problem.kind]
        body: dict[str, object] = {
            "type": f"urn:duilian:problem:{problem.kind}",
            "title": title,
            "status": status,
            "detail": detail,
        }
        if problem.faults:
            body["errors"] = [self._fault(fault, locale) for fault in problem.faults]
        again = RETRY_AFTER.get(problem.kind)
        headers = {} if again is None else {"Retry-After": again}
        headers["Content-Language"] = locale
        return JSONResponse(body, status_code=status, headers=headers, media_type=MEDIA_TYPE)

    def _fault(self, fault: FieldFault, locale: Locale) -> dict[str, str]:
        detail = self._renderer.text("words.field", locale, {"value": fault.fault})
        return {"pointer": fault.pointer, "detail": detail}

    def _asked(self, headers: Mapping[str, str]) -> Locale:
        wished = headers.get("accept-language", "").strip().casefold()
        first = wished.split(",")[0]
        known = (locale for locale in Locale if first.startswith(locale.value[:2]))
        return next(known, self._locale)
