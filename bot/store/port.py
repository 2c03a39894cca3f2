"""What the service asks of a store: one transaction at a time, rows in and out."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.messages import Address, Inbound
from bot.store.rows import (
    DeadLetter,
    Exchange,
    Key,
    Lease,
    PassRow,
    PersonRow,
    Played,
    Publication,
    Receipt,
    Rows,
    Sending,
    SessionRow,
    Status,
    TurnRow,
    Waiting,
)
from coach.vocabulary import Locale


class Refused(Exception):  # noqa: N818 -- it names what the store did
    """The rows contradict what is kept; nothing of the transaction was."""


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

    def another(self, person_id: str) -> PersonRow | None:
        """A person beside those of ``lock``, as reached at his first address, and locked too.

        None while another process holds him, or when there is nobody of this id.
        """

    def pass_of(self, digest: str) -> PassRow | None:
        """The pass behind a code, locked until the end; None when there is none."""

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, by locale and playbook; its own goes before the house's."""

    def latest(self, team: str, locale: Locale, playbook: str) -> Publication | None:
        """The highest version ever published for exactly this team, withdrawn or not."""

    def write(self, rows: Rows) -> None:
        """Write a batch, one statement a table; raises Refused when it contradicts what is kept.

        People are changed, never made: that is for ``lock``. Heirs get what is in the database
        before ``sessions`` are written.
        """

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""


class Reader(Protocol):
    """A look at what is kept, without a lock: what is shown while others write."""

    def person(self, address: Address) -> PersonRow | None:
        """Who is reached at an address, None when nobody ever wrote from there."""

    def people(self, team: str | None) -> Sequence[PersonRow]:
        """Those who may come in, by name, each at his first address: of one team, or of all."""

    def addresses(self, person: str) -> Sequence[Address]:
        """Where a person is reached."""

    def exchanges(self, person: str, after: int, most: int) -> Sequence[Exchange]:
        """The exchanges numbered above ``after``, the first ``most`` of them, in order."""

    def last_exchanges(self, person: str, most: int) -> Sequence[Exchange]:
        """The last ``most`` exchanges of a person, in order."""

    def counts(self, people: Sequence[str]) -> Mapping[str, int]:
        """How many exchanges each of these people has; 0 for who never wrote."""

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, as a transaction tells it."""


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

    def reader(self) -> AbstractContextManager[Reader]:
        """Begin to look; never waits for a writer; raises what ``transaction`` raises."""

    def outbox(self) -> AbstractContextManager[Outbox]:
        """Begin a transaction on what waits to be sent; raises what ``transaction`` raises."""

    def prune(self, before: datetime) -> int:
        """Drop receipts, and parcels settled, of before a moment, in steps; how many went."""

    def ready(self) -> bool:
        """Whether the database answers and its schema is the newest."""

    def close(self) -> None:
        """Let go of the database."""


#: Play one message of a locked person. The transaction shows him what earlier messages of the same
#: batch have left; ``play`` only reads from it and hands back what is to be written.
Play = Callable[[Transaction, PersonRow, Inbound], Played]
