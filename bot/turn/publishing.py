"""Give a checked playbook to a team."""

from hashlib import sha256

import msgspec

from bot.access import Role, Standing
from bot.commands import offers
from bot.commands.reaction import Reaction
from bot.messages import Candidate
from bot.store.rows import Publication
from bot.turn.visit import Visit
from coach.effects import Offer, Say


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of a playbook that was sent; ``publication`` is None when it was live before."""

    reaction: Reaction
    publication: Publication | None = None


def publish(visit: Visit, who: Standing, candidate: Candidate) -> Published:
    """Make a candidate the next version of its playbook for the team of who manages."""
    team = who.gives_to
    if candidate.team is not None and who.role is Role.OWNER:
        team = candidate.team
    digest = sha256(candidate.source).hexdigest()
    latest = visit.transaction.latest(team, candidate.locale, candidate.playbook)
    if latest is not None and latest.withdrawn is None and latest.digest == digest:
        return Published(reaction=_told(visit, "shell.published_already", latest))
    publication = Publication(
        team=team,
        locale=candidate.locale,
        playbook=candidate.playbook,
        version=1 if latest is None else latest.version + 1,
        digest=digest,
        kind=candidate.kind,
        title=candidate.title,
        author=visit.person.id,
        name=visit.person.name or visit.inbound.name,
        at=visit.inbound.at,
    )
    return Published(reaction=_told(visit, "shell.published", publication), publication=publication)


def _told(visit: Visit, prompt: str, publication: Publication) -> Reaction:
    """One line, and the way into it; the talk under way stays where it is."""
    desk, spoken = visit.desk, publication.locale is visit.desk.locale
    facts = {
        "title": publication.title,
        "version": publication.version,
        "team": publication.team,
        "locale": publication.locale,
        "spoken": spoken,
    }
    new = (offers.to_practise(publication.playbook),) if spoken else ()
    talk = desk.under_way
    on_table = None if talk is None else talk.offer
    rest = (offers.PLAYBOOKS, offers.BACK_TO_MENU) if talk is None else ()
    offer = Offer(
        choices=(*new, *rest, *(() if on_table is None else on_table.choices)),
        numbered=on_table is None or on_table.numbered,
    )
    return Reaction(desk=desk, effects=(Say(prompt=prompt, facts=facts), offer))
