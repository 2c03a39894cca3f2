"""Write the pages of the web chat, in the words of prompts/."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.access import Role, Standing
from bot.examiner import Mistake
from bot.messages import Message, Picture
from bot.pictures.svg import svg
from bot.render import Renderer
from bot.store.rows import Exchange, Publication
from bot.web import looks
from bot.web.statics import Statics
from coach.vocabulary import Locale

HERE = Path(__file__).parent


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks at a page; ``local``: he sits at the machine, so there is nothing to leave."""

    name: str
    role: Role
    team: str
    local: bool

    @property
    def gives_to(self) -> str:
        """The team that practises what he publishes, empty for the house."""
        return Standing(role=self.role, team=self.team).gives_to


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What every page of a member has; each of its forms posts ``csrf``.

    ``message_id`` is new for each page; forms that make a turn post it. The menu posts ``text``
    to /say for the language, and nothing else to /leave.
    """

    locale: Locale
    csrf: str
    who: Who
    message_id: str


class ChatPage(Page, frozen=True, kw_only=True):
    """The chat. Posts to /say: message_id, after (the last number shown), text or choice + step.

    An exchange numbered 0 is shown once and kept nowhere. ``draft`` are words that were not taken,
    ``problem`` is what to say about it.
    """

    exchanges: tuple[Exchange, ...]
    draft: str = ""
    problem: str = ""


class EnterPage(msgspec.Struct, frozen=True, kw_only=True):
    """The way in. Posts to /enter: csrf, code, name. ``problem`` is what to say went wrong."""

    locale: Locale
    csrf: str
    code: str
    problem: str = ""


class PlaybooksPage(Page, frozen=True, kw_only=True):
    """What is live. Posts a ``file`` to /playbooks (multipart), or locale + playbook to …/withdraw.

    ``built_in`` are the titles that came with the program, ``told`` is the answer to what was just
    sent from ``file``, ``mistakes`` keep it from being published (or warn), worst first.
    """

    publications: tuple[Publication, ...]
    built_in: tuple[str, ...]
    may_publish: bool
    told: tuple[Message, ...] = ()
    file: str = ""
    mistakes: tuple[Mistake, ...] = ()


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the team; ``exchanges`` is how much he practised, ``me`` the one who looks."""

    id: str
    name: str
    role: Role
    team: str
    exchanges: int
    me: bool


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """A link that lets one person in, shown once: there is no way to see it again."""

    url: str
    role: Role
    team: str
    expires: datetime


class TeamPage(Page, frozen=True, kw_only=True):
    """The team. Posts role, team (an owner's choice) to /team/invite, person to /team/dismiss."""

    members: tuple[Member, ...]
    invitations: tuple[Invitation, ...] = ()


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A way to spend a link code: ``kind`` is telegram or web."""

    kind: str
    url: str


class LinkPage(Page, frozen=True, kw_only=True):
    """One person on two devices. Posts to /link for a code, good for so many minutes."""

    minutes: int
    code: str = ""
    links: tuple[Way, ...] = ()


class Pages:
    """Every page as a whole document; all that people wrote is escaped."""

    def __init__(self, renderer: Renderer, zone: tzinfo) -> None:
        """Days begin and end in ``zone``."""
        self._renderer = renderer
        self._zone = zone
        self._statics = Statics(HERE / "static")
        self._environment = self._built()

    def chat(self, page: ChatPage) -> str:
        """The chat with its last exchanges, the choices of the last one to press."""
        return self._page("chat.html", page, offered=looks.offered(page.exchanges))

    def fragment(
        self, locale: Locale, exchanges: Sequence[Exchange], csrf: str, link_base: str = ""
    ) -> str:
        """Exchanges alone, to be put into a chat page; empty when there are none.

        ``link_base`` stands before the addresses of files.
        """
        shown = tuple(exchanges)
        return self._render(
            "fragment.html",
            locale,
            exchanges=shown,
            csrf=csrf,
            link_base=link_base,
            offered=looks.offered(shown),
        )

    def enter(self, page: EnterPage) -> str:
        """The page on which somebody with an invite comes in."""
        return self._page("enter.html", page)

    def playbooks(self, page: PlaybooksPage) -> str:
        """The page of what the team practises."""
        return self._page("playbooks.html", page)

    def team(self, page: TeamPage) -> str:
        """The page of who practises."""
        return self._page("team.html", page)

    def link(self, page: LinkPage) -> str:
        """The page that joins another device."""
        return self._page("link.html", page)

    def trouble(self, locale: Locale, kind: str) -> str:
        """A page that says what is wrong, in the words of ``problems.<kind>``."""
        title, _, detail = self._renderer.text(f"problems.{kind}", locale, {}).partition("\n")
        return self._render("trouble.html", locale, title=title, detail=detail)

    def asset(self, name: str) -> tuple[bytes, str] | None:
        """Body and media type of a file that a page loads; it never changes under its name."""
        found = self._statics.find(name)
        return None if found is None else (found.body, found.media_type)

    def _page(self, template: str, page: Page | EnterPage, **facts: object) -> str:
        return self._render(template, page.locale, page=page, **facts)

    def _render(self, template: str, locale: Locale, **facts: object) -> str:
        def say(prompt: str, **values: object) -> str:
            return self._renderer.text(f"web.{prompt}", locale, values)

        def word(kind: str, value: object) -> str:
            return self._renderer.text(f"words.{kind}", locale, {"value": value})

        return self._environment.get_template(template).render(
            facts, say=say, word=word, locale=locale, locales=tuple(Locale)
        )

    def _built(self) -> Environment:
        environment = Environment(
            autoescape=True,
            loader=FileSystemLoader(HERE / "templates"),
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )
        environment.globals["asset"] = self._statics.name
        environment.globals["lines"] = looks.lines
        environment.globals["said"] = looks.said
        environment.globals["drawn"] = _drawn
        environment.globals["local"] = lambda at: at.astimezone(self._zone)
        return environment


def _drawn(picture: Picture, name: str) -> Markup:
    """A picture as it stands in a page, under a name of its own."""
    return Markup(svg(picture, name))  # noqa: S704 -- it has escaped what people wrote
