"""The poller as a process: it outlives trouble, tells of conflicts, and ends politely."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.sql import open_store
from tests.bot.processes.books import assert_settled, doubles, id_of, let_all_in, letters_of
from tests.bot.processes.program import program
from tests.bot.processes.test_kills import LINES, wait_until_sent
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault
from tests.fake_bot_api.queues import Hook


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated database in a file: what is told here is no matter of databases."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'duilian.db')}"


def test_trouble_of_the_network_skips_no_update(sqlite_url: str, api: FakeBotApi) -> None:
    li = FakePerson(api)
    let_all_in(sqlite_url, [li])
    trouble = [Fault.cut(accepted=True), Fault.page(), Fault.conflict(), Fault.torn()]
    api.faults.add("getUpdates", *trouble)
    with program("poll", api, sqlite_url) as poller, closing(open_store(sqlite_url)) as store:
        said = [id_of(li.says(line)) for line in LINES]
        wait_until_sent(store, api)
        ended = poller.stop()

        assert_settled(store, li.chat, said)
        assert doubles(li, letters_of(store, li.chat)) == 0
    assert ended[0] == 0
    assert ended[1].count("duilian webhook none") == 1
    assert "Traceback" not in ended[1]


def test_told_to_stop_while_it_works_it_leaves_nothing_half_done(
    sqlite_url: str, api: FakeBotApi
) -> None:
    people = [FakePerson(api, chat) for chat in range(770, 780)]
    let_all_in(sqlite_url, people)
    said = {person: [id_of(person.says(line)) for line in LINES] for person in people}
    with program("poll", api, sqlite_url) as poller:
        api.wait(lambda: api.called("sendMessage") != [], 60)
        assert poller.stop()[0] == 0
    with program("poll", api, sqlite_url), closing(open_store(sqlite_url)) as store:
        wait_until_sent(store, api)

        for person in people:
            assert_settled(store, person.chat, said[person])
            assert doubles(person, letters_of(store, person.chat)) == 0


def test_a_webhook_that_is_set_meanwhile_is_waited_out(sqlite_url: str, api: FakeBotApi) -> None:
    li = FakePerson(api)
    let_all_in(sqlite_url, [li])
    api.queues.hooked(Hook("http://127.0.0.1:1/", ""))
    with program("poll", api, sqlite_url):
        li.says("/start")
        li.waits(1)
        assert api.queues.hook is None
        api.queues.hooked(Hook("http://127.0.0.1:1/", ""))
        api.wait(lambda: api.called("getUpdates")[-1].status == 409)
        li.says("/menu")
        api.queues.hooked(None)
        li.waits(2)
