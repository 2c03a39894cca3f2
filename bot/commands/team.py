"""What is asked about one's team: the playbooks it was given, the way out of it."""

from datetime import datetime

from bot.commands import offers
from bot.commands.caller import Caller
from bot.commands.desk import Desk, cleared
from bot.commands.reaction import Leave, Reaction, Withdraw, put_aside, refused
from bot.library import Shelves
from bot.store.rows import Publication
from coach.effects import Facts, Offer, Say

#: The most publications that are told one by one.
MOST_TOLD = 30
LEAVE = "leave_yes"
WITHDRAW = "withdraw_yes"


class Team:
    """Answers by the standing of who asks; what it orders is for the turn to keep."""

    def __init__(self, shelves: Shelves, caller: Caller) -> None:
        self._shelves = shelves
        self._caller = caller

    def playbooks(self, desk: Desk, _: str) -> Reaction:
        """What is live beyond the built-in; who manages may withdraw what is his team's."""
        live = self._shelves.live
        mine = [each for each in live if self._his(each)][:MOST_TOLD]
        facts = {
            "cards": tuple(self._card(each) for each in live[:MOST_TOLD]),
            "more": max(len(live) - MOST_TOLD, 0),
            "built_in": len(self._shelves.library.built_in_shelf(desk.locale)),
            "manages": self._caller.standing.manages,
        }
        say = Say(prompt="shell.playbooks", facts=facts)
        if not mine:
            return refused(desk, say, self._menu(desk))
        effects = (*put_aside(desk), say, offers.withdrawals(mine))
        return Reaction(desk=cleared(desk), effects=effects)

    def withdraw(self, desk: Desk, name: str) -> Reaction:
        """Ask once more before a publication is taken back; it goes by ``<locale>:<id>``."""
        if not self._caller.standing.manages:
            return self._refuse(desk, "shell.not_yours", {})
        publication = self._found(name)
        if publication is None:
            return self._refuse(desk, "shell.withdraw_gone", {})
        ask = Say(prompt="shell.withdraw_ask", facts=_named(publication))
        sure = offers.sure(_yes(publication), "shell.label.withdraw_yes", offers.PLAYBOOKS)
        return Reaction(desk=cleared(desk), effects=(*put_aside(desk), ask, sure))

    def withdraw_sure(self, desk: Desk, name: str) -> Reaction:
        """Take a publication back, if just this version was asked about."""
        publication = self._found(name.rpartition(":")[0])
        if publication is None or not _offers(desk, _yes(publication)):
            return self.withdraw(desk, name.rpartition(":")[0])
        shelf = self._shelves.library.built_in_shelf(publication.locale)
        built_in = any(book.playbook.id == publication.playbook for book in shelf)
        done = Say(prompt="shell.withdrawn", facts={**_named(publication), "built_in": built_in})
        offer = Offer(choices=(offers.PLAYBOOKS, offers.BACK_TO_MENU))
        order = Withdraw(publication=publication)
        return Reaction(desk=cleared(desk), effects=(done, offer), order=order)

    def leave(self, desk: Desk, _: str) -> Reaction:
        """Ask once more before somebody goes."""
        if self._caller.vouched:
            facts = {"namespace": self._caller.namespace}
            return self._refuse(desk, "shell.leave_vouched", facts)
        ask = Say(prompt="shell.leave_ask", facts={"team": self._caller.standing.team})
        sure = offers.sure(LEAVE, "shell.label.leave_yes", offers.BACK_TO_MENU)
        return Reaction(desk=cleared(desk), effects=(*put_aside(desk), ask, sure))

    def leave_sure(self, desk: Desk, _: str) -> Reaction:
        """Let somebody go who was asked whether he is sure."""
        if self._caller.vouched or not _offers(desk, LEAVE):
            return self.leave(desk, "")
        left = Say(prompt="shell.left", facts={"team": self._caller.standing.team})
        return Reaction(desk=cleared(desk), effects=(left,), order=Leave())

    def elsewhere(self, desk: Desk, name: str) -> Reaction:
        """Codes are issued beside the turn, where a channel can show them once."""
        facts = {"name": name, "manages": self._caller.standing.manages}
        return self._refuse(desk, "shell.elsewhere", facts)

    def _found(self, name: str) -> Publication | None:
        """What is live by ``<locale>:<id>`` and his to withdraw."""
        mine = (each for each in self._shelves.live if self._his(each))
        return next((each for each in mine if _id(each) == name), None)

    def _his(self, publication: Publication) -> bool:
        who = self._caller.standing
        return who.manages and publication.team == who.gives_to

    def _card(self, publication: Publication) -> Facts:
        day = _on(publication.at, self._caller.at)
        return {
            **_named(publication),
            "author": publication.name,
            "house": publication.team == "",
            "year": day.year,
            "month": day.month,
            "day": day.day,
        }

    def _refuse(self, desk: Desk, prompt: str, facts: Facts) -> Reaction:
        return refused(desk, Say(prompt=prompt, facts=facts), self._menu(desk))

    def _menu(self, desk: Desk) -> Offer:
        return offers.menu(desk, team=self._caller.minds_a_team)


def _id(publication: Publication) -> str:
    return f"{publication.locale}:{publication.playbook}"


def _yes(publication: Publication) -> str:
    return f"{WITHDRAW}:{_id(publication)}:{publication.version}"


def _named(publication: Publication) -> Facts:
    return {"title": publication.title, "version": publication.version}


def _offers(desk: Desk, choice: str) -> bool:
    return desk.offer is not None and any(each.id == choice for each in desk.offer.choices)


def _on(at: datetime, now: datetime) -> datetime:
    """A time as the clock shows it where ``now`` was read."""
    return at.astimezone(now.tzinfo)
