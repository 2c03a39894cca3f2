"""Everything that the pages of a running service share."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import IntEnum
from secrets import token_hex
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.access import Standing
from bot.store.rows import PersonRow
from bot.web.bodies import Form
from bot.web.openness import Openness
from bot.web.pages import Pages, Who
from bot.web.problems import Problem, Problems
from bot.web.stream import Watch
from bot.web.tries import Tries
from bot.web.visits import Visit, Visits
from bot.world import World


class Site(NamedTuple):
    """What a page needs to be written."""

    world: World
    openness: Openness
    pages: Pages
    visits: Visits
    watch: Watch
    tries: Tries
    problems: Problems


class Call(NamedTuple):
    """One request that was let in: who asks, when, with which form."""

    site: Site
    request: Request
    visit: Visit
    at: datetime
    form: Form

    @property
    def standing(self) -> Standing:
        """What a member is to us; only for pages that strangers do not reach."""
        held = self.visit.standing
        if held is None:
            raise Problem("stranger")
        return held

    @property
    def who(self) -> Who:
        """Who looks at a page."""
        person, held = self.visit.person, self.standing
        return Who(
            name="" if person is None else person.name,
            role=held.role,
            team=held.gives_to if held.manages else held.team,
            local=self.site.openness.local,
        )

    def me(self) -> PersonRow:
        """The member who asks, as he is kept now. Reads the store."""
        store, address = self.site.world.store, self.visit.address
        with store.reader() as reader:
            person = reader.person(address)
        if person is not None:
            return person
        with store.transaction() as transaction:
            return transaction.lock([address])[address]


class Least(IntEnum):
    """The least that somebody must be to be let in by a door."""

    ANYONE = 0
    MEMBER = 1
    MANAGER = 2


class Door(NamedTuple):
    """One way into the site; a body has ``most`` bytes at most."""

    method: str
    path: str
    enter: Callable[[Call], Awaitable[Response]]
    least: Least
    most: int = 64 * 1024


def new_name() -> str:
    """A name for what a page sends once, in hexadecimal digits."""
    return token_hex(16)


def html(text: str, status: int = 200) -> Response:
    """A page, or a part of one."""
    return HTMLResponse(text, status_code=status)
