"""What the store keeps, as values."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec

from bot.access import Role
from bot.messages import Address, Message
from coach.vocabulary import Kind, Locale


class Status(StrEnum):
    """Where a session stands: under way, walked to its end, or given up by the rep."""

    OPEN = "open"
    FINISHED = "finished"
    DROPPED = "dropped"


class Key(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What makes an inbound message the same message: where it came in, and its id there."""

    namespace: str
    message_id: str


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """An inbound message that has been settled, with the digest of its body and its replies.

    ``number`` counts the exchanges of its person from 1 without a gap; ``said`` is what the person
    is shown to have said, empty for nothing.
    """

    key: Key
    digest: str
    messages: tuple[Message, ...]
    number: int
    said: str = ""


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person, as reached at one of his addresses.

    ``desk`` is what lies before him, encoded; empty for one never seen. ``role`` is None for who
    may not come in; ``team`` is empty for the house. ``exchanges`` counts what was settled.
    ``since`` tells when this address was joined to him, None when it has been his from the start.
    """

    id: str
    address: Address
    desk: bytes
    name: str = ""
    role: Role | None = None
    team: str = ""
    exchanges: int = 0
    since: datetime | None = None


def person_id(address: Address) -> str:
    """The id of whoever first wrote from an address: the same on every store, in every process."""
    return sha256(msgspec.json.encode((address.namespace, address.user))).hexdigest()[:40]


class AddressRow(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an address leads to, and since when."""

    address: Address
    person: str
    since: datetime


class PassKind(StrEnum):
    """What a code is for: to come in as somebody new, or from one more address."""

    INVITE = "invite"
    LINK = "link"


class PassRow(msgspec.Struct, frozen=True, kw_only=True):
    """A code that opens once, known by the SHA-256 (hex) of it alone.

    An invite gives ``role`` and ``team`` (``name``: whom it is meant for, may be empty); a link
    leads to ``person``. ``maker`` is the id of the person who made it, empty for the operator.
    """

    digest: str
    kind: PassKind
    made: datetime
    expires: datetime
    maker: str = ""
    role: Role | None = None
    team: str = ""
    name: str = ""
    person: str | None = None
    spent: datetime | None = None
    spender: str | None = None


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """A playbook that a team was given (``team`` empty: the whole house), version 1, 2 and so on.

    The highest version of (team, locale, playbook) counts; when it is withdrawn, none is live.
    ``digest`` names its source, ``author`` the person who sent it, ``name`` what he was called.
    """

    team: str
    locale: Locale
    playbook: str
    version: int
    digest: str
    kind: Kind
    title: str
    author: str
    name: str
    at: datetime
    withdrawn: datetime | None = None


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said and what he was told, as it is shown to him again."""

    number: int
    said: str
    messages: tuple[Message, ...]
    at: datetime


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """What a session is judged by, for ever: engine version, digests of rules and playbook."""

    engine: str
    rules: str
    playbook: str


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One walk through a playbook. ``state`` is encoded; ``step`` counts its turns from 1."""

    id: str
    person: str
    kind: str
    playbook: str
    pin: Pin
    seed: str
    state: bytes
    step: int
    status: Status
    score: int | None
    outcome: str | None
    started: datetime
    updated: datetime


class TurnRow(msgspec.Struct, frozen=True, kw_only=True):
    """One exchange of a session, append-only: the event holds its reading, encoded."""

    session: str
    step: int
    key: Key
    event: bytes
    at: datetime


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True):
    """An inbound message that could not be played, and the name of what went wrong."""

    key: Key
    address: Address
    digest: str
    error: str
    at: datetime


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """What one message brought: rows as they are to be kept, and what is to be said.

    ``sessions`` and ``turns`` are those that took part, the one that goes on last; ``sources`` are
    pairs of a digest (SHA-256, hex) and the bytes behind it, kept once; ``parcels`` are sent after
    the commit.
    ``said`` is what the person is shown to have said. ``passes`` and ``publications`` are new or
    changed. ``joined`` has the address lead to ``person`` from now on; the sessions of whoever it
    led to before become his.
    """

    person: PersonRow
    sessions: tuple[SessionRow, ...] = ()
    turns: tuple[TurnRow, ...] = ()
    messages: tuple[Message, ...] = ()
    sources: tuple[tuple[str, bytes], ...] = ()
    parcels: tuple[bytes, ...] = ()
    said: str = ""
    passes: tuple[PassRow, ...] = ()
    publications: tuple[Publication, ...] = ()
    joined: AddressRow | None = None


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to be sent in one call. ``key`` is unique for ever; ``body`` is its channel's."""

    key: str
    to: Address
    body: bytes
    at: datetime


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel that its claimer alone may send until his lease ends; ``tries`` went before."""

    id: int
    parcel: Parcel
    tries: int


class Fate(StrEnum):
    """What became of a parcel: still waiting, sent, or dropped because it can never be sent."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """How one try ended. ``due`` is when a waiting one is tried again, ``why`` names trouble.

    ``silence`` drops all else that waits for the same person, but for what he asked for later.
    """

    fate: Fate
    due: datetime
    why: str | None = None
    silence: bool = False


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes parcels out, at what time, and until when they are his alone."""

    holder: str
    at: datetime
    until: datetime


class Rows(msgspec.Struct, kw_only=True):
    """Everything a batch of turns writes."""

    people: dict[str, PersonRow] = msgspec.field(default_factory=dict)
    sessions: dict[str, SessionRow] = msgspec.field(default_factory=dict)
    turns: list[TurnRow] = msgspec.field(default_factory=list)
    receipts: list[tuple[str, Receipt, datetime]] = msgspec.field(default_factory=list)
    sources: dict[str, bytes] = msgspec.field(default_factory=dict)
    parcels: list[Parcel] = msgspec.field(default_factory=list)
    #: By digest.
    passes: dict[str, PassRow] = msgspec.field(default_factory=dict)
    #: As they came; a later one of the same version takes the place of an earlier one.
    publications: list[Publication] = msgspec.field(default_factory=list)
    #: Addresses that lead to another person from now on.
    addresses: dict[Address, AddressRow] = msgspec.field(default_factory=dict)
    #: Pairs of a person and the one to whom his sessions go.
    heirs: list[tuple[str, str]] = msgspec.field(default_factory=list)
