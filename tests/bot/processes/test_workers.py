"""Two workers on one database, for one person: one turn each, judged by what is so then."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from bot.commands.aliases import SHELL
from bot.store.port import Store
from bot.store.sql import open_store
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.processes.books import (
    assert_settled,
    doubles,
    exchanges_of,
    id_of,
    let_all_in,
    letters_of,
)
from tests.bot.processes.program import SECRET, program
from tests.bot.processes.test_kills import wait_until_sent
from tests.fake_bot_api import FakeBotApi, FakePerson
from tests.fake_bot_api.queues import Hook, Update, post

SAME, PAIRS = 20, 6
WORDS = "产线主管老李"
STALE = renderer().text("shell.stale", Locale.ZH, {})


@pytest.fixture
def people(api: FakeBotApi, database_url: str) -> list[FakePerson]:
    """Three reps."""
    people = [FakePerson(api, chat) for chat in (777, 778, 779)]
    let_all_in(database_url, people)
    return people


@pytest.fixture
def kept(database_url: str) -> Iterator[Store]:
    """The database of both workers."""
    with closing(open_store(database_url)) as store:
        yield store


@pytest.fixture
def hooks(api: FakeBotApi, database_url: str, people: list[FakePerson]) -> Iterator[list[Hook]]:
    """Two workers; Telegram posts to them in turn."""
    assert people
    with ExitStack() as opened:
        workers = [opened.enter_context(program("serve", api, database_url)) for _ in range(2)]
        first, second = (worker.hook for worker in workers)
        api.queues.hooked(Hook(first, SECRET, others=(second,)))
        yield [Hook(first, SECRET), Hook(second, SECRET)]


def at_once(*posts: tuple[Hook, Update]) -> list[int]:
    """The statuses of updates that are posted at the same moment."""
    statuses = [0] * len(posts)
    start = threading.Barrier(len(posts))

    def go(number: int) -> None:
        start.wait()
        statuses[number] = post(*posts[number])

    threads = [threading.Thread(target=go, args=(number,)) for number in range(len(posts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def the_same_to_both(li: FakePerson, hooks: list[Hook], store: Store) -> list[str]:
    """The same update to both workers at once, three times over; the ids of all."""
    said = []
    for number in range(SAME):
        update = li.unsent(text=("/prep", "1", "赵厂长 恒谷食品", "跳过")[number % 4])
        assert at_once(*[(hook, update) for hook in hooks * 3]) == [200] * 6
        said.append(id_of(update))
        assert len(exchanges_of(store, li.chat)) == len(said)
    return said


def message_and_press(li: FakePerson, hooks: list[Hook], store: Store) -> list[str]:
    """A message to one worker, a press to the other: each is judged by what it then meets."""
    begun = [li.unsent(text=line) for line in ("/prep", "1", "赵厂长 恒谷食品")]
    assert [post(hooks[0], update) for update in begun] == [200] * 3
    said = [id_of(update) for update in begun]
    for number in range(PAIRS):
        offered = exchanges_of(store, li.chat)[-1].messages[-1]
        choice = next(each.id for each in offered.choices if each.id not in SHELL)
        press = li.unsent_press(f"{offered.step}:{choice}")
        words = li.unsent(text=WORDS)
        pair = ((hooks[number % 2], words), (hooks[1 - number % 2], press))
        assert at_once(*pair) == [200, 200]
        said += [id_of(words), id_of(press)]
        assert_present_state_counts(store, li.chat, press_step=offered.step)
    return said


def assert_present_state_counts(store: Store, chat: int, *, press_step: int | None) -> None:
    """Of the last two exchanges, the press was stale exactly when the words came before it."""
    before_last, last = exchanges_of(store, chat)[-2:]
    words_first = before_last.said == WORDS
    pressed = last if words_first else before_last
    stale = pressed.messages[0].text.startswith(STALE)
    assert stale == words_first, (press_step, before_last, last)


@pytest.mark.timeout(150)
def test_whatever_comes_at_once_is_one_turn_each_and_sent_once(
    hooks: list[Hook], kept: Store, people: list[FakePerson], api: FakeBotApi
) -> None:
    li, han, wei = people
    said = {li.chat: the_same_to_both(li, hooks, kept)}
    said[han.chat] = message_and_press(han, hooks, kept)
    said[wei.chat] = [id_of(wei.says(line)) for line in ("/prep", "1", "赵厂长", "跳过") * 4]
    wait_until_sent(kept, api)

    for person in people:
        assert_settled(kept, person.chat, said[person.chat])
        assert doubles(person, letters_of(kept, person.chat)) == 0
