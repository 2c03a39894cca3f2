"""Drop what has grown old from SQLite or PostgreSQL, a little at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Delete, bindparam, delete, select, tuple_

from bot.store.rows import Fate
from bot.store.tables import OUTBOX, RECEIPTS

#: The most rows that go in one transaction: a few milliseconds for who waits to write.
STEP = 500

_KEY = (RECEIPTS.c.namespace, RECEIPTS.c.message_id)
_OLD: Sequence[Delete] = (
    delete(RECEIPTS).where(
        tuple_(*_KEY).in_(
            select(*_KEY).where(RECEIPTS.c.at < bindparam("before")).limit(bindparam("most"))
        )
    ),
    delete(OUTBOX).where(
        OUTBOX.c.id.in_(
            select(OUTBOX.c.id)
            .where(OUTBOX.c.at < bindparam("before"), OUTBOX.c.fate != Fate.WAITING)
            .limit(bindparam("most"))
        )
    ),
)


def prune(connection: Connection, before: datetime) -> int:
    """Drop at most STEP receipts, and settled parcels, of before a moment; how many went."""
    old = {"before": before, "most": STEP}
    return sum(connection.execute(statement, old).rowcount for statement in _OLD)
