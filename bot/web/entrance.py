"""The way in with a code, the way out of this browser."""

import asyncio
import re
from hashlib import sha256

from starlette.responses import RedirectResponse, Response

from bot.handout import named
from bot.messages import Address, Inbound, Message
from bot.web.pages import EnterPage
from bot.web.problems import courtesies
from bot.web.settling import settled
from bot.web.site import Call, html
from bot.web.visits import mark, new_secret

#: What a code looks like, wherever it stands in what somebody has copied.
CODE = re.compile(r"(?:.*[/=])?([A-Za-z0-9_-]{22})/?")
#: The most characters in which a code is looked for.
LONGEST = 300
TOO_MANY = "too_many_tries"


async def page(call: Call) -> Response:
    """The form that spends a code; to look at it spends nothing."""
    code = call.request.path_params.get("code", "")
    if call.site.openness.local or (call.visit.standing is not None and not code):
        return RedirectResponse("/", status_code=303)
    return html(_page(call, code[:LONGEST], ""))


async def enter(call: Call) -> Response:
    """Spend a code from a browser made anew: what it was before leads nowhere."""
    if call.site.openness.local:
        return RedirectResponse("/", status_code=303)
    given = call.form.text("code").strip()[:LONGEST]
    peer = call.site.openness.peer(call.request)
    if not call.site.tries.begin(peer, call.at):
        told = call.site.problems.words(TOO_MANY, call.visit.locale)[1]
        response = html(_page(call, given, told), 429)
        response.headers.update(courtesies(TOO_MANY))
        return response
    found = CODE.fullmatch(given)
    if found is None:
        told = call.site.problems.words("no_code", call.visit.locale)[1]
        return html(_page(call, given, told), 422)
    secret = new_secret(call.at)
    address = call.site.visits.address(secret)
    messages = await settled(call.site.world, _started(call, address, found[1]))
    if not await asyncio.to_thread(call.site.visits.is_member, address):
        return html(_page(call, given, _told(messages)), 422)
    call.site.tries.forgive(peer, call.at)
    response = RedirectResponse("/", status_code=303)
    call.site.visits.remember(response, secret)
    return response


async def leave(call: Call) -> Response:
    """Have this browser be nobody's; on the machine itself there is nobody else to be."""
    if call.site.openness.local:
        return RedirectResponse("/", status_code=303)
    await asyncio.to_thread(call.site.visits.left, call.visit, call.at)
    person = call.visit.person
    call.site.watch.committed(() if person is None else (person.id,))
    response = RedirectResponse("/enter", status_code=303)
    call.site.visits.forget(response)
    return response


def _started(call: Call, address: Address, code: str) -> Inbound:
    return Inbound(
        address=address,
        message_id=f"web/{mark(address)}/enter",
        digest=sha256(code.encode()).hexdigest(),
        at=call.at,
        text=f"/start {code}",
        locale=call.visit.locale,
        name=named(call.form.text("name")),
    )


def _page(call: Call, code: str, problem: str) -> str:
    visit = call.visit
    return call.site.pages.enter(
        EnterPage(locale=visit.locale, csrf=visit.csrf, code=code, problem=problem)
    )


def _told(messages: tuple[Message, ...]) -> str:
    return "\n".join(message.text for message in messages)
