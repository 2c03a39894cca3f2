"""The chat in a browser: what was said, what is said now."""

import asyncio
from collections.abc import Sequence
from urllib.parse import quote

import msgspec
from starlette.responses import RedirectResponse, Response

from bot.errors import StoreUnavailable
from bot.messages import Inbound, Message
from bot.store.rows import Exchange
from bot.web import saying
from bot.web.pages import ChatPage
from bot.web.problems import Problem, courtesies
from bot.web.settling import settled
from bot.web.site import Call, html, new_name
from bot.web.visits import HALF_LIFE
from coach.vocabulary import Locale

#: The most exchanges that a page shows, and that are sent at once.
MOST_SHOWN = 50
#: What a page sends for somebody who comes for the first time, and under which name.
HELLO, GREETING = "hello", "/start"


async def page(call: Call) -> Response:
    """The chat with its last exchanges; whoever comes for the first time is greeted."""
    person = call.visit.person
    if person is None or not person.exchanges:
        await settled(call.site.world, saying.inbound(call, HELLO, text=GREETING))
    secret = await asyncio.to_thread(_secret, call)
    visit = msgspec.structs.replace(call.visit, secret=secret)
    response = html(await asyncio.to_thread(_page, call._replace(visit=visit)))
    if secret != call.visit.secret:
        call.site.visits.remember(response, secret)
    return response


async def say(call: Call) -> Response:
    """Play what was said or pressed: the exchanges since then for a script, else the page."""
    inbound = saying.said(call)
    try:
        once = await asyncio.to_thread(call.site.world.counter.reply, inbound)
        if once is None:
            await settled(call.site.world, inbound)
    except (Problem, StoreUnavailable) as error:
        problem = error if isinstance(error, Problem) else Problem("away")
        if saying.for_script(call):
            raise problem from error
        return await asyncio.to_thread(_returned, call, problem)
    shown = () if once is None else (_once(inbound, once),)
    if saying.for_script(call):
        return await asyncio.to_thread(_fragment, call, shown)
    if shown:
        return html(await asyncio.to_thread(_page, call, shown))
    return RedirectResponse("/", status_code=303)


async def exchanges(call: Call) -> Response:
    """What came after the exchange that the page names."""
    return await asyncio.to_thread(_fragment, call, ())


async def file(call: Call) -> Response:
    """The attachment of an exchange of one's own. Raises Problem."""
    number = saying.number(call.request.path_params["number"])
    found = await asyncio.to_thread(_exchange, call, number)
    for message in () if found is None else found.messages:
        if message.attachment is not None:
            name = quote(message.attachment.name, safe="")
            headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
            return Response(message.attachment.text, headers=headers, media_type="text/plain")
    raise Problem("not_found")


def written(call: Call, found: Sequence[Exchange]) -> str:
    """Exchanges alone, in the language that the coach spoke last."""
    return call.site.pages.fragment(_locale(call, found), found, call.visit.csrf)


def _secret(call: Call) -> str:
    """What the browser is to keep: something new once its cookie is half through its life."""
    if call.site.openness.local or call.visit.age < HALF_LIFE:
        return call.visit.secret
    return call.site.visits.renewed(call.visit, call.at)


def _page(call: Call, once: tuple[Exchange, ...] = (), draft: str = "", problem: str = "") -> str:
    person = call.me()
    with call.site.world.store.reader() as reader:
        kept = reader.last_exchanges(person.id, MOST_SHOWN)
    return _written_page(call, (*kept, *once), draft, problem)


def _written_page(call: Call, shown: tuple[Exchange, ...], draft: str, problem: str) -> str:
    locale = _locale(call, shown)
    told = call.site.problems.words(problem, locale)[1] if problem else ""
    return call.site.pages.chat(
        ChatPage(
            locale=locale,
            csrf=call.visit.csrf,
            who=call.who,
            message_id=new_name(),
            exchanges=shown,
            draft=draft,
            problem=told,
        )
    )


def _returned(call: Call, problem: Problem) -> Response:
    """The page once more, with the words that were not taken."""
    draft = call.form.text("text")
    kind = "sent_before" if problem.kind == "conflict" else problem.kind
    try:
        text = _page(call, (), draft, kind)
    except StoreUnavailable:
        text = _written_page(call, (), draft, kind)
    response = html(text, problem.status)
    response.headers.update(courtesies(kind))
    return response


def _fragment(call: Call, once: tuple[Exchange, ...]) -> Response:
    """The exchanges after the one that the page names; 205 when those are somebody else's."""
    person, before = call.me(), call.visit.person
    shown = saying.after(call)
    if shown > person.exchanges or (before is not None and person.id != before.id):
        return Response(status_code=205)
    with call.site.world.store.reader() as reader:
        found = reader.exchanges(person.id, shown, MOST_SHOWN)
    return html(written(call, (*found, *once)))


def _locale(call: Call, found: Sequence[Exchange]) -> Locale:
    """The language that the coach spoke last."""
    spoken = [each.locale for one in found for each in one.messages if each.locale is not None]
    return spoken[-1] if spoken else call.visit.locale


def _exchange(call: Call, number: int) -> Exchange | None:
    person = call.me()
    with call.site.world.store.reader() as reader:
        found = reader.exchanges(person.id, number - 1, 1)
    return found[0] if found and found[0].number == number else None


def _once(inbound: Inbound, messages: tuple[Message, ...]) -> Exchange:
    """What is shown once and kept nowhere: an exchange without a number."""
    said = "" if inbound.text is None else inbound.text
    return Exchange(number=0, said=said, messages=messages, at=inbound.at)
