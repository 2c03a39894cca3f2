"""Answer trouble: a page for whoever looks at pages, problem details for everybody else."""

import logging

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.admission import furnished
from bot.web.problems import Problem, asked, courtesies
from bot.web.saying import FRAGMENT
from bot.web.site import Site, html

LOG = logging.getLogger(__name__)

#: The kinds of problem behind the statuses that the framework itself answers with.
FRAMEWORK = {404: "not_found", 405: "not_allowed"}
#: Where programs ask; they are told in JSON whatever they accept.
PROGRAMS = ("/api/", "/webhooks/")


def add_troubles(app: FastAPI, site: Site) -> None:
    """Have every trouble of the service answered."""

    @app.exception_handler(Problem)
    async def on_problem(request: Request, problem: Problem) -> Response:
        return _told(site, request, problem)

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        answer = _told(site, request, Problem(FRAMEWORK.get(error.status_code, "failed")))
        answer.headers.update({} if error.headers is None else error.headers)
        return answer

    @app.exception_handler(Exception)
    async def on_bug(request: Request, error: Exception) -> Response:
        LOG.error("a request failed: %s", type(error).__name__, exc_info=error)
        return _told(site, request, Problem("failed"))


def _told(site: Site, request: Request, problem: Problem) -> Response:
    if not _wants_page(request):
        return site.problems.answer(request, problem)
    locale = asked(request.headers, site.world.settings.locale)
    response = html(site.pages.trouble(locale, problem.kind), problem.status)
    response.headers.update(courtesies(problem.kind))
    return furnished(response, secure=site.openness.secure)


def _wants_page(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    if request.url.path.startswith(PROGRAMS):
        return False
    return "text/html" in accepted and FRAGMENT not in accepted
