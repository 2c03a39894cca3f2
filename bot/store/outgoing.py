"""What waits to be sent, on SQLite or PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select, update

from bot.messages import Address
from bot.store.records import Values
from bot.store.rows import Fate, Lease, Parcel, Sending, Waiting
from bot.store.tables import OUTBOX


class SqlOutbox:
    """One transaction on what waits to be sent, on a connection that has begun."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, namespace: str, lease: Lease, most: int) -> Sequence[Waiting]:
        """Take out what is due and nobody else's, the first of each person only, oldest first."""
        waiting = and_(OUTBOX.c.namespace == namespace, OUTBOX.c.fate == Fate.WAITING)
        first = select(func.min(OUTBOX.c.id)).where(waiting).group_by(OUTBOX.c.user)
        free = or_(OUTBOX.c.leased.is_(None), OUTBOX.c.leased <= lease.at)
        due = (
            select(OUTBOX)
            .where(OUTBOX.c.id.in_(first), waiting, free, OUTBOX.c.due <= lease.at)
            .order_by(OUTBOX.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        rows = [waiting_row(row) for row in self._connection.execute(due)]
        if rows:
            taking = update(OUTBOX).where(OUTBOX.c.id.in_([row.id for row in rows]))
            self._connection.execute(taking.values(holder=lease.holder, leased=lease.until))
        return rows

    def settle(self, waiting: Waiting, lease: Lease, sending: Sending) -> bool:
        """Note how a try ended; False, with nothing noted, when the lease has gone to another."""
        mine = and_(
            OUTBOX.c.id == waiting.id,
            OUTBOX.c.fate == Fate.WAITING,
            OUTBOX.c.holder == lease.holder,
        )
        noted: Values = {
            "fate": sending.fate,
            "tries": waiting.tries + 1,
            "due": sending.due,
            "why": sending.why,
            "holder": None,
            "leased": None,
        }
        if sending.fate is not Fate.WAITING:
            # What a rep was told is kept with his turn; here it has done its work.
            noted["body"] = b""
        if not self._connection.execute(update(OUTBOX).where(mine).values(noted)).rowcount:
            return False
        if sending.silence:
            self._silence(waiting.parcel, sending)
        return True

    def backlog(self, namespace: str) -> int:
        """How many parcels wait."""
        waiting = and_(OUTBOX.c.namespace == namespace, OUTBOX.c.fate == Fate.WAITING)
        return self._connection.execute(select(func.count()).where(waiting)).scalar_one()

    def _silence(self, parcel: Parcel, sending: Sending) -> None:
        his = and_(
            OUTBOX.c.namespace == parcel.to.namespace,
            OUTBOX.c.fate == Fate.WAITING,
            OUTBOX.c.user == parcel.to.user,
            OUTBOX.c.at <= parcel.at,
        )
        dropped = {"fate": Fate.DROPPED, "why": sending.why, "body": b""}
        self._connection.execute(update(OUTBOX).where(his).values(dropped))


def parcel_values(parcel: Parcel) -> Values:
    """A parcel nobody has tried to send."""
    return {
        "namespace": parcel.to.namespace,
        "user": parcel.to.user,
        "key": parcel.key,
        "body": parcel.body,
        "at": parcel.at,
        "fate": Fate.WAITING,
        "tries": 0,
        "due": parcel.at,
    }


def waiting_row(row: Row[Any]) -> Waiting:
    """A parcel as kept."""
    to = Address(namespace=row.namespace, user=row.user)
    parcel = Parcel(key=row.key, to=to, body=row.body, at=row.at)
    return Waiting(id=row.id, parcel=parcel, tries=row.tries)
