"""Let in who brings a code: as somebody new, or as somebody who is known already."""

import re
from collections.abc import Callable
from typing import assert_never

import msgspec
from msgspec.structs import replace

from bot.access import VOUCHED, Standing, hashed, standing
from bot.commands.desk import Desk, merged, read_desk
from bot.commands.limits import TRIES, Bucket
from bot.store.rows import AddressRow, PassKind, PassRow, PersonRow
from bot.turn.visit import Visit
from coach.effects import Facts, Say

#: The most characters of a name.
LONGEST_NAME = 40
_SPACE = re.compile(r"[\x00-\x1f\x7f\s\ud800-\udfff]+")


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """A code that opened: who he is from now on, what is kept of it, what he is told first."""

    person: PersonRow
    who: Standing
    desk: Desk
    say: Say
    spent: PassRow
    joined: AddressRow | None = None


class Denied(msgspec.Struct, frozen=True, kw_only=True):
    """A code that opened nothing, and was not spent; ``say`` is None for silence."""

    desk: Desk
    say: Say | None


def spend(visit: Visit, nameless: Callable[[], str]) -> Entered | Denied | None:
    """What comes of the code in a message; None when it brings none.

    ``nameless`` tells what somebody is called whom neither his invite nor his channel names.
    """
    brought = visit.brought
    if brought is None:
        return None
    digest = hashed(brought.code)
    found = visit.transaction.pass_of(digest) if brought.shaped else None
    if found is None and not brought.command and visit.who is not None:
        return None  # a long word, said to a customer
    if not visit.limited:
        return _opened(visit, found, nameless)
    tries = visit.desk.tries.leaked(TRIES, visit.inbound.at)
    if tries.full(TRIES):
        say = None if tries.told else Say(prompt="shell.pass_wait")
        return Denied(desk=replace(visit.desk, tries=tries.warned()), say=say)
    return _opened(visit._replace(desk=replace(visit.desk, tries=tries)), found, nameless)


def _opened(visit: Visit, found: PassRow | None, nameless: Callable[[], str]) -> Entered | Denied:
    if found is None or found.spent is not None or found.expires <= visit.inbound.at:
        return _void(visit)
    behind = _behind(visit, found)
    if behind is None:
        return _denied(visit, "shell.pass_busy")
    match found.kind:
        case PassKind.INVITE:
            return _invited(visit, found, behind, nameless)
        case PassKind.LINK:
            return _linked(visit, found, behind)
        case _:
            assert_never(found.kind)


def _behind(visit: Visit, found: PassRow) -> Standing | PersonRow | None:
    """Who stands behind a pass: he who invites, he to whom it leads; the operator for nobody.

    None while he cannot be asked, for another process holds him.
    """
    whose = found.maker if found.kind is PassKind.INVITE else found.person
    if not whose:
        return VOUCHED["terminal"]
    if whose == visit.person.id:
        return visit.person
    return visit.transaction.another(whose)


def _own(person: PersonRow) -> Standing | None:
    """What a person is wherever nobody vouches for him."""
    return None if person.role is None else Standing(role=person.role, team=person.team)


def _invited(
    visit: Visit, found: PassRow, maker: Standing | PersonRow, nameless: Callable[[], str]
) -> Entered | Denied:
    his = maker if isinstance(maker, Standing) else _own(maker)
    if his is None or found.role is None or not his.may_invite(found.role, found.team):
        return _void(visit)
    person, offered = visit.person, Standing(role=found.role, team=found.team)
    if visit.who is not None:
        vouched = visit.inbound.address.namespace in VOUCHED
        if vouched or visit.who == offered or visit.who.outranks(offered):
            return _denied(visit, "shell.pass_needless", _facts(visit.who))
    name = found.name or person.name or _tidy(visit.inbound.name) or nameless()
    return Entered(
        person=replace(person, role=offered.role, team=offered.team, name=name),
        who=offered,
        desk=replace(visit.desk, tries=Bucket(), turned_away=False),
        say=Say(prompt="shell.let_in", facts=_facts(offered)),
        spent=_spent(found, visit),
    )


def _linked(visit: Visit, found: PassRow, target: Standing | PersonRow) -> Entered | Denied:
    theirs = None if isinstance(target, Standing) else _own(target)
    if isinstance(target, Standing) or theirs is None:
        return _void(visit)
    if target.id == visit.person.id:
        return _denied(visit, "shell.pass_own")
    mine = _own(visit.person)
    if mine is not None and mine.outranks(theirs):
        return _denied(visit, "shell.pass_needless", _facts(mine))
    address, at = visit.inbound.address, visit.inbound.at
    who = standing(address, target.role, target.team)
    desk = read_desk(target) or Desk(locale=visit.desk.locale)
    return Entered(
        person=target,
        who=theirs if who is None else who,
        desk=merged(desk, visit.desk),
        say=Say(prompt="shell.joined", facts={"name": target.name}),
        spent=_spent(found, visit),
        joined=AddressRow(address=address, person=target.id, since=at),
    )


def _spent(found: PassRow, visit: Visit) -> PassRow:
    return replace(found, spent=visit.inbound.at, spender=visit.person.id)


def _denied(visit: Visit, prompt: str, facts: Facts | None = None) -> Denied:
    return Denied(desk=visit.desk, say=Say(prompt=prompt, facts={} if facts is None else facts))


def _void(visit: Visit) -> Denied:
    """The same for codes that never were, were spent, or are too old: nobody learns which."""
    desk = replace(visit.desk, tries=visit.desk.tries.filled())
    return Denied(desk=desk, say=Say(prompt="shell.pass_void"))


def _facts(who: Standing) -> Facts:
    return {"role": who.role, "team": who.team}


def _tidy(name: str) -> str:
    return _SPACE.sub(" ", name).strip()[:LONGEST_NAME].rstrip()
