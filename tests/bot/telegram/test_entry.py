"""Who comes in by Telegram with a code, and who does not."""

from datetime import timedelta

import pytest

from bot.access import Role
from bot.clock import new_code
from bot.commands.limits import TRIES
from bot.handout import Handout
from bot.messages import Address
from bot.passes import Counter
from bot.store.memory import MemoryStore
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import LIBRARY, Serve, by_webhook, let_in, ticking
from tests.bot.telegram.looks import LI
from tests.fake_bot_api import FakeBotApi, FakePerson

TEAM = "华东"
WORDS = renderer()


@pytest.fixture
def counter(kept: MemoryStore) -> Counter:
    """The operator's counter."""
    return Counter(kept, ticking(), new_code, Handout(WORDS, LIBRARY.simplify, Locale.ZH, None))


def say(prompt: str, **facts: object) -> str:
    return WORDS.text(prompt, Locale.ZH, facts)


def team(kept: MemoryStore) -> list[str]:
    with kept.reader() as reader:
        return sorted(each.name for each in reader.people(TEAM) if each.name)


def test_a_stranger_comes_in_by_his_invitation_under_the_name_of_his_channel(
    api: FakeBotApi, kept: MemoryStore, counter: Counter, serve: Serve
) -> None:
    han = FakePerson(api, 999)
    code = counter.invite(Role.REP, TEAM)
    with serve(api, kept):
        han.says("hello?")
        han.says(f"/start {code}")
        stranger, let_in_line = han.waits(2)

    assert stranger.text == say("shell.stranger")
    assert let_in_line.text.startswith(say("shell.let_in", role="rep", team=TEAM))
    assert team(kept) == ["Li"]


def test_an_invitation_opens_once(api: FakeBotApi, kept: MemoryStore, counter: Counter) -> None:
    han, mei = FakePerson(api, 998), FakePerson(api, 999)
    code = counter.invite(Role.REP, TEAM)
    with by_webhook(api, kept):
        han.says(f"/start {code}")
        han.waits(1)
        mei.says(f"/start {code}")
        (refused,) = mei.waits(1)

    assert refused.text == say("shell.pass_void")
    assert team(kept) == ["Li"]


def test_whoever_guesses_is_told_to_wait_even_when_the_sixth_is_right(
    api: FakeBotApi, kept: MemoryStore, counter: Counter
) -> None:
    thief = FakePerson(api, 999)
    right = counter.invite(Role.REP, TEAM)
    with by_webhook(api, kept):
        for _ in range(TRIES.burst):
            thief.says(f"/start {new_code()}")
        thief.waits(TRIES.burst)
        thief.says(f"/start {right}")
        *void, wait = thief.waits(TRIES.burst + 1)

    assert {shown.text for shown in void} == {say("shell.pass_void")}
    assert wait.text == say("shell.pass_wait")
    assert team(kept) == []


def test_the_invitation_of_a_dismissed_manager_is_void(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, counter: Counter
) -> None:
    let_in(kept, "777", Role.MANAGER)
    han = FakePerson(api, 999)
    with by_webhook(api, kept):
        api.wait(lambda: api.called("setMyCommands") != [])
        li.says("/invite")
        (shown,) = li.waits(1)
        code = shown.text.partition("?start=")[2].split()[0]
        with kept.reader() as reader:
            manager = reader.person(LI)
        assert manager is not None
        counter.dismiss(manager.id)
        han.says(f"/start {code}")
        (refused,) = han.waits(1)
        li.says("/menu")
        (_, stranger) = li.waits(2)

    assert refused.text == say("shell.pass_void")
    assert stranger.text == say("shell.stranger")


def test_an_invitation_that_is_too_old_is_void(
    api: FakeBotApi, kept: MemoryStore, counter: Counter
) -> None:
    han = FakePerson(api, 999)
    code = counter.invite(Role.REP, TEAM, expires=timedelta(microseconds=1))
    with by_webhook(api, kept):
        han.says("hello?")
        han.waits(1)
        han.says(f"/start {code}")
        (_, refused) = han.waits(2)

    assert refused.text == say("shell.pass_void")


@pytest.mark.parametrize("words", ["/invite", "/link", "/绑定"])
def test_a_code_is_shown_once_and_kept_nowhere(
    words: str, api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    let_in(kept, "777", Role.MANAGER)
    with serve(api, kept):
        api.wait(lambda: api.called("setMyCommands") != [])
        li.says(words)
        (shown,) = li.waits(1)

    assert "https://t.me/duilian_test_bot?start=" in shown.text
    (call,) = api.called("sendMessage")
    assert call.fields["link_preview_options"] == '{"is_disabled": true}'
    with kept.reader() as reader:
        person = reader.person(LI)
        assert person is not None
        assert [*reader.exchanges(person.id, 0, 10)] == []


def test_the_second_telephone_joins_the_first(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    other = FakePerson(api, 999)
    with serve(api, kept):
        api.wait(lambda: api.called("setMyCommands") != [])
        li.says("/link")
        (shown,) = li.waits(1)
        other.says(f"/start {shown.text.partition('?start=')[2].split()[0]}")
        (joined,) = other.waits(1)

    assert joined.text.startswith(say("shell.joined", name=""))
    with kept.reader() as reader:
        first, second = reader.person(LI), reader.person(Address(namespace="telegram", user="999"))
    assert first is not None
    assert second is not None
    assert first.id == second.id
