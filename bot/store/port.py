"""What the service asks of a store: one transaction at a time, rows in and out."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from bot.messages import Address, Inbound, Message


class Refused(Exception):  # noqa: N818 -- it names what the store did
    """The rows contradict what is kept; nothing of the transaction was."""


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
    """An inbound message that has been settled, with the digest of its body and its replies."""

    key: Key
    digest: str
    messages: tuple[Message, ...]


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person: ``desk`` is what lies before him, encoded; empty for one never seen."""

    id: str
    address: Address
    desk: bytes


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

    ``session`` and ``turn`` are None when no session took part; ``sources`` are pairs of a digest
    (SHA-256, hex) and the bytes behind it, kept once; ``parcels`` are sent after the commit.
    """

    person: PersonRow
    session: SessionRow | None = None
    turn: TurnRow | None = None
    messages: tuple[Message, ...] = ()
    sources: tuple[tuple[str, bytes], ...] = ()
    parcels: tuple[bytes, ...] = ()


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


class Transaction(Protocol):
    """One transaction of the store; it commits when its context ends without an error."""

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people at these addresses, made when missing, locked in one order until the end."""

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """Those of the keys that were settled before; ask after ``lock``."""

    def session(self, session_id: str) -> SessionRow | None:
        """One session, or None."""

    def sessions_of(self, person: str, status: Status) -> Sequence[SessionRow]:
        """A person's sessions of one status, the latest first."""

    def turns(self, session_id: str) -> Sequence[TurnRow]:
        """The turns of a session in order."""

    def source(self, digest: str) -> bytes | None:
        """A playbook's source, or a bundle of rules, by its SHA-256."""

    def write(self, rows: Rows) -> None:
        """Write a batch, one statement a table; raises Refused when it contradicts what is kept."""

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""


class Outbox(Protocol):
    """What waits to be sent, in a transaction of its own."""

    def claim(self, namespace: str, lease: Lease, most: int) -> Sequence[Waiting]:
        """Take out what is due and nobody else's, the first of each person only, oldest first."""

    def settle(self, waiting: Waiting, lease: Lease, sending: Sending) -> bool:
        """Note how a try ended; False, with nothing noted, when the lease has gone to another."""

    def backlog(self, namespace: str) -> int:
        """How many parcels wait."""


class Store(Protocol):
    """Where everything is kept."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin a writing transaction; raises StoreUnavailable when the database is away."""

    def outbox(self) -> AbstractContextManager[Outbox]:
        """Begin a transaction on what waits to be sent; raises what ``transaction`` raises."""

    def ready(self) -> bool:
        """Whether the database answers and its schema is the newest."""

    def close(self) -> None:
        """Let go of the database."""


#: Play one message of a locked person. The transaction shows him what earlier messages of the same
#: batch have left; ``play`` only reads from it and hands back what is to be written.
Play = Callable[[Transaction, PersonRow, Inbound], Played]
