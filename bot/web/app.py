"""The HTTP service: its routes, its answers to trouble."""

import logging

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web import webhook
from bot.web.problems import Problem, Problems
from bot.world import World

LOG = logging.getLogger(__name__)

#: The kinds of problem behind the statuses that the framework itself answers with.
FRAMEWORK = {404: "not_found", 405: "not_allowed"}


def build_app(world: World) -> FastAPI:
    """The service on a running world, which outlives it; no pages about itself."""
    app = FastAPI(title="duilian", docs_url=None, redoc_url=None, openapi_url=None)
    _add_routes(app, world)
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
