"""The store in memory, gone with its process."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

import msgspec

from bot.messages import Address
from bot.store.port import (
    DeadLetter,
    Fate,
    Key,
    Lease,
    PersonRow,
    Receipt,
    Refused,
    Rows,
    Sending,
    SessionRow,
    Status,
    TurnRow,
    Waiting,
)

_Name = TypeVar("_Name")
_Row = TypeVar("_Row")


class _Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel on its way."""

    waiting: Waiting
    due: datetime
    fate: Fate = Fate.WAITING
    lease: Lease | None = None


class _Tables(msgspec.Struct, kw_only=True):
    people: dict[Address, PersonRow] = msgspec.field(default_factory=dict)
    sessions: dict[str, SessionRow] = msgspec.field(default_factory=dict)
    turns: dict[tuple[str, int], TurnRow] = msgspec.field(default_factory=dict)
    played: dict[Key, str] = msgspec.field(default_factory=dict)
    receipts: dict[Key, Receipt] = msgspec.field(default_factory=dict)
    sources: dict[str, bytes] = msgspec.field(default_factory=dict)
    letters: dict[Key, DeadLetter] = msgspec.field(default_factory=dict)
    parcels: dict[str, _Sent] = msgspec.field(default_factory=dict)

    def copied(self) -> "_Tables":
        return _Tables(**{name: dict(getattr(self, name)) for name in self.__struct_fields__})


class MemoryTransaction:
    """One transaction on tables of its own, which take the place of the store's at its end."""

    def __init__(self, tables: _Tables) -> None:
        self._tables = tables

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people at these addresses, made when missing."""
        people = self._tables.people
        for at in addresses:
            if at not in people:
                people[at] = PersonRow(id=f"person-{len(people) + 1}", address=at, desk=b"")
        return {at: people[at] for at in addresses}

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """Those of the keys that were settled before."""
        return {key: self._tables.receipts[key] for key in keys if key in self._tables.receipts}

    def session(self, session_id: str) -> SessionRow | None:
        """One session, or None."""
        return self._tables.sessions.get(session_id)

    def sessions_of(self, person: str, status: Status) -> Sequence[SessionRow]:
        """A person's sessions of one status, the latest first."""
        rows = self._tables.sessions.values()
        found = [row for row in rows if (row.person, row.status) == (person, status)]
        return sorted(found, key=lambda row: (row.updated, row.id), reverse=True)

    def turns(self, session_id: str) -> Sequence[TurnRow]:
        """The turns of a session in order."""
        return [row for (of, _), row in sorted(self._tables.turns.items()) if of == session_id]

    def source(self, digest: str) -> bytes | None:
        """A playbook's source, or a bundle of rules, by its SHA-256."""
        return self._tables.sources.get(digest)

    def write(self, rows: Rows) -> None:
        """Write a batch; raises Refused when it contradicts what is kept."""
        tables = self._tables
        for person in rows.people.values():
            tables.people[person.address] = person
        tables.sources.update({**rows.sources, **tables.sources})
        known = {person.id for person in tables.people.values()}
        for session in rows.sessions.values():
            _require(session.person in known, "a session of nobody")
            tables.sessions[session.id] = session
        for turn in rows.turns:
            _require(turn.session in tables.sessions, "a turn of no session")
            _once(tables.turns, (turn.session, turn.step), turn)
            _once(tables.played, turn.key, turn.session)
        for person_id, receipt, _ in rows.receipts:
            _require(person_id in known, "a receipt of nobody")
            _once(tables.receipts, receipt.key, receipt)
        for parcel in rows.parcels:
            waiting = Waiting(id=len(tables.parcels) + 1, parcel=parcel, tries=0)
            _once(tables.parcels, parcel.key, _Sent(waiting=waiting, due=parcel.at))

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        _once(self._tables.letters, letter.key, letter)


class MemoryOutbox:
    """What waits to be sent, in one transaction."""

    def __init__(self, tables: _Tables) -> None:
        self._tables = tables

    def claim(self, namespace: str, lease: Lease, most: int) -> Sequence[Waiting]:
        """Take out what is due and nobody else's, the first of each person only."""
        claimed: list[Waiting] = []
        people: set[str] = set()
        for row in self._waiting(namespace):
            user = row.waiting.parcel.to.user
            first = user not in people
            people.add(user)
            free = row.lease is None or row.lease.until <= lease.at
            if first and free and row.due <= lease.at and len(claimed) < most:
                self._put(msgspec.structs.replace(row, lease=lease))
                claimed.append(row.waiting)
        return claimed

    def settle(self, waiting: Waiting, lease: Lease, sending: Sending) -> bool:
        """Note how a try ended; False when the lease has gone to another."""
        row = self._tables.parcels[waiting.parcel.key]
        held = row.fate is Fate.WAITING and row.lease is not None
        if not held or row.lease is None or row.lease.holder != lease.holder:
            return False
        tried = msgspec.structs.replace(waiting, tries=waiting.tries + 1)
        self._put(_Sent(waiting=tried, due=sending.due, fate=sending.fate))
        if sending.silence:
            for other in self._waiting(waiting.parcel.to.namespace):
                parcel = other.waiting.parcel
                if parcel.to == waiting.parcel.to and parcel.at <= waiting.parcel.at:
                    self._put(msgspec.structs.replace(other, fate=Fate.DROPPED))
        return True

    def backlog(self, namespace: str) -> int:
        """How many parcels wait."""
        return len(self._waiting(namespace))

    def _waiting(self, namespace: str) -> list[_Sent]:
        rows = self._tables.parcels.values()
        return [
            row
            for row in rows
            if row.fate is Fate.WAITING and row.waiting.parcel.to.namespace == namespace
        ]

    def _put(self, row: _Sent) -> None:
        self._tables.parcels[row.waiting.parcel.key] = row


class MemoryStore:
    """A store in memory. One transaction at a time, as on SQLite."""

    def __init__(self) -> None:
        self._tables = _Tables()
        self._turn = threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """Begin a writing transaction."""
        with self._turn:
            tables = self._tables.copied()
            yield MemoryTransaction(tables)
            self._tables = tables

    @contextmanager
    def outbox(self) -> Iterator[MemoryOutbox]:
        """Begin a transaction on what waits to be sent."""
        with self._turn:
            tables = self._tables.copied()
            yield MemoryOutbox(tables)
            self._tables = tables

    @property
    def letters(self) -> list[DeadLetter]:
        """The dead letters, in the order in which they came."""
        return list(self._tables.letters.values())

    def ready(self) -> bool:
        """Whether the store answers: always."""
        return True

    def close(self) -> None:
        """Let go of everything."""
        self._tables = _Tables()


def _require(holds: bool, what: str) -> None:  # noqa: FBT001 -- reads as a sentence where it is called
    if not holds:
        raise Refused(what)


def _once(table: dict[_Name, _Row], key: _Name, row: _Row) -> None:
    _require(key not in table, "twice")
    table[key] = row
