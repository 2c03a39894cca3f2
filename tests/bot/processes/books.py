"""What the database has kept of people on Telegram, held against what they saw and did."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import groupby

import msgspec
from sqlalchemy import func, select

from bot.access import Role
from bot.messages import Address, Inbound
from bot.store.engine import open_engine
from bot.store.port import Store
from bot.store.rows import Exchange, Fate, Key, Status, person_id
from bot.store.sql import open_store
from bot.store.tables import OUTBOX
from bot.supplies import renderer
from bot.telegram.letters import NAMESPACE, Letter, Packer
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import let_in
from tests.bot.test_talks import assert_replays
from tests.bot.visitor import NOON
from tests.fake_bot_api import FakePerson

#: More than anybody says in a test.
ALL = 10_000


def let_all_in(database: str, people: Iterable[FakePerson]) -> None:
    """Make all of these people reps."""
    with closing(open_store(database)) as store:
        for person in people:
            let_in(store, str(person.chat), Role.REP)


def exchanges_of(store: Store, chat: int) -> Sequence[Exchange]:
    """All that somebody said and was told, in order."""
    person = person_id(address_of(chat))
    with store.reader() as reader:
        return reader.exchanges(person, 0, ALL)


def letters_of(store: Store, chat: int) -> list[str]:
    """What somebody has to see, in order."""
    packer = Packer(renderer(), Locale.ZH)
    at = Inbound(address=address_of(chat), message_id="", digest="", at=NOON)
    bodies = [body for each in exchanges_of(store, chat) for body in packer.pack(at, each.messages)]
    return [msgspec.json.decode(body, type=Letter).plain for body in bodies]


def doubles(person: FakePerson, due: Sequence[str]) -> int:
    """How many letters somebody saw twice; all are there, in order, each copy after its first."""
    seen = [shown.text for shown in person.sees]
    assert [text for text, _ in groupby(seen)] == [text for text, _ in groupby(due)]
    return len(seen) - len(due)


def assert_settled(store: Store, chat: int, messages: Iterable[str]) -> None:
    """Each message was settled once; all sessions have every step, and are what replay makes."""
    keys = {Key(namespace=NAMESPACE, message_id=each) for each in messages}
    numbers = [each.number for each in exchanges_of(store, chat)]
    assert numbers == list(range(1, len(keys) + 1))
    with store.transaction() as transaction:
        assert set(transaction.receipts(sorted(keys))) == keys
        for status in Status:
            for session in transaction.sessions_of(person_id(address_of(chat)), status):
                assert_replays(transaction, session)


def in_flight(database: str) -> int:
    """How many parcels somebody had taken out and not settled."""
    waiting = select(func.count()).where(
        OUTBOX.c.fate == Fate.WAITING, OUTBOX.c.holder.is_not(None)
    )
    engine = open_engine(database)
    try:
        with engine.connect() as connection:
            return connection.execute(waiting).scalar_one()
    finally:
        engine.dispose()


def backlog(store: Store) -> int:
    """How many parcels wait."""
    with store.outbox() as outbox:
        return outbox.backlog(NAMESPACE)


def address_of(chat: int) -> Address:
    """Where somebody writes from."""
    return Address(namespace=NAMESPACE, user=str(chat))


def id_of(update: dict[str, object]) -> str:
    """The id under which we know an update."""
    return msgspec.convert(update, _Update).id


class _Chat(msgspec.Struct):
    id: int


class _Message(msgspec.Struct):
    message_id: int
    chat: _Chat


class _Query(msgspec.Struct):
    id: str


class _Update(msgspec.Struct):
    message: _Message | None = None
    callback_query: _Query | None = None

    @property
    def id(self) -> str:
        if self.message is not None:
            return f"{self.message.chat.id}/{self.message.message_id}"
        assert self.callback_query is not None
        return f"press/{self.callback_query.id}"
