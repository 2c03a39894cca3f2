"""The store in memory, gone with its process."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.messages import Address
from bot.store.memory_outbox import MemoryOutbox
from bot.store.memory_tables import Led, Tables
from bot.store.published import live_for, newest
from bot.store.rows import (
    DeadLetter,
    Exchange,
    Key,
    PassRow,
    PersonRow,
    Publication,
    Receipt,
    Rows,
    SessionRow,
    Status,
    TurnRow,
    person_id,
)
from coach.vocabulary import Locale


class MemoryTransaction:
    """One transaction on tables of its own, which take the place of the store's at its end."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people at these addresses, made when missing."""
        tables = self._tables
        for at in addresses:
            if at not in tables.addresses:
                new = person_id(at)
                tables.people[new] = PersonRow(id=new, address=at, desk=b"")
                tables.addresses[at] = Led(person=new)
        return {at: tables.reached(at) for at in addresses}

    def another(self, person_id: str) -> PersonRow | None:
        """A person beside those of ``lock``; nobody else holds him."""
        return self._tables.people.get(person_id)

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """Those of the keys that were settled before."""
        settled = self._tables.receipts
        return {key: settled[key].receipt for key in keys if key in settled}

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

    def pass_of(self, digest: str) -> PassRow | None:
        """The pass behind a code; None when there is none."""
        return self._tables.passes.get(digest)

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, by locale and playbook; its own goes before the house's."""
        return live_for(team, self._tables.publications.values())

    def latest(self, team: str, locale: Locale, playbook: str) -> Publication | None:
        """The highest version ever published for exactly this team, withdrawn or not."""
        return newest(self._tables.publications.values()).get((team, locale, playbook))

    def write(self, rows: Rows) -> None:
        """Write a batch; raises Refused when it contradicts what is kept."""
        self._tables.write(rows)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        self._tables.bury(letter)


class MemoryReader:
    """A look at the tables as the last transaction has left them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def person(self, address: Address) -> PersonRow | None:
        """Who is reached at an address, None when nobody ever wrote from there."""
        return self._tables.reached(address) if address in self._tables.addresses else None

    def people(self, team: str | None) -> Sequence[PersonRow]:
        """Those who may come in, by name: of one team, or of all for None."""
        members = [row for row in self._tables.people.values() if row.role is not None]
        found = [row for row in members if team is None or row.team == team]
        return sorted(found, key=lambda row: (row.name, row.id))

    def addresses(self, person: str) -> Sequence[Address]:
        """Where a person is reached."""
        return sorted(at for at, led in self._tables.addresses.items() if led.person == person)

    def exchanges(self, person: str, after: int, most: int) -> Sequence[Exchange]:
        """The exchanges numbered above ``after``, the first ``most`` of them, in order."""
        return [each for each in self._exchanges(person) if each.number > after][:most]

    def last_exchanges(self, person: str, most: int) -> Sequence[Exchange]:
        """The last ``most`` exchanges of a person, in order."""
        return self._exchanges(person)[::-1][:most][::-1]

    def counts(self, people: Sequence[str]) -> Mapping[str, int]:
        """How many exchanges each of these people has."""
        known = self._tables.people
        return {person: known[person].exchanges if person in known else 0 for person in people}

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team, as a transaction tells it."""
        return live_for(team, self._tables.publications.values())

    def _exchanges(self, person: str) -> list[Exchange]:
        found = [
            Exchange(
                number=row.receipt.number,
                said=row.receipt.said,
                messages=row.receipt.messages,
                at=row.at,
            )
            for row in self._tables.receipts.values()
            if row.person == person
        ]
        return sorted(found, key=lambda each: each.number)


class MemoryStore:
    """A store in memory. One transaction at a time, as on SQLite."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._turn = threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """Begin a writing transaction."""
        with self._begun() as tables:
            yield MemoryTransaction(tables)

    @contextmanager
    def reader(self) -> Iterator[MemoryReader]:
        """Begin to look: whoever commits meanwhile does so on other tables."""
        yield MemoryReader(self._tables)

    @contextmanager
    def outbox(self) -> Iterator[MemoryOutbox]:
        """Begin a transaction on what waits to be sent."""
        with self._begun() as tables:
            yield MemoryOutbox(tables)

    @property
    def letters(self) -> list[DeadLetter]:
        """The dead letters, in the order in which they came."""
        return list(self._tables.letters.values())

    def prune(self, before: datetime) -> int:
        """Drop receipts, and parcels settled, of before a moment; how many went."""
        with self._begun() as tables:
            return tables.prune(before)

    def ready(self) -> bool:
        """Whether the store answers: always."""
        return True

    def close(self) -> None:
        """Let go of everything."""
        self._tables = Tables()

    @contextmanager
    def _begun(self) -> Iterator[Tables]:
        with self._turn:
            tables = self._tables.copied()
            yield tables
            self._tables = tables
