"""The tables of the store in memory."""

from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from bot.messages import Address
from bot.store.port import Refused
from bot.store.published import Title, title_of
from bot.store.rows import (
    DeadLetter,
    Fate,
    Key,
    Lease,
    PassRow,
    PersonRow,
    Publication,
    Receipt,
    Rows,
    SessionRow,
    TurnRow,
    Waiting,
)

_Name = TypeVar("_Name")
_Row = TypeVar("_Row")


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt, whose it is, and of when."""

    person: str
    receipt: Receipt
    at: datetime


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel on its way."""

    waiting: Waiting
    due: datetime
    fate: Fate = Fate.WAITING
    lease: Lease | None = None


class Led(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an address leads to; ``since`` is None when it has been his from the start."""

    person: str
    since: datetime | None = None


class Tables(msgspec.Struct, kw_only=True):
    """Everything kept, by its key. ``numbers`` and ``played`` only see that nothing comes twice."""

    people: dict[str, PersonRow] = msgspec.field(default_factory=dict)
    addresses: dict[Address, Led] = msgspec.field(default_factory=dict)
    sessions: dict[str, SessionRow] = msgspec.field(default_factory=dict)
    turns: dict[tuple[str, int], TurnRow] = msgspec.field(default_factory=dict)
    played: dict[Key, str] = msgspec.field(default_factory=dict)
    receipts: dict[Key, Settled] = msgspec.field(default_factory=dict)
    numbers: dict[tuple[str, int], Key] = msgspec.field(default_factory=dict)
    sources: dict[str, bytes] = msgspec.field(default_factory=dict)
    letters: dict[Key, DeadLetter] = msgspec.field(default_factory=dict)
    parcels: dict[str, Sent] = msgspec.field(default_factory=dict)
    passes: dict[str, PassRow] = msgspec.field(default_factory=dict)
    publications: dict[tuple[Title, int], Publication] = msgspec.field(default_factory=dict)

    def copied(self) -> "Tables":
        """Tables of one's own with the same rows."""
        return Tables(**{name: dict(getattr(self, name)) for name in self.__struct_fields__})

    def reached(self, at: Address) -> PersonRow:
        """Whoever is reached at a known address."""
        led = self.addresses[at]
        return replace(self.people[led.person], address=at, since=led.since)

    def write(self, rows: Rows) -> None:
        """Write a batch; raises Refused when it contradicts what is kept."""
        for row in rows.people.values():
            self._somebody(row.id)
            first = self.people[row.id].address
            self.people[row.id] = replace(row, address=first, since=None)
        for leading in rows.addresses.values():
            self._somebody(leading.person)
            self.addresses[leading.address] = Led(person=leading.person, since=leading.since)
        self.sources.update({**rows.sources, **self.sources})
        self._talk(rows)
        for person, receipt, at in rows.receipts:
            self._somebody(person)
            _once(self.receipts, receipt.key, Settled(person=person, receipt=receipt, at=at))
            _once(self.numbers, (person, receipt.number), receipt.key)
        for parcel in rows.parcels:
            waiting = Waiting(id=self._last_parcel() + 1, parcel=parcel, tries=0)
            _once(self.parcels, parcel.key, Sent(waiting=waiting, due=parcel.at))
        self._admit(rows)
        for publication in rows.publications:
            self._publish(publication)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played."""
        _once(self.letters, letter.key, letter)

    def prune(self, before: datetime) -> int:
        """Drop receipts, and parcels settled, of before a moment; how many went."""
        old = [key for key, row in self.receipts.items() if row.at < before]
        sent = [
            key
            for key, row in self.parcels.items()
            if row.fate is not Fate.WAITING and row.waiting.parcel.at < before
        ]
        for key in old:
            settled = self.receipts.pop(key)
            del self.numbers[settled.person, settled.receipt.number]
        for name in sent:
            del self.parcels[name]
        return len(old) + len(sent)

    def _talk(self, rows: Rows) -> None:
        for giver, heir in rows.heirs:
            self._somebody(heir)
            for row in [row for row in self.sessions.values() if row.person == giver]:
                self.sessions[row.id] = replace(row, person=heir)
        for session in rows.sessions.values():
            self._somebody(session.person)
            self.sessions[session.id] = session
        for turn in rows.turns:
            _require(turn.session in self.sessions, "a turn of no session")
            _once(self.turns, (turn.session, turn.step), turn)
            _once(self.played, turn.key, turn.session)

    def _admit(self, rows: Rows) -> None:
        for digest, row in rows.passes.items():
            for named in (row.person, row.spender):
                if named is not None:
                    self._somebody(named)
            self.passes[digest] = row

    def _publish(self, publication: Publication) -> None:
        self._somebody(publication.author)
        _require(publication.digest in self.sources, "a publication of nothing")
        version = (title_of(publication), publication.version)
        kept = self.publications.get(version, publication)
        changed = replace(kept, withdrawn=publication.withdrawn)
        same = (kept.digest, kept.author, kept.at)
        _require(same == (publication.digest, publication.author, publication.at), "published")
        self.publications[version] = changed

    def _last_parcel(self) -> int:
        return next((row.waiting.id for row in reversed(self.parcels.values())), 0)

    def _somebody(self, person: str) -> None:
        _require(person in self.people, "a row of nobody")


def _require(holds: bool, what: str) -> None:  # noqa: FBT001 -- reads as a sentence where it is called
    if not holds:
        raise Refused(what)


def _once(table: dict[_Name, _Row], key: _Name, row: _Row) -> None:
    _require(key not in table, "twice")
    table[key] = row
