"""The page of who is in a team, for those who manage it."""

import asyncio

from starlette.responses import Response

from bot.access import VOUCHED, Role
from bot.errors import NoSuchMember, TeamMissing
from bot.handout import named
from bot.passes import INVITE_LIFE
from bot.store.rows import PersonRow
from bot.web.pages import Invitation, Member, TeamPage
from bot.web.problems import Problem
from bot.web.site import Call, html, new_name


async def page(call: Call) -> Response:
    """Who practises."""
    return await asyncio.to_thread(_shown, call)


async def invite(call: Call) -> Response:
    """Make a link that lets one person in, shown this once. Raises Problem."""
    return await asyncio.to_thread(_invite, call)


async def dismiss(call: Call) -> Response:
    """Shut a member out. Raises Problem."""
    return await asyncio.to_thread(_dismiss, call)


def _invite(call: Call) -> Response:
    role, team = call.form.text("role"), named(call.form.text("team"))
    if role not in (Role.REP, Role.MANAGER):
        raise Problem("expired")
    if not call.standing.may_invite(Role(role), team):
        raise Problem("not_yours")
    # Who is vouched for by the machine has no standing of his own that could be lost.
    maker = "" if call.visit.address.namespace in VOUCHED else call.me().id
    counter = call.site.world.counter
    try:
        code = counter.invite(Role(role), team, maker=maker)
    except TeamMissing as error:
        raise Problem("no_team") from error
    doors = counter.handout.doors(code)
    url = next(str(doors[way]) for way in ("web", "telegram", "code") if doors[way])
    invitation = Invitation(url=url, role=Role(role), team=team, expires=call.at + INVITE_LIFE)
    return _shown(call, (invitation,))


def _dismiss(call: Call) -> Response:
    wanted = call.form.text("person")
    if wanted not in {row.id for row in _members(call) if _may_go(call, row)}:
        raise Problem("not_found")
    try:
        call.site.world.counter.dismiss(wanted, _team(call))
    except NoSuchMember as error:
        raise Problem("not_found") from error
    call.site.watch.committed((wanted,))
    return _shown(call)


def _shown(call: Call, invitations: tuple[Invitation, ...] = ()) -> Response:
    me = call.me().id
    members = tuple(
        Member(
            id=row.id,
            name=row.name,
            role=row.role,
            team=row.team,
            exchanges=row.exchanges,
            me=row.id == me,
        )
        for row in _members(call)
        if row.role is not None
    )
    shown = TeamPage(
        locale=call.visit.locale,
        csrf=call.visit.csrf,
        who=call.who,
        message_id=new_name(),
        members=members,
        invitations=invitations,
    )
    return html(call.site.pages.team(shown))


def _members(call: Call) -> tuple[PersonRow, ...]:
    return tuple(call.site.world.counter.members(_team(call)))


def _team(call: Call) -> str | None:
    """The team that he minds, None for all."""
    return None if call.standing.role is Role.OWNER else call.standing.team


def _may_go(call: Call, row: PersonRow) -> bool:
    """Whether somebody may be dismissed here: nobody who may as much, and not oneself."""
    if row.role is None or row.id == call.me().id:
        return False
    return call.standing.role is Role.OWNER or row.role is Role.REP
