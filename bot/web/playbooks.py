"""The page of the playbooks that a team was given."""

import asyncio

from starlette.responses import Response

from bot.examiner import Mistake, Refusal
from bot.messages import Message
from bot.web.pages import PlaybooksPage
from bot.web.problems import Problem
from bot.web.publishing import Sender, examined, live, published, withdrawn
from bot.web.saying import name_of
from bot.web.site import Call, html, new_name

LONGEST_NAME = 120


async def page(call: Call) -> Response:
    """What is live, and what came with the program."""
    return await asyncio.to_thread(_shown, call)


async def upload(call: Call) -> Response:
    """Publish a file, or show every mistake in it. Raises Problem."""
    if call.form.file is None:
        raise Problem("no_form")
    name = call.form.file[0].rpartition("/")[2].rpartition("\\")[2][:LONGEST_NAME]
    data = call.form.file[1]
    message_id = name_of(call)
    found = await examined(call.site.world, name, data)
    if isinstance(found, Refusal):
        mistakes = call.site.world.examiner.listed(found, call.visit.locale)
        return await asyncio.to_thread(_shown, call, (), name, mistakes)
    told = await published(call.site.world, _sender(call), message_id, found)
    return await asyncio.to_thread(_shown, call, told, name)


async def withdraw(call: Call) -> Response:
    """Take back what the own team was given. Raises Problem."""
    form = call.form
    locale, playbook = form.text("locale"), form.text("playbook")
    told = await withdrawn(call.site.world, _sender(call), locale, playbook)
    return await asyncio.to_thread(_shown, call, told)


def _shown(
    call: Call,
    told: tuple[Message, ...] = (),
    file: str = "",
    mistakes: tuple[Mistake, ...] = (),
) -> Response:
    world, locale = call.site.world, call.visit.locale
    publications = tuple(live(world, call.standing))
    replaced = {each.playbook for each in publications if each.locale is locale}
    built_in = [book.title for book in world.library.all(locale) if book.id not in replaced]
    shown = PlaybooksPage(
        locale=locale,
        csrf=call.visit.csrf,
        who=call.who,
        message_id=new_name(),
        publications=publications,
        built_in=tuple(built_in),
        may_publish=call.standing.manages,
        told=told,
        file=file,
        mistakes=mistakes,
    )
    return html(call.site.pages.playbooks(shown), 422 if mistakes else 200)


def _sender(call: Call) -> Sender:
    visit = call.visit
    return Sender(address=visit.address, standing=call.standing, locale=visit.locale)
