"""The HTTP service: its routes, its answers to trouble."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web import webhook
from bot.web.problems import Problem, Problems
from bot.world import World

if TYPE_CHECKING:
    from bot.telegram.reception import Reception

LOG = logging.getLogger(__name__)

#: The kinds of problem behind the statuses that the framework itself answers with.
FRAMEWORK = {404: "not_found", 405: "not_allowed"}


def build_app(world: World) -> FastAPI:
    """The service on a running world, which outlives it; no pages about itself."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with _telegram(world) as reception:
            app.state.reception = reception
            yield

    app = FastAPI(
        title="duilian", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )
    _add_routes(app, world)
    if world.settings.by_webhook:
        _add_telegram(app, world)
    _add_troubles(app, Problems(world.renderer, world.settings.locale))
    return app


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


@asynccontextmanager
async def _telegram(world: World) -> AsyncIterator["Reception | None"]:
    """What takes updates while the service runs; None where Telegram posts none."""
    if not world.settings.by_webhook:
        yield None
        return
    from bot.telegram.service import running  # noqa: PLC0415 -- as above

    async with running(world) as service:
        yield service.reception


def _add_troubles(app: FastAPI, problems: Problems) -> None:
    @app.exception_handler(Problem)
    async def on_problem(request: Request, problem: Problem) -> JSONResponse:
        return problems.answer(request, problem)

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> JSONResponse:
        answer = problems.answer(request, Problem(FRAMEWORK.get(error.status_code, "failed")))
        answer.headers.update({} if error.headers is None else error.headers)
        return answer

    @app.exception_handler(Exception)
    async def on_bug(request: Request, error: Exception) -> JSONResponse:
        LOG.error("a request failed: %s", type(error).__name__, exc_info=error)
        return problems.answer(request, Problem("failed"))
