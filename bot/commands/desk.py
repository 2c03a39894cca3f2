"""What lies before one person between two messages."""

import msgspec

from bot.messages import Message
from coach.effects import Offer
from coach.vocabulary import Kind, Locale

#: How many put-aside talks a desk keeps in sight, the latest first.
MOST_PARKED = 3


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A session as the desk knows it: enough to take it up again without asking the engine.

    ``heard`` is the customer's last bubble, ``told`` the coach's words of the last turn when they
    carried the talk on, ``said`` counts what the rep has said, ``offer`` what he may press.
    """

    session: str
    title: str
    kind: Kind
    said: int = 0
    over: bool = False
    heard: Message | None = None
    told: str = ""
    offer: Offer | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """How the last finished session ended."""

    title: str
    score: int | None


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the shell for one person.

    ``talk`` is on the table, ``parked`` put aside, ``offer`` holds the choices last shown,
    ``step`` counts what was answered: a choice belongs to the step it was offered for.
    """

    locale: Locale
    talk: Talk | None = None
    parked: tuple[Talk, ...] = ()
    offer: Offer | None = None
    last: Result | None = None
    greeted: bool = False
    step: int = 0

    @property
    def under_way(self) -> Talk | None:
        """The talk on the table, unless it is over."""
        return None if self.talk is None or self.talk.over else self.talk


def cleared(desk: Desk) -> Desk:
    """The desk with its talk put aside, where it can be taken up again; a finished one goes."""
    talk = desk.under_way
    if talk is None:
        return msgspec.structs.replace(desk, talk=None)
    parked = (talk, *(other for other in desk.parked if other.session != talk.session))
    return msgspec.structs.replace(desk, talk=None, parked=parked[:MOST_PARKED])


def taken_up(desk: Desk, talk: Talk) -> Desk:
    """The desk with this talk on the table, what lay there before put aside."""
    clear = cleared(desk)
    parked = tuple(other for other in clear.parked if other.session != talk.session)
    return msgspec.structs.replace(clear, talk=talk, parked=parked, offer=talk.offer)


def forgotten(desk: Desk, session: str) -> Desk:
    """The desk without this session, neither on the table nor put aside."""
    talk = desk.talk if desk.talk is not None and desk.talk.session != session else None
    parked = tuple(other for other in desk.parked if other.session != session)
    return msgspec.structs.replace(desk, talk=talk, parked=parked)
