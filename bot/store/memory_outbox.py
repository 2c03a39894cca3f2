"""What waits to be sent, in memory."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.store.memory_tables import Sent, Tables
from bot.store.rows import Fate, Lease, Sending, Waiting


class MemoryOutbox:
    """What waits to be sent, in one transaction."""

    def __init__(self, tables: Tables) -> None:
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
                self._put(replace(row, lease=lease))
                claimed.append(row.waiting)
        return claimed

    def settle(self, waiting: Waiting, lease: Lease, sending: Sending) -> bool:
        """Note how a try ended; False when the lease has gone to another."""
        row = self._tables.parcels[waiting.parcel.key]
        held = row.fate is Fate.WAITING and row.lease is not None
        if not held or row.lease is None or row.lease.holder != lease.holder:
            return False
        tried = replace(waiting, tries=waiting.tries + 1)
        self._put(Sent(waiting=tried, due=sending.due, fate=sending.fate))
        if sending.silence:
            for other in self._waiting(waiting.parcel.to.namespace):
                parcel = other.waiting.parcel
                if parcel.to == waiting.parcel.to and parcel.at <= waiting.parcel.at:
                    self._put(replace(other, fate=Fate.DROPPED))
        return True

    def backlog(self, namespace: str) -> int:
        """How many parcels wait."""
        return len(self._waiting(namespace))

    def _waiting(self, namespace: str) -> list[Sent]:
        rows = self._tables.parcels.values()
        return [
            row
            for row in rows
            if row.fate is Fate.WAITING and row.waiting.parcel.to.namespace == namespace
        ]

    def _put(self, row: Sent) -> None:
        self._tables.parcels[row.waiting.parcel.key] = row
