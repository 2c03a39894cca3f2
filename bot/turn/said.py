"""What a person is shown to have said."""

import re

from bot.commands import late
from bot.commands.aliases import SHELL, TALK
from bot.commands.desk import Desk
from bot.commands.offers import FIXED
from bot.messages import Inbound
from bot.render import Renderer
from bot.turn.visit import Visit

#: The longest message that is played, in characters; nobody says more in one breath.
LONGEST = 2000
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def words_of(inbound: Inbound) -> str:
    """The words of a message, of any length, without what cannot be shown."""
    return _UNSEEN.sub(" ", inbound.text or "").strip()


def said(visit: Visit, renderer: Renderer) -> str:
    """His words, the label of what he pressed, the title of what he sent; a code never."""
    inbound = visit.inbound
    if visit.brought is not None:
        return visit.brought.masked
    if inbound.candidate is not None:
        return inbound.candidate.title
    if inbound.choice is not None:
        return _pressed(visit.desk, inbound, renderer)
    return words_of(inbound)[:LONGEST]


def _pressed(desk: Desk, inbound: Inbound, renderer: Renderer) -> str:
    """The label of a choice in his language; empty when nobody knows what it was."""
    choice = late.pressed(desk, inbound) or inbound.choice
    offered = () if desk.offer is None else desk.offer.choices
    for each in (*offered, *FIXED):
        if each.id == choice:
            return renderer.label(each, desk.locale)
    return f"/{choice}" if choice in (*SHELL, *TALK) else ""
