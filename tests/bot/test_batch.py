"""What the turns of one batch bring, on every store."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from bot.inbox import Writer
from bot.messages import Inbound, Message
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import PersonRow, Rows, Status, person_id
from tests.bot import talks
from tests.bot.joining import at, issue, play, says, told
from tests.bot.store.rows import session
from tests.bot.talks import apologise


def settle(store: Store, *messages: Inbound) -> list[str]:
    """What is answered to messages of one batch."""
    writer = Writer(store, play, apologise)
    replies = [writer.submit(message) for message in messages]
    with writer:
        return [bubble.text for reply in replies for bubble in reply.result(10)]


def test_exchanges_are_numbered_for_each_person_without_a_gap(store: Store) -> None:
    settle(store, says("li", 1, "a"), says("han", 1, "x"), says("li", 2, "b"))
    settle(store, says("li", 2, "b"), says("li", 3, "c"), says("li", 3, "c"))

    assert told(store, "li") == [(1, "a"), (2, "b"), (3, "c")]
    assert told(store, "han") == [(1, "x")]


def test_an_exchange_that_was_buried_has_its_number(store: Store) -> None:
    messages = [talks.said(1), talks.said(2, "poison"), talks.said(3)]
    with Writer(store, talks.play, apologise) as writer:
        for message in messages:
            writer.submit(message).result(10)

    with store.reader() as reader:
        shown = reader.exchanges(person_id(talks.LI), 0, 9)
    assert [(each.number, each.messages[0].text) for each in shown] == [
        (1, "1"),
        (2, "sorry"),
        (3, "2"),
    ]


def test_who_joins_goes_on_as_the_other_within_the_batch(store: Store) -> None:
    settle(store, says("han", 1, "x"), says("li", 1, "a"))
    answers = settle(
        store,
        says("li", 2, "b"),
        says("han", 2, "y"),
        says("li", 3, "join han"),
        says("li", 4, "c"),
        says("han", 3, "z"),
    )

    assert answers == ["ok", "ok", "joined", "ok", "ok"]
    assert told(store, "li") == told(store, "han")
    assert told(store, "han") == [(1, "x"), (2, "y"), (3, "join han"), (4, "c"), (5, "z")]
    with store.reader() as reader:
        assert reader.counts([person_id(at("li"))]) == {person_id(at("li")): 2}
        assert list(reader.addresses(person_id(at("han")))) == [at("han"), at("li")]


def test_who_joins_somebody_not_of_the_batch_goes_on_as_him(store: Store) -> None:
    settle(store, says("han", 1, "x"))
    settle(store, says("li", 1, "join han"), says("li", 2, "a"))
    settle(store, says("li", 3, "b"), says("han", 2, "y"))

    assert told(store, "han") == [(1, "x"), (2, "join han"), (3, "a"), (4, "b"), (5, "y")]


def test_two_who_join_one_another_in_a_chain_end_as_one(store: Store) -> None:
    settle(store, says("a", 1, "1"), says("b", 1, "1"), says("c", 1, "1"))
    settle(store, says("a", 2, "join b"), says("b", 2, "join c"), says("a", 3, "2"))

    assert told(store, "a") == [(1, "1"), (2, "join b"), (3, "2")]
    assert told(store, "b") == told(store, "c") == [(1, "1"), (2, "join c")]


def test_whoever_joins_where_he_is_already_stays_as_he_is(store: Store) -> None:
    settle(store, says("li", 1, "a"), says("li", 2, "join li"), says("li", 3, "b"))

    assert told(store, "li") == [(1, "a"), (2, "join li"), (3, "b")]


def talk(store: Store, user: str, name: str) -> None:
    with store.transaction() as transaction:
        person = transaction.lock([at(user)])[at(user)]
        transaction.write(Rows(sessions={name: session(person, name)}))


def test_what_was_under_way_goes_to_the_heir(store: Store) -> None:
    talk(store, "li", "s1")
    talk(store, "han", "s2")
    settle(store, says("li", 1, "join han"))

    with store.transaction() as transaction:
        han = transaction.sessions_of(person_id(at("han")), Status.OPEN)
        assert list(transaction.sessions_of(person_id(at("li")), Status.OPEN)) == []
    assert [row.id for row in han] == ["s2", "s1"]


def test_a_pass_opens_once_in_a_batch(store: Store) -> None:
    issue(store, "c1", "c2")
    answers = settle(
        store,
        says("li", 1, "open c1"),
        says("han", 1, "open c1"),
        says("han", 2, "open c2"),
        says("han", 3, "open none"),
    )

    assert answers == ["in", "shut", "in", "shut"]


def test_versions_of_one_batch_follow_on_each_other(store: Store) -> None:
    answers = settle(store, *(says("li", number, "publish") for number in range(3)))

    assert answers == ["1", "2", "3"]
    with store.reader() as reader:
        assert [row.version for row in reader.live("")] == [3]


def test_listeners_are_told_whose_turns_were_committed(store: Store) -> None:
    heard: list[Sequence[str]] = []
    writer = Writer(store, play, apologise)
    writer.listen(heard.append)
    waiting = [says("li", 1, "a"), says("han", 1, "x"), says("li", 2, "b")]
    replies = [writer.submit(message) for message in waiting]
    with writer:
        [reply.result(10) for reply in replies]
        writer.submit(says("li", 2, "b")).result(10)
        writer.submit(says("li", 3, "join han")).result(10)

    li, han = person_id(at("li")), person_id(at("han"))
    assert heard == [(li, han), (li, han)]


def test_a_listener_that_fails_harms_nobody(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Sequence[str]] = []
    words = "my customer's secret"

    def fail(_people: Sequence[str]) -> None:
        raise KeyError(words)

    with Writer(MemoryStore(), play, apologise) as writer:
        writer.listen(fail)
        writer.listen(heard.append)
        first = writer.submit(says("li", 1, "a")).result(10)
        second = writer.submit(says("li", 2, "b")).result(10)

    assert (first[0].text, second[0].text) == ("ok", "ok")
    assert heard == [(person_id(at("li")),)] * 2
    assert "KeyError" in caplog.text
    assert words not in caplog.text


def test_nobody_is_told_of_what_was_not_committed() -> None:
    heard: list[Sequence[str]] = []

    def fail(_person: PersonRow, _inbound: Inbound) -> tuple[Message, ...]:
        raise ZeroDivisionError

    with Writer(MemoryStore(), talks.play, fail) as writer:
        writer.listen(heard.append)
        hopeless = writer.submit(talks.said(1, "poison"))
        assert isinstance(hopeless.exception(10), ZeroDivisionError)

    assert heard == []


def test_a_conflict_is_no_exchange(store: Store) -> None:
    settle(store, says("li", 1, "a"))
    writer = Writer(store, play, apologise)
    again = writer.submit(replace(says("li", 1, "other"), digest="e"))
    with writer:
        assert again.exception(10) is not None

    assert told(store, "li") == [(1, "a")]
