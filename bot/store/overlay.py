"""Let the turns of one batch see each other's rows before the database does."""

from collections.abc import Mapping, Sequence

from bot.messages import Address
from bot.store.port import (
    DeadLetter,
    Key,
    PersonRow,
    Receipt,
    Rows,
    SessionRow,
    Status,
    Transaction,
    TurnRow,
)


class Overlay:
    """A transaction that gathers what is written and shows it at once; ``flush`` writes it.

    It keeps to the Transaction port: whoever reads cannot tell what is in the database already.
    """

    def __init__(self, below: Transaction) -> None:
        self._below = below
        self._rows = Rows()
        self._sources: dict[str, bytes | None] = {}

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people as this batch has left them."""
        locked = self._below.lock(addresses)
        return {at: self._rows.people.get(row.id, row) for at, row in locked.items()}

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """What was settled before, in the database or in this batch."""
        gathered = {receipt.key: receipt for _, receipt, _ in self._rows.receipts}
        here = {key: gathered[key] for key in keys if key in gathered}
        return {**self._below.receipts([key for key in keys if key not in here]), **here}

    def session(self, session_id: str) -> SessionRow | None:
        """One session as this batch has left it."""
        row = self._rows.sessions.get(session_id)
        return self._below.session(session_id) if row is None else row

    def sessions_of(self, person: str, status: Status) -> Sequence[SessionRow]:
        """A person's sessions of one status as this batch has left them, the latest first."""
        gathered = self._rows.sessions
        kept = [s for s in self._below.sessions_of(person, status) if s.id not in gathered]
        fresh = [s for s in gathered.values() if (s.person, s.status) == (person, status)]
        return sorted(kept + fresh, key=lambda s: (s.updated, s.id), reverse=True)

    def turns(self, session_id: str) -> Sequence[TurnRow]:
        """The turns of a session in order, those of this batch among them."""
        fresh = [turn for turn in self._rows.turns if turn.session == session_id]
        return [*self._below.turns(session_id), *fresh]

    def source(self, digest: str) -> bytes | None:
        """A source, asked of the database once a batch at most."""
        if digest in self._rows.sources:
            return self._rows.sources[digest]
        if digest not in self._sources:
            self._sources[digest] = self._below.source(digest)
        return self._sources[digest]

    def write(self, rows: Rows) -> None:
        """Gather the rows; they are visible from now on."""
        self._rows.people.update(rows.people)
        self._rows.sessions.update(rows.sessions)
        self._rows.turns.extend(rows.turns)
        self._rows.receipts.extend(rows.receipts)
        self._rows.sources.update(rows.sources)
        self._rows.parcels.extend(rows.parcels)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played, at once."""
        self._below.bury(letter)

    def flush(self) -> None:
        """Write everything gathered, one statement a table."""
        self._below.write(self._rows)
