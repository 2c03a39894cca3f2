"""Judge a press by the state it meets, not by the one it was offered in."""

from hashlib import sha256

from bot.commands.aliases import SHELL
from bot.commands.desk import Desk
from bot.messages import Inbound

#: What stands before the fingerprint of a choice whose id is too long for a channel's buttons.
MARK = "#"


def fingerprint(choice: str) -> str:
    """A short name of a choice, the same everywhere."""
    return MARK + sha256(choice.encode()).hexdigest()[:16]


def pressed(desk: Desk, inbound: Inbound) -> str | None:
    """The choice that a press stands for; None when it comes too late to mean anything.

    A press of another step is too late, unless it asks for what the shell can always do.
    """
    choice = inbound.choice
    if choice is None or choice in SHELL:
        return choice
    if inbound.step is not None and inbound.step != desk.step:
        return None
    if not choice.startswith(MARK):
        return choice
    offered = () if desk.offer is None else desk.offer.choices
    return next((each.id for each in offered if fingerprint(each.id) == choice), None)
