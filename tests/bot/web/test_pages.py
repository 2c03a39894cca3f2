"""Pages are well formed in both languages, escape what people wrote, and hold what they post."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.access import Role
from bot.examiner import Mistake
from bot.messages import Attachment, Button, Message, Verdict
from bot.pictures.svg import svg
from bot.store.rows import Exchange, Publication
from bot.supplies import renderer
from bot.web.pages import (
    ChatPage,
    EnterPage,
    Invitation,
    LinkPage,
    Member,
    Pages,
    PlaybooksPage,
    TeamPage,
    Way,
    Who,
)
from coach.vocabulary import Kind, Locale, Severity, Speaker
from tests.bot.pictures.drawings import NEEDS, UNKIND

PAGES = Pages(renderer(), ZoneInfo("Asia/Shanghai"))
EVIL = "<script>'\"&"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MANAGER = Who(name=EVIL, role=Role.MANAGER, team=EVIL, local=False)
OWNER = Who(name="", role=Role.OWNER, team="", local=True)
VOID = {"meta", "link", "img", "input", "hr", "br"}

DEBRIEF = Message(
    speaker=Speaker.COACH,
    text=f"“{EVIL}”\n\n{EVIL}\n{EVIL} 3/20 {EVIL}\n{EVIL} 1 · {EVIL} 2",
    choices=(Button(id=EVIL, label=EVIL),),
    attachment=Attachment(name=EVIL, text="sheet"),
    locale=Locale.ZH,
    step=7,
    verdict=Verdict(score=85, outcome="advance"),
    picture=UNKIND,
)
TALK = (
    Exchange(number=1, said="/start", messages=(), at=NOON),
    Exchange(
        number=2,
        said=EVIL,
        messages=(Message(speaker=Speaker.CUSTOMER, text=EVIL), DEBRIEF),
        at=NOON + timedelta(hours=5),
    ),
)

LIVE = Publication(
    team=EVIL,
    locale=Locale.EN,
    playbook="p",
    version=2,
    digest="d",
    kind=Kind.DRILL,
    title=EVIL,
    author="a",
    name=EVIL,
    at=NOON,
)
MISTAKE = Mistake(
    line=3,
    column=4,
    code="DL001",
    severity=Severity.WARNING,
    message=EVIL,
    cure=EVIL,
    source=EVIL,
)
MEMBER = Member(id="1", name=EVIL, role=Role.REP, team=EVIL, exchanges=1, me=False)
INVITATION = Invitation(url=f"http://x/{EVIL}", role=Role.REP, team=EVIL, expires=NOON)


class Reading(HTMLParser):
    """What a page holds; every element that is opened must be closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (held for tag, held in self.elements if tag in tags)

    def names(self) -> set[str | None]:
        """What the forms post."""
        return {held.get("name") for held in self.all("input", "button", "textarea", "select")}


def documents(locale: Locale, who: Who) -> dict[str, str]:
    """Every page at its fullest."""
    common: dict[str, Any] = {"locale": locale, "csrf": "token", "who": who, "message_id": "m1"}
    return {
        "chat": PAGES.chat(ChatPage(**common, exchanges=TALK, draft=EVIL, problem=EVIL)),
        "new": PAGES.chat(ChatPage(**common, exchanges=())),
        "enter": PAGES.enter(EnterPage(locale=locale, csrf="token", code=EVIL, problem=EVIL)),
        "invited": PAGES.enter(EnterPage(locale=locale, csrf="token", code="code")),
        "playbooks": PAGES.playbooks(
            PlaybooksPage(
                **common,
                publications=(replace(LIVE, team=who.gives_to),),
                built_in=(EVIL,),
                may_publish=True,
                told=(DEBRIEF,),
                file=EVIL,
                mistakes=(MISTAKE, MISTAKE),
            )
        ),
        "bare": PAGES.playbooks(
            PlaybooksPage(**common, publications=(), built_in=(), may_publish=False)
        ),
        "team": PAGES.team(TeamPage(**common, members=(MEMBER,), invitations=(INVITATION,))),
        "link": PAGES.link(
            LinkPage(**common, minutes=10, code=EVIL, links=(Way(kind="web", url="http://x"),))
        ),
        "trouble": PAGES.trouble(locale, "busy"),
    }


@pytest.mark.parametrize("who", [MANAGER, OWNER], ids=["manager", "owner"])
@pytest.mark.parametrize("locale", Locale)
def test_pages_are_well_formed_and_hold_no_markup_or_script_of_others(
    locale: Locale, who: Who
) -> None:
    scripts = {"chat": 3, "new": 3, "team": 1, "link": 1}
    for name, text in documents(locale, who).items():
        page = Reading(text)
        assert [held.get("lang") for held in page.all("html")] == [locale]
        assert len(list(page.all("script"))) == scripts.get(name, 0), name
        inline = [held for _, held in page.elements if "style" in held or "onclick" in held]
        assert inline == [], name


def test_every_file_that_a_page_loads_is_there() -> None:
    for text in documents(Locale.ZH, MANAGER).values():
        page = Reading(text)
        named = [held.get("href") or "" for held in page.all("link")]
        named += [held.get("src") or "" for held in page.all("script", "img")]
        assert [name for name in named if PAGES.asset(name.removeprefix("/static/")) is None] == []


def test_a_file_of_another_content_is_not_there() -> None:
    assert PAGES.asset("view.0000000000000000.js") is None
    assert PAGES.asset("view.js") is None


def test_a_file_is_what_its_ending_says() -> None:
    links = list(Reading(PAGES.trouble(Locale.EN, "busy")).all("link"))
    found = [PAGES.asset(str(held["href"]).removeprefix("/static/")) for held in links]

    assert [None if each is None else each[1] for each in found] == [
        "image/svg+xml",
        "text/css; charset=utf-8",
    ]


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("chat", {"csrf", "message_id", "after", "text", "choice", "step"}),
        ("enter", {"csrf", "code", "name"}),
        ("playbooks", {"csrf", "message_id", "file", "locale", "playbook", "text"}),
        ("team", {"csrf", "message_id", "role", "team", "person", "text"}),
        ("link", {"csrf", "message_id", "text"}),
    ],
)
def test_forms_post_what_is_agreed(name: str, posted: set[str]) -> None:
    page = Reading(documents(Locale.ZH, MANAGER)[name])

    assert page.names() - {None, "viewport"} == posted
    tokens = {held["value"] for held in page.all("input") if held.get("name") == "csrf"}
    assert tokens == {"token"}


def test_a_day_is_named_where_it_begins_in_the_house() -> None:
    page = Reading(PAGES.fragment(Locale.ZH, TALK, "token"))

    assert [held["data-day"] for held in page.all("article")] == ["2026-03-02", "2026-03-03"]
    assert len(list(page.all("time"))) == 2


def test_a_fragment_of_nothing_is_empty() -> None:
    assert PAGES.fragment(Locale.ZH, (), "token").strip() == ""


def test_files_are_linked_below_the_given_address() -> None:
    page = Reading(PAGES.fragment(Locale.EN, TALK, "token", "/below"))

    assert [held["href"] for held in page.all("a")] == ["/below/files/2"]


def test_trouble_is_told_by_its_title() -> None:
    assert "<h1>Too many waiting</h1>" in PAGES.trouble(Locale.EN, "busy")


def test_who_sits_at_the_machine_has_nothing_to_leave() -> None:
    def ways_out(who: Who) -> list[str | None]:
        page = Reading(documents(Locale.ZH, who)["link"])
        return [held["action"] for held in page.all("form") if held["action"] == "/leave"]

    assert ways_out(OWNER) == []
    assert ways_out(MANAGER) == ["/leave", "/leave"]


def test_a_picture_stands_in_place_of_the_words_that_tell_the_same() -> None:
    shown = Message(speaker=Speaker.COACH, text=f"{NEEDS.told}\n接着练", picture=NEEDS)
    alone = Message(speaker=Speaker.COACH, text=NEEDS.told, picture=NEEDS)

    page, bare = (
        PAGES.fragment(Locale.ZH, (Exchange(number=4, said="", messages=(one,), at=NOON),), "")
        for one in (shown, alone)
    )

    assert svg(NEEDS, "picture-4") in page
    assert "<p>接着练</p>" in page
    assert "✓" not in page + bare
    assert "<hr>" not in bare
