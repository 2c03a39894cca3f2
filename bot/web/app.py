"""The HTTP service: its routes, its life."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.housekeeping import housekeeping
from bot.web import api, webhook
from bot.web.admission import admitting, furnished
from bot.web.doors import DOORS
from bot.web.openness import Openness, openness
from bot.web.pages import Pages
from bot.web.problems import Problem, Problems
from bot.web.site import Site
from bot.web.stream import Watch
from bot.web.tries import Tries
from bot.web.troubles import add_troubles
from bot.web.visits import Visits
from bot.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.telegram.reception import Reception

#: A file of a page never changes under its name.
FOR_EVER = "public, max-age=31536000, immutable"


def build_app(world: World, open_to: Openness | None = None) -> FastAPI:
    """The service on a running world, which outlives it; no pages about itself.

    It is open to members at the public address alone, unless told otherwise.
    ``app.state.farewell`` has the open streams end: to be called when the service is to stop.
    """
    if open_to is None:
        open_to = openness(("", 0), world.settings.public_url)
    site = site_of(world, open_to)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        world.writer.listen(site.watch.committed)
        async with _telegram(world) as reception, housekeeping(world.store, world.clock):
            app.state.reception = reception
            yield
        site.watch.close()

    app = FastAPI(
        title="duilian", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )
    app.state.farewell = site.watch.close
    _add_routes(app, world)
    if world.settings.by_webhook:
        _add_telegram(app, world)
    _add_api(app, site)
    _add_site(app, site)
    add_troubles(app, site)
    return app


def site_of(world: World, open_to: Openness) -> Site:
    """What the pages of a service on this world share."""

    def counts(people: Sequence[str]) -> "Mapping[str, int]":
        with world.store.reader() as reader:
            return reader.counts(people)

    return Site(
        world=world,
        openness=open_to,
        pages=Pages(world.renderer, world.settings.zone),
        visits=Visits(world.store, open_to, world.settings.locale),
        watch=Watch(counts),
        tries=Tries(),
        problems=Problems(world.renderer, world.settings.locale),
    )


def _add_routes(app: FastAPI, world: World) -> None:
    @app.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def ready() -> dict[str, str]:
        # Not a coroutine: the question goes to the database and may take its time.
        if not world.store.ready():
            raise Problem("away")
        return {"status": "ready"}

    @app.post("/webhooks/messages")
    async def messages(request: Request) -> JSONResponse:
        return await webhook.receive(world, request)


def _add_telegram(app: FastAPI, world: World) -> None:
    from bot.web import telegram  # noqa: PLC0415 -- loaded by those who use it

    @app.post("/webhooks/telegram")
    async def updates(request: Request) -> JSONResponse:
        return await telegram.receive(world.settings, app.state.reception, request)


def _add_api(app: FastAPI, site: Site) -> None:
    for method, path, endpoint in (
        ("GET", "/api/playbooks", api.listing),
        ("POST", "/api/playbooks", api.publish),
        ("DELETE", "/api/playbooks/{locale}/{playbook}", api.withdraw),
    ):
        app.add_api_route(
            path, api.answering(site, endpoint), methods=[method], response_model=None
        )


def _add_site(app: FastAPI, site: Site) -> None:
    for door in DOORS:
        app.add_api_route(
            door.path, admitting(site, door), methods=[door.method], response_model=None
        )

    @app.get("/static/{name}", response_model=None)
    async def static(name: str) -> Response:
        found = site.pages.asset(name)
        if found is None:
            raise Problem("not_found")
        body, media_type = found
        response = Response(body, media_type=media_type, headers={"Cache-Control": FOR_EVER})
        return furnished(response, secure=site.openness.secure)


@asynccontextmanager
async def _telegram(world: World) -> AsyncIterator["Reception | None"]:
    """What takes updates while the service runs; None where Telegram posts none."""
    if not world.settings.by_webhook:
        yield None
        return
    from bot.telegram.service import running  # noqa: PLC0415 -- as above

    async with running(world) as service:
        yield service.reception
