"""Say what went wrong over HTTP: problem details after RFC 9457, in the language asked for."""

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.render import Renderer
from coach.vocabulary import Locale

#: Every kind of trouble with its status; its words stand in ``prompts/<locale>/problems/``.
STATUS = {
    "no_key": 400,
    "no_update": 400,
    "no_token": 401,
    "stale": 401,
    "unsigned": 401,
    "cross_site": 403,
    "expired": 403,
    "forwarded": 403,
    "not_yours": 403,
    "stranger": 403,
    "not_found": 404,
    "not_allowed": 405,
    "conflict": 409,
    "sent_before": 409,
    "too_large": 413,
    "no_form": 415,
    "wrong_host": 421,
    "malformed": 422,
    "no_code": 422,
    "no_team": 422,
    "unfit": 422,
    "too_many": 429,
    "too_many_tries": 429,
    "failed": 500,
    "away": 503,
    "busy": 503,
    "no_address": 503,
    "no_secret": 503,
}
#: Seconds after which a sender may try again.
RETRY_AFTER = {"away": "5", "busy": "1", "too_many": "15", "too_many_tries": "60"}
#: What a program has to show to be let in.
CHALLENGES = {"no_token": "Bearer"}
MEDIA_TYPE = "application/problem+json"
#: Fewer characters of a header than this are read.
LONGEST_WISH = 200


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

    @property
    def status(self) -> int:
        """The status that the answer has."""
        return STATUS[self.kind]


class Problems:
    """Writes problem details."""

    def __init__(self, renderer: Renderer, locale: Locale) -> None:
        """``locale`` is spoken when the request asks for no language of ours."""
        self._renderer = renderer
        self._locale = locale

    def answer(self, request: Request, problem: Problem) -> JSONResponse:
        """The response that tells a sender what is wrong and what to do."""
        locale = asked(request.headers, self._locale)
        errors = [self._fault(fault, locale) for fault in problem.faults]
        return self.listed(locale, problem.kind, errors)

    def words(self, kind: str, locale: Locale) -> tuple[str, str]:
        """What is wrong, and what to do about it."""
        title, _, detail = self._renderer.text(f"problems.{kind}", locale, {}).partition("\n")
        return title, detail

    def listed(self, locale: Locale, kind: str, errors: list[dict[str, object]]) -> JSONResponse:
        """The same with these errors, in a language."""
        title, detail = self.words(kind, locale)
        body: dict[str, object] = {
            "type": f"urn:duilian:problem:{kind}",
            "title": title,
            "status": STATUS[kind],
            "detail": detail,
        }
        if errors:
            body["errors"] = errors
        headers = {**courtesies(kind), "Content-Language": locale}
        return JSONResponse(body, status_code=STATUS[kind], headers=headers, media_type=MEDIA_TYPE)

    def _fault(self, fault: FieldFault, locale: Locale) -> dict[str, object]:
        detail = self._renderer.text("words.field", locale, {"value": fault.fault})
        return {"pointer": fault.pointer, "detail": detail}


def courtesies(kind: str) -> dict[str, str]:
    """The headers that tell a sender what to do next."""
    headers = {"Retry-After": RETRY_AFTER.get(kind), "WWW-Authenticate": CHALLENGES.get(kind)}
    return {name: value for name, value in headers.items() if value is not None}


def asked(headers: Mapping[str, str], house: Locale) -> Locale:
    """The language that a request asks for; that of the house when it is none of ours."""
    wished = headers.get("accept-language", "")[:LONGEST_WISH].strip().casefold()
    first = wished.split(",")[0]
    known = (locale for locale in Locale if first.startswith(locale.value[:2]))
    return next(known, house)
