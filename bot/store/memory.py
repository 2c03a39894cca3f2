"""The store in memory, gone with its process."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from bot.messages import Address
from bot.store.port import (
    DeadLetter,
    Key,
    PersonRow,
    Receipt,
    Refused,
    Rows,
    SessionRow,
    Status,
    TurnRow,
)

_Name = TypeVar("_Name")
_Row = TypeVar("_Row")


class _Tables(msgspec.Struct, kw_only=True):
    people: dict[Address, PersonRow] = msgspec.field(default_factory=dict)
    sessions: dict[str, SessionRow] = msgspec.field(default_factory=dict)
    turns: dict[tuple[str, int], TurnRow] = msgspec.field(default_factory=dict)
    played: dict[Key, str] = msgspec.field(default_factory=dict)
    receipts: dict[Key, Receipt] = msgspec.field(default_factory=dict)
    sources: dict[str, bytes] = msgspec.field(default_factory=dict)
    letters: dict[Key, DeadLetter] = msgspec.field(default_factory=dict)

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

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        _once(self._tables.letters, letter.key, letter)


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
