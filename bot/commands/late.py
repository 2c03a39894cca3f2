"""Judge a press by the state it meets, not by the one it was offered in."""

from hashlib import sha256

from bot.commands.afterwards import AFTERWARDS, over
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

    A press of another step is too late, unless it asks for what the shell can always do, or for
    what a talk that is over goes on answering.
    """
    choice = inbound.choice
    if choice is None or choice in SHELL:
        return choice
    if inbound.step is not None and inbound.step != desk.step:
        return next((one for one in _still_answered(desk, inbound.step) if _is(one, choice)), None)
    if not choice.startswith(MARK):
        return choice
    offered = () if desk.offer is None else desk.offer.choices
    return next((each.id for each in offered if fingerprint(each.id) == choice), None)


def _still_answered(desk: Desk, step: int) -> tuple[str, ...]:
    """What the talk that is over answers, to who presses what was offered since its end."""
    talk = over(desk)
    if talk is None or step < talk.closed:
        return ()
    offered = () if talk.offer is None else talk.offer.choices
    return (*(each.id for each in offered), *AFTERWARDS)


def _is(known: str, choice: str) -> bool:
    return choice in (known, fingerprint(known))
