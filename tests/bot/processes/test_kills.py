"""Nothing is lost at kill -9 in any place of the way in or out."""

import random
import time
from contextlib import ExitStack, closing

import pytest

from bot.store.port import Store
from bot.store.sql import open_store
from tests.bot.processes.books import (
    assert_settled,
    backlog,
    doubles,
    id_of,
    in_flight,
    let_all_in,
    letters_of,
)
from tests.bot.processes.program import SECRET, Program, program
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault
from tests.fake_bot_api.queues import Hook

#: How often the program is killed on each database, now as it serves, now as it polls.
KILLS = 5
WAYS = ("serve", "poll")
#: Seconds without an answer: longer than the program lives.
SILENCE = 30
#: What each person does between two kills.
LINES = ("/prep", "1", "赵厂长 恒谷食品", "跳过", "/drill", "我再想想")


def begin(opened: ExitStack, way: str, api: FakeBotApi, database: str) -> Program:
    """Start the program one way or the other; updates come to it by itself."""
    running = opened.enter_context(program(way, api, database))
    if way == "serve":
        api.queues.hooked(Hook(running.hook, SECRET))
    return running


def speak(people: list[FakePerson]) -> list[tuple[int, str]]:
    """Everybody says all his lines at once, and presses a button meanwhile: chats and ids."""
    said = []
    for person in people:
        said += [(person.chat, id_of(person.says(line))) for line in LINES]
        said.append((person.chat, id_of(person.presses_data("1:menu"))))
    return said


def wait_for_another_letter(api: FakeBotApi) -> None:
    heard = len(api.called("sendMessage"))
    api.wait(lambda: len(api.called("sendMessage")) > heard, 60)


def wait_until_sent(store: Store, api: FakeBotApi) -> None:
    assert api.queues.idle(30)
    end = time.monotonic() + 30
    while backlog(store):
        assert time.monotonic() < end, "the outbox did not become empty"
        time.sleep(0.05)


@pytest.mark.timeout(150)
def test_random_kills_lose_nothing_and_double_no_more_than_was_on_its_way(
    database_url: str, api: FakeBotApi
) -> None:
    chance = random.Random(11)  # noqa: S311 -- the same moments on every run
    people = [FakePerson(api, chat) for chat in (777, 778, 779)]
    let_all_in(database_url, people)
    said: list[tuple[int, str]] = []
    on_their_way = 0
    for kill in range(KILLS):
        with ExitStack() as opened:
            running = begin(opened, WAYS[kill % 2], api, database_url)
            said += speak(people)
            wait_for_another_letter(api)
            time.sleep(chance.choice((0, 0.01, 0.05, 0.2)))
            running.kill()
        on_their_way += in_flight(database_url)
    with ExitStack() as opened, closing(open_store(database_url)) as store:
        begin(opened, WAYS[KILLS % 2], api, database_url)
        wait_until_sent(store, api)

        for person in people:
            assert_settled(store, person.chat, [name for chat, name in said if chat == person.chat])
        doubled = [doubles(person, letters_of(store, person.chat)) for person in people]
    assert sum(doubled) <= on_their_way


@pytest.mark.timeout(150)
def test_a_kill_while_letters_are_on_their_way_doubles_what_telegram_had_taken_and_no_more(
    database_url: str, api: FakeBotApi
) -> None:
    li, han = FakePerson(api, 777), FakePerson(api, 778)
    let_all_in(database_url, [li, han])
    for person in (li, han):
        silence = Fault.silent(SILENCE, accepted=person is li)
        api.faults.add("sendMessage", silence, chat=person.chat)
    with ExitStack() as opened:
        running = begin(opened, "serve", api, database_url)
        said = {person: [id_of(person.says(line)) for line in LINES[:3]] for person in (li, han)}
        api.wait(lambda: len(api.called("sendMessage")) == 2, 60)
        running.kill()
    with ExitStack() as opened, closing(open_store(database_url)) as store:
        begin(opened, "serve", api, database_url)
        wait_until_sent(store, api)

        for person in (li, han):
            assert_settled(store, person.chat, said[person])
        doubled = [doubles(person, letters_of(store, person.chat)) for person in (li, han)]
    assert doubled == [1, 0]
