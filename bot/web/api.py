"""Playbooks by program: published, listed, taken back by who holds a manager's token."""

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.access import hashed, standing
from bot.errors import Busy, StoreUnavailable
from bot.examiner import Refusal
from bot.messages import Address, Candidate
from bot.passes import API
from bot.store.rows import Publication
from bot.web.bodies import body_of
from bot.web.problems import Problem, asked
from bot.web.publishing import Sender, examined, live, own, published, withdrawn
from bot.web.site import Site
from coach.compiler.gate import MOST_BYTES
from coach.effects import Facts

#: The longest Idempotency-Key.
LONGEST_KEY = 128
#: What a file that has no name is called in a mistake.
NAMELESS = "playbook.yaml"
SCHEME = "bearer"

Endpoint = Callable[[Site, Sender, Request], Awaitable[Response]]


def answering(site: Site, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """What answers requests of programs that hold a token. Raises Problem."""

    async def answer(request: Request) -> Response:
        try:
            sender = await asyncio.to_thread(_sender, site, request)
            return await endpoint(site, sender, request)
        except StoreUnavailable as error:
            raise Problem("away") from error
        except Busy as error:
            raise Problem("busy") from error

    return answer


async def publish(site: Site, sender: Sender, request: Request) -> Response:
    """Publish the body whole, or tell every mistake in it. Raises Problem."""
    key = request.headers.get("idempotency-key", "")
    if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
        raise Problem("no_key")
    found = await examined(site.world, NAMELESS, await body_of(request, MOST_BYTES))
    if isinstance(found, Refusal):
        return _refused(site, sender, found)
    await published(site.world, sender, f"key/{key}", found)
    version = await asyncio.to_thread(_version, site, sender, found)
    answer = {
        "team": sender.standing.gives_to,
        "locale": found.locale,
        "playbook": found.playbook,
        "version": version,
        "digest": sha256(found.source).hexdigest(),
        "title": found.title,
    }
    return JSONResponse(answer, status_code=201)


async def listing(site: Site, sender: Sender, _request: Request) -> Response:
    """What is live for the team of whoever holds the token."""
    found = await asyncio.to_thread(live, site.world, sender.standing)
    return JSONResponse({"playbooks": [_shown(each) for each in found]})


async def withdraw(site: Site, sender: Sender, request: Request) -> Response:
    """Take back what the team was given. Raises Problem."""
    wanted = request.path_params
    await withdrawn(site.world, sender, wanted["locale"], wanted["playbook"])
    return Response(status_code=204)


def _sender(site: Site, request: Request) -> Sender:
    """Who holds the token. Raises Problem."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() != SCHEME or not token.strip():
        raise Problem("no_token")
    address = Address(namespace=API, user=hashed(token.strip()))
    with site.world.store.reader() as reader:
        person = reader.person(address)
    held = None if person is None else standing(address, person.role, person.team)
    if held is None:
        raise Problem("no_token")
    if not held.manages:
        raise Problem("not_yours")
    locale = asked(request.headers, site.world.settings.locale)
    return Sender(address=address, standing=held, locale=locale)


def _version(site: Site, sender: Sender, candidate: Candidate) -> int | None:
    """The version it is live as; None once something newer has taken its place."""
    found = own(site.world, sender.standing, candidate.locale, candidate.playbook)
    same = found is not None and found.digest == sha256(candidate.source).hexdigest()
    return found.version if found is not None and same else None


def _refused(site: Site, sender: Sender, refusal: Refusal) -> Response:
    listed = site.world.examiner.listed(refusal, sender.locale)
    errors: list[dict[str, object]] = [
        {
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "severity": one.severity,
            "detail": one.message,
            "cure": one.cure,
        }
        for one in listed
    ]
    return site.problems.listed(sender.locale, "unfit", errors)


def _shown(publication: Publication) -> Facts:
    return {
        "team": publication.team,
        "locale": publication.locale,
        "playbook": publication.playbook,
        "version": publication.version,
        "digest": publication.digest,
        "kind": publication.kind,
        "title": publication.title,
        "author": publication.name,
        "at": publication.at.isoformat(),
    }
