"""What a store holds of one person after his messages."""

import msgspec

from bot.commands.desk import Desk
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import Rows, SessionRow
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.visitor import person_in


def desk_in(store: MemoryStore) -> Desk:
    return msgspec.json.decode(person_in(store).desk, type=Desk)


def session_in(store: MemoryStore) -> SessionRow:
    talk = desk_in(store).talk
    assert talk is not None
    with store.transaction() as transaction:
        row = transaction.session(talk.session)
    assert row is not None
    return row


def spoiled(store: Store, row: SessionRow) -> None:
    with store.transaction() as transaction:
        transaction.write(Rows(sessions={row.id: row}))


def line(prompt: str, **facts: object) -> str:
    return renderer().text(prompt, Locale.ZH, facts)
