"""What lies before one person between two messages."""

import msgspec

from bot.commands.limits import Bucket
from bot.messages import Inbound, Message
from bot.store.rows import PersonRow
from coach.effects import Offer
from coach.vocabulary import Kind, Locale

#: How many put-aside talks a desk keeps in sight, the latest first.
MOST_PARKED = 3


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A session as the desk knows it: enough to take it up again without asking the engine.

    ``heard`` is the customer's last bubble, ``told`` the coach's words of the last turn when they
    carried the talk on, ``said`` counts what the rep has said, ``offer`` what he may press.
    ``closed`` is the step of the desk in which it came to its end, 0 until then.
    """

    session: str
    title: str
    kind: Kind
    said: int = 0
    over: bool = False
    heard: Message | None = None
    told: str = ""
    offer: Offer | None = None
    closed: int = 0


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """How the last finished session ended."""

    title: str
    score: int | None


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the shell for one person.

    ``talk`` is on the table, ``parked`` put aside, ``ended`` the last one that came to its end and
    was cleared away; ``offer`` holds the choices last shown, ``step`` counts what was answered: a
    choice belongs to the step it was offered for. ``pace`` holds his messages of late, ``tries``
    the codes that opened nothing; ``turned_away``: he was told how to come in.
    """

    locale: Locale
    talk: Talk | None = None
    parked: tuple[Talk, ...] = ()
    offer: Offer | None = None
    last: Result | None = None
    greeted: bool = False
    step: int = 0
    ended: Talk | None = None
    pace: Bucket = Bucket()
    tries: Bucket = Bucket()
    turned_away: bool = False

    @property
    def under_way(self) -> Talk | None:
        """The talk on the table, unless it is over."""
        return None if self.talk is None or self.talk.over else self.talk

    @property
    def at_hand(self) -> Talk | None:
        """The talk on the table, else the last one that came to its end."""
        return self.ended if self.talk is None else self.talk


def desk_of(person: PersonRow, inbound: Inbound, locale: Locale) -> Desk:
    """What lies before a person; a new desk when there is none that can be read."""
    return read_desk(person) or Desk(locale=locale if inbound.locale is None else inbound.locale)


def read_desk(person: PersonRow) -> Desk | None:
    """The desk as it was kept, None when there is none or it can no longer be read."""
    try:
        return msgspec.json.decode(person.desk, type=Desk) if person.desk else None
    except msgspec.DecodeError:
        return None


def cleared(desk: Desk) -> Desk:
    """The desk with its talk put aside, where it can be taken up again.

    A finished one goes, but can be asked about until another talk has lain on the table.
    """
    talk = desk.talk
    if talk is None:
        return desk
    if talk.over:
        return msgspec.structs.replace(desk, talk=None, ended=talk)
    parked = _first((talk, *desk.parked))
    return msgspec.structs.replace(desk, talk=None, ended=None, parked=parked)


def merged(desk: Desk, other: Desk) -> Desk:
    """The desk with the talks of another one put aside on it."""
    parked = _first((*cleared(other).parked, *desk.parked))
    return msgspec.structs.replace(desk, parked=parked)


def _first(talks: tuple[Talk, ...]) -> tuple[Talk, ...]:
    """The first few of these talks, each once."""
    unique: dict[str, Talk] = {}
    for talk in talks:
        unique.setdefault(talk.session, talk)
    return tuple(unique.values())[:MOST_PARKED]


def taken_up(desk: Desk, talk: Talk) -> Desk:
    """The desk with this talk on the table, what lay there before put aside."""
    clear = cleared(desk)
    parked = tuple(other for other in clear.parked if other.session != talk.session)
    return msgspec.structs.replace(clear, talk=talk, parked=parked, offer=talk.offer)


def left(desk: Desk, session: str) -> Desk:
    """The desk without the session that was left for another; one that is over stays in reach."""
    talk = desk.under_way
    given_up = talk is not None and talk.session == session
    return forgotten(desk, session) if given_up else cleared(desk)


def forgotten(desk: Desk, session: str) -> Desk:
    """The desk without this session, neither on the table nor put aside."""
    talk = desk.talk if desk.talk is not None and desk.talk.session != session else None
    ended = desk.ended if desk.ended is not None and desk.ended.session != session else None
    parked = tuple(other for other in desk.parked if other.session != session)
    return msgspec.structs.replace(desk, talk=talk, ended=ended, parked=parked)
