"""What lies in a store in memory after a test."""

from bot.messages import Address
from bot.store.memory import MemoryStore
from bot.store.rows import DeadLetter, Status, TurnRow

LI = Address(namespace="telegram", user="777")


def turns_in(store: MemoryStore, at: Address = LI) -> list[TurnRow]:
    """All turns of a person."""
    with store.transaction() as transaction:
        person = transaction.lock([at])[at].id
        rows = [row for status in Status for row in transaction.sessions_of(person, status)]
        return [turn for row in rows for turn in transaction.turns(row.id)]


def letters_in(store: MemoryStore) -> list[DeadLetter]:
    """All that could not be used."""
    return store.letters
