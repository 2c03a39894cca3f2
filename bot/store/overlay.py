"""Let the turns of one batch see each other's rows before the database does."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.messages import Address
from bot.store.port import Refused, Transaction
from bot.store.published import live_for, newest, title_of
from bot.store.rows import (
    DeadLetter,
    Key,
    PassRow,
    PersonRow,
    Publication,
    Receipt,
    Rows,
    SessionRow,
    Status,
    TurnRow,
)
from coach.vocabulary import Locale


class Overlay:
    """A transaction that gathers what is written and shows it at once; ``flush`` writes it.

    It keeps to the Transaction port: whoever reads cannot tell what is in the database already.
    """

    def __init__(self, below: Transaction) -> None:
        self._below = below
        self._rows = Rows()
        #: What was asked of the database, which is asked once.
        self._locked: dict[Address, PersonRow] = {}
        self._sources: dict[str, bytes | None] = {}
        self._live: dict[str, Sequence[Publication]] = {}

    def lock(self, addresses: Sequence[Address]) -> Mapping[Address, PersonRow]:
        """The people as this batch has left them, at the addresses that lead to them by now."""
        new = [at for at in addresses if at not in self._locked]
        if new:
            self._locked.update(self._below.lock(new))
        return {at: self._reached(at) for at in addresses}

    def another(self, person_id: str) -> PersonRow | None:
        """A person as this batch has left him; None while another process holds him."""
        kept = self._below.another(person_id)
        row = self._rows.people.get(person_id)
        if kept is None or row is None:
            return kept
        return replace(row, address=kept.address, since=None)

    def receipts(self, keys: Sequence[Key]) -> Mapping[Key, Receipt]:
        """What was settled before, in the database or in this batch."""
        gathered = {receipt.key: receipt for _, receipt, _ in self._rows.receipts}
        here = {key: gathered[key] for key in keys if key in gathered}
        return {**self._below.receipts([key for key in keys if key not in here]), **here}

    def session(self, session_id: str) -> SessionRow | None:
        """One session as this batch has left it."""
        row = self._rows.sessions.get(session_id)
        if row is not None:
            return row
        kept = self._below.session(session_id)
        return None if kept is None else self._inherited(kept)

    def sessions_of(self, person: str, status: Status) -> Sequence[SessionRow]:
        """A person's sessions of one status as this batch has left them, the latest first."""
        gathered = self._rows.sessions
        fresh = [s for s in gathered.values() if (s.person, s.status) == (person, status)]
        givers = {person, *(giver for giver, _ in self._rows.heirs)}
        kept = [
            self._inherited(row)
            for giver in sorted(givers)
            if self._heir(giver) == person
            for row in self._below.sessions_of(giver, status)
            if row.id not in gathered
        ]
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

    def pass_of(self, digest: str) -> PassRow | None:
        """The pass behind a code as this batch has left it."""
        row = self._rows.passes.get(digest)
        return self._below.pass_of(digest) if row is None else row

    def live(self, team: str) -> Sequence[Publication]:
        """What is live for a team by now, asked of the database once a batch at most."""
        if team not in self._live:
            self._live[team] = self._below.live(team)
        moved = {(p.locale, p.playbook) for p in self._rows.publications if p.team in {"", team}}
        if not moved:
            return self._live[team]
        still = [p for p in self._live[team] if (p.locale, p.playbook) not in moved]
        # Both are looked up: what was withdrawn may uncover what the house has.
        heads = [self.latest(of, *what) for what in moved for of in {"", team}]
        return live_for(team, [*still, *(head for head in heads if head is not None)])

    def latest(self, team: str, locale: Locale, playbook: str) -> Publication | None:
        """The highest version for exactly this team, as this batch has left it."""
        title = (team, locale, playbook)
        fresh = newest(self._rows.publications).get(title)
        return self._below.latest(*title) if fresh is None else fresh

    def write(self, rows: Rows) -> None:
        """Gather the rows; they are visible from now on."""
        gathered = self._rows
        for giver, heir in rows.heirs:
            gathered.heirs.append((giver, heir))
            for row in [row for row in gathered.sessions.values() if row.person == giver]:
                gathered.sessions[row.id] = replace(row, person=heir)
        gathered.people.update(rows.people)
        gathered.sessions.update(rows.sessions)
        gathered.turns.extend(rows.turns)
        gathered.receipts.extend(rows.receipts)
        gathered.sources.update(rows.sources)
        gathered.parcels.extend(rows.parcels)
        gathered.passes.update(rows.passes)
        gathered.addresses.update(rows.addresses)
        self._publish(rows.publications)

    def bury(self, letter: DeadLetter) -> None:
        """Keep a message that could not be played, at once."""
        self._below.bury(letter)

    def flush(self) -> None:
        """Write everything gathered, one statement a table."""
        self._below.write(self._rows)

    def _reached(self, at: Address) -> PersonRow:
        """Whoever is reached at a locked address by now."""
        locked = self._locked[at]
        joined = self._rows.addresses.get(at)
        if joined is None:
            row = self._rows.people.get(locked.id, locked)
            return row if row is locked else replace(row, address=at, since=locked.since)
        person = self.another(joined.person)
        if person is None:
            raise Refused("an address that leads to nobody")
        return replace(person, address=at, since=joined.since)

    def _heir(self, person: str) -> str:
        """To whom what a person has in the database goes."""
        for giver, heir in self._rows.heirs:
            person = heir if person == giver else person
        return person

    def _inherited(self, row: SessionRow) -> SessionRow:
        heir = self._heir(row.person)
        return row if heir == row.person else replace(row, person=heir)

    def _publish(self, publications: Sequence[Publication]) -> None:
        """A later row of the same version takes the place of an earlier one."""
        same = {(title_of(each), each.version): each for each in self._rows.publications}
        same.update({(title_of(each), each.version): each for each in publications})
        self._rows.publications = list(same.values())
