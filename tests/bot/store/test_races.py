"""What holds when several who write meet at one door: joins, passes, versions."""

import random
import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from msgspec.structs import replace

from bot.inbox import Writer
from bot.messages import Inbound, Message
from bot.store.rows import AddressRow, PersonRow, Rows, person_id
from bot.store.sql import SqlStore, open_store
from tests.bot.joining import at, issue, play, says, told
from tests.bot.talks import apologise

Answers = list[tuple[str, str]]


def at_once(*tasks: Callable[[], None]) -> None:
    """Run tasks side by side; what one raises is raised."""
    raised: list[BaseException] = []

    def run(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:  # noqa: BLE001 -- raised again below
            raised.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def settle(url: str, messages: list[Inbound]) -> dict[str, tuple[Message, ...]]:
    """What a writer of its own answers, by id of the message."""
    with closing(open_store(url)) as store, Writer(store, play, apologise) as writer:
        replies = [(message.message_id, writer.submit(message)) for message in messages]
        return {name: reply.result(30) for name, reply in replies}


def test_who_waits_while_an_address_is_joined_finds_whom_it_leads_to_then(
    postgres_url: str,
) -> None:
    found: list[PersonRow] = []

    def wait(store: SqlStore) -> None:
        with store.transaction() as transaction:
            waiting.set()
            found.append(transaction.lock([at("phone")])[at("phone")])

    waiting = threading.Event()
    with closing(open_store(postgres_url)) as one, closing(open_store(postgres_url)) as two:
        with one.transaction() as transaction:
            transaction.lock([at("phone"), at("han")])
        late = threading.Thread(target=wait, args=(two,))
        with one.transaction() as transaction:
            people = transaction.lock([at("phone"), at("han")])
            han = replace(people[at("han")], desk=b"changed")
            row = AddressRow(address=at("phone"), person=han.id, since=says("han", 1, "").at)
            late.start()
            assert waiting.wait(10)
            late.join(0.2)
            assert late.is_alive()
            transaction.write(Rows(people={han.id: han}, addresses={row.address: row}))
        late.join(10)

    assert found == [replace(han, address=at("phone"), since=row.since)]


def test_a_person_held_by_another_process_is_not_waited_for(postgres_url: str) -> None:
    with closing(open_store(postgres_url)) as one, closing(open_store(postgres_url)) as two:
        with one.transaction() as holding:
            han = holding.lock([at("han")])[at("han")]
            holding.write(Rows())
        with one.transaction() as holding, two.transaction() as transaction:
            holding.lock([at("han")])
            assert transaction.another(han.id) is None
            transaction.lock([at("li")])
        with two.transaction() as transaction:
            assert transaction.another(han.id) == han


def test_who_refers_to_a_person_does_not_wait_for_his_turn(postgres_url: str) -> None:
    with closing(open_store(postgres_url)) as one, closing(open_store(postgres_url)) as two:
        with one.transaction() as transaction:
            transaction.lock([at("li"), at("phone")])
        with one.transaction() as holding, two.transaction() as transaction:
            holding.lock([at("li")])
            transaction.lock([at("phone")])
            row = AddressRow(
                address=at("phone"), person=person_id(at("li")), since=says("li", 1, "").at
            )
            transaction.write(Rows(addresses={row.address: row}))

        with one.reader() as reader:
            assert len(reader.addresses(person_id(at("li")))) == 2


@pytest.mark.timeout(120)
def test_joins_in_every_direction_lose_nothing_and_block_nobody(database_url: str) -> None:
    users = [f"u{number}" for number in range(6)]
    chance = random.Random(5)  # noqa: S311 -- the same moves on every run
    streams: list[list[Inbound]] = [[], []]
    for number in range(300):
        user = chance.choice(users)
        text = f"join {chance.choice(users)}" if chance.random() < 0.2 else f"n{number}"
        for stream in streams if chance.random() < 0.3 else [chance.choice(streams)]:
            stream.append(says(user, number, text))
    answers: list[dict[str, tuple[Message, ...]]] = [{}, {}]

    def run(which: int) -> None:
        answers[which] = settle(database_url, streams[which])

    at_once(lambda: run(0), lambda: run(1))

    both = answers[0].keys() & answers[1].keys()
    assert {name: answers[0][name] for name in both} == {name: answers[1][name] for name in both}
    with closing(open_store(database_url)) as store:
        people = [person_id(at(user)) for user in users]
        with store.reader() as reader:
            kept = {one: [e.number for e in reader.exchanges(one, 0, 999)] for one in people}
        for user in users:
            told(store, user)
    assert kept == {one: list(range(1, len(numbers) + 1)) for one, numbers in kept.items()}
    assert sum(map(len, kept.values())) == len(answers[0].keys() | answers[1].keys())


@pytest.mark.timeout(120)
def test_a_pass_opens_once_for_all_who_try_at_once(database_url: str) -> None:
    codes = [f"code{number}" for number in range(40)]
    answers: Answers = []
    with closing(open_store(database_url)) as store:
        issue(store, *codes)

    def run(user: str) -> None:
        tries = [says(user, number, f"open {code}") for number, code in enumerate(codes)]
        found = settle(database_url, tries)
        answers.extend((name[len(user) :], bubble.text) for name, (bubble,) in found.items())

    at_once(lambda: run("li"), lambda: run("han"))

    assert sorted(answers) == sorted(
        (str(number), said) for number in range(len(codes)) for said in ("in", "shut")
    )


@pytest.mark.timeout(120)
def test_two_who_publish_at_once_make_two_versions(database_url: str) -> None:
    found: list[str] = []

    def run(user: str) -> None:
        sent = [says(user, number, "publish") for number in range(20)]
        found.extend(bubble.text for (bubble,) in settle(database_url, sent).values())

    at_once(lambda: run("li"), lambda: run("han"))

    assert sorted(map(int, found)) == list(range(1, 41))
