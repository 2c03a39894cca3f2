"""What becomes of rows that were kept when a revision came."""

from collections.abc import Mapping
from contextlib import closing

from sqlalchemy import text

from bot.inbox import Writer
from bot.store import migrate
from bot.store.engine import open_engine
from bot.store.rows import PersonRow, person_id
from bot.store.sql import open_store
from tests.bot.joining import at, play, says
from tests.bot.talks import apologise

LI, HAN = at("li"), at("han")
MESSAGES = b'[{"speaker":"coach","text":"ok"}]'


def run(url: str, statement: str, *rows: Mapping[str, object]) -> list[tuple[object, ...]]:
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            done = connection.execute(text(statement), list(rows) or None)
            return [tuple(row) for row in done] if done.returns_rows else []
    finally:
        engine.dispose()


def live_before_people(url: str) -> None:
    """Two people and what they said, as the second revision kept them."""
    run(
        url,
        'INSERT INTO people (id, namespace, "user", desk) VALUES (:id, :ns, :user, :desk)',
        *(
            {"id": person_id(who), "ns": who.namespace, "user": who.user, "desk": desk}
            for who, desk in ((LI, b";;;"), (HAN, b""))
        ),
    )
    run(
        url,
        "INSERT INTO receipts (namespace, message_id, digest, messages, person, at)"
        " VALUES ('telegram', :id, 'd', :messages, :person, :at)",
        *(
            {
                "id": name,
                "messages": MESSAGES,
                "person": person_id(who),
                "at": f"2026-03-0{day} 12:00:00.000000",
            }
            for name, who, day in (("z", LI, 1), ("y", HAN, 1), ("c", LI, 3), ("b", LI, 2))
        ),
    )


def test_addresses_and_numbers_are_made_of_what_was_kept(empty_url: str) -> None:
    migrate.upgrade(empty_url, "0002")
    live_before_people(empty_url)
    migrate.upgrade(empty_url)

    ordered = "SELECT person, number, message_id, said FROM receipts ORDER BY message_id"
    assert run(empty_url, ordered) == [
        (person_id(LI), 2, "b", ""),
        (person_id(LI), 3, "c", ""),
        (person_id(HAN), 1, "y", ""),
        (person_id(LI), 1, "z", ""),
    ]
    with closing(open_store(empty_url)) as store, store.reader() as reader:
        assert [reader.person(who) for who in (LI, HAN, at("nobody"))] == [
            PersonRow(id=person_id(LI), address=LI, desk=b";;;", exchanges=3),
            PersonRow(id=person_id(HAN), address=HAN, desk=b"", exchanges=1),
            None,
        ]
        assert list(reader.addresses(person_id(LI))) == [LI]


def test_talks_go_on_after_up_down_and_up_again(empty_url: str) -> None:
    migrate.upgrade(empty_url, "0002")
    live_before_people(empty_url)
    migrate.upgrade(empty_url)
    with closing(open_store(empty_url)) as store, Writer(store, play, apologise) as writer:
        for message in (says("han", 1, "join li"), says("new", 1, "a"), says("new", 2, "publish")):
            writer.submit(message).result(10)

    migrate.downgrade(empty_url, "0002")
    people = run(empty_url, 'SELECT id, namespace, "user" FROM people ORDER BY "user"')
    assert people == [(person_id(who), "telegram", who.user) for who in (HAN, LI, at("new"))]
    assert run(empty_url, "SELECT count(*) FROM receipts") == [(7,)]
    migrate.upgrade(empty_url)

    with closing(open_store(empty_url)) as store:
        with Writer(store, play, apologise) as writer:
            writer.submit(says("new", 3, "b")).result(10)
        with store.reader() as reader:
            new = reader.person(at("new"))
            assert new is not None
            shown = [each.number for each in reader.exchanges(new.id, 0, 9)]
            assert (new.exchanges, shown) == (3, [1, 2, 3])
            # Going down, an address leads again to whoever first wrote from it.
            assert reader.person(HAN) == PersonRow(
                id=person_id(HAN), address=HAN, desk=b"", exchanges=1
            )
