"""What the shell makes of a message: the desk, what is said, what is to be done in a session."""

import msgspec

from bot.commands.desk import Desk, Talk
from bot.commands.understand import Press, Words
from bot.store.rows import Publication
from coach.effects import Effect, Offer, Quote, Say
from coach.vocabulary import Speaker, Walk


class Begin(msgspec.Struct, frozen=True, kw_only=True):
    """A session to be begun; ``first`` is a choice made in it at once, empty for none."""

    playbook: str
    walk: Walk
    first: str = ""


class Withdraw(msgspec.Struct, frozen=True, kw_only=True):
    """A publication to be taken back."""

    publication: Publication


class Prove(msgspec.Struct, frozen=True, kw_only=True):
    """A finished session is to get its receipt."""

    session: str


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """A session is to be taken up again at one of its lines; None: at the weakest."""

    session: str
    turn: int | None


class Leave(msgspec.Struct, frozen=True, kw_only=True):
    """The person goes: from now on he is a stranger."""


class Reaction(msgspec.Struct, frozen=True, kw_only=True):
    """The desk afterwards, what is said, and what is to be done beside, if anything.

    ``order`` begins a session, is said to the talk on the table, or changes what is kept of the
    team; None when the shell is enough.
    """

    desk: Desk
    effects: tuple[Effect, ...] = ()
    order: Begin | Press | Words | Withdraw | Leave | Prove | Retry | None = None


def put_aside(desk: Desk) -> tuple[Effect, ...]:
    """Words that the talk on the table is kept, when there is one."""
    talk = desk.under_way
    if talk is None:
        return ()
    return (Say(prompt="shell.parked", facts={"title": talk.title, "kind": talk.kind}),)


def where_we_were(talk: Talk) -> tuple[Effect, ...]:
    """The talk as it stood: the customer's last line, where that was, what may be pressed."""
    effects: tuple[Effect, ...] = ()
    if talk.heard is not None:
        rule = talk.heard.rule
        effects = (Quote(text=talk.heard.text, line=0, rule="" if rule is None else rule),)
    facts = {
        "title": talk.title,
        "kind": talk.kind,
        "said": talk.said,
        "heard": talk.heard is not None,
    }
    effects = (*effects, Say(prompt="shell.resumed", facts=facts))
    if talk.told:
        effects = (*effects, Quote(text=talk.told, line=0, rule="", speaker=Speaker.COACH))
    return with_offer(effects, talk.offer)


def with_offer(effects: tuple[Effect, ...], offer: Offer | None) -> tuple[Effect, ...]:
    """Effects with an offer after them, when there is one."""
    return effects if offer is None else (*effects, offer)


def refused(desk: Desk, say: Say, menu: Offer) -> Reaction:
    """Say why nothing happens, and offer again what was offered; the menu when nothing was."""
    offer = menu if desk.offer is None and desk.under_way is None else desk.offer
    return Reaction(desk=desk, effects=with_offer((say,), offer))
