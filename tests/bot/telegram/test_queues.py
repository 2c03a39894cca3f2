"""What Telegram's queues do to updates: order, copies, late ones, and presses that do not wait."""

import pytest

from bot.errors import StoreUnavailable
from bot.render import Renderer
from bot.store.memory import MemoryStore
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import Serve, by_webhook
from tests.bot.telegram.looks import turns_in
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault, Shown
from tests.fake_bot_api.queues import Update

WORDS: Renderer = renderer()
#: Within how many seconds of its delivery a press is answered.
SOON = 1.0


def say(prompt: str) -> str:
    return WORDS.text(prompt, Locale.ZH, {})


def at_the_second_question(li: FakePerson) -> Shown:
    """What is asked after two turns of a checklist, and three letters."""
    for line in ("/prep", "1", "赵厂长 恒谷食品"):
        li.says(line)
    return li.waits(3)[2]


def answered_after(api: FakeBotApi, press: Update) -> float:
    """The seconds between the delivery of a press and its answer."""
    first = api.queues.delivered[press["update_id"]][0]
    return api.answered[press["callback_query"]["id"]] - first


def test_a_press_is_answered_while_its_turn_waits_for_the_database(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.says("/start")
        li.waits(1)
        with kept.transaction():  # whoever wants to write has to wait for us
            press = li.presses(say("shell.label.prep"))
            api.wait(lambda: press["callback_query"]["id"] in api.answered)
            assert len(li.sees) == 1
        li.waits(2)

    assert answered_after(api, press) < SOON


def test_a_press_is_answered_while_letters_are_slow(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.says("/start")
        li.waits(1)
        api.faults.add("sendMessage", *[Fault.silent(2, accepted=True)] * 2)
        FakePerson(api, 778).says("/start")
        api.wait(lambda: len(api.called("sendMessage")) == 2)
        press = li.presses(say("shell.label.prep"))
        api.wait(lambda: press["callback_query"]["id"] in api.answered)
        li.waits(2)

    assert answered_after(api, press) < SOON


def test_a_press_that_overtakes_the_words_before_it_counts_for_what_is_so_then(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    with by_webhook(api, kept):
        question = at_the_second_question(li)
        skip = next(data for _, data in question.buttons if data.endswith(":skip"))
        api.queues.hold("chat 777")
        li.says("产线主管,老李")
        li.presses_data(skip, question.message_id)
        li.waits(4)
        assert len(turns_in(kept)) == 3
        api.queues.release("chat 777")
        li.waits(5)

    assert len(turns_in(kept)) == 4
    assert not li.sees[3].text.startswith(say("shell.stale"))


def test_words_that_overtake_a_press_leave_it_stale(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    with by_webhook(api, kept):
        question = at_the_second_question(li)
        skip = next(data for _, data in question.buttons if data.endswith(":skip"))
        api.queues.hold("press 777")
        li.presses_data(skip, question.message_id)
        li.says("跳过")
        li.waits(4)
        api.queues.release("press 777")
        li.waits(5)

    assert len(turns_in(kept)) == 3
    assert li.sees[4].text.startswith(say("shell.stale"))


def test_copies_that_come_after_later_updates_change_nothing(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    with by_webhook(api, kept):
        first, second = li.says("/prep"), li.says("1")
        li.waits(2)
        for copy in (second, first, second, first):
            api.queues.again(copy)
        assert api.queues.idle()
        li.says("赵厂长 恒谷食品")
        li.waits(3)

    assert len(turns_in(kept)) == 2
    assert len(li.sees) == 3


def test_an_update_that_was_not_taken_comes_again_before_the_next(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = [True] * 5
    begun = MemoryStore.transaction

    def transaction(store: MemoryStore) -> object:
        if away:
            away.pop()
            raise StoreUnavailable(url="", why="away")
        return begun(store)

    with by_webhook(api, kept):
        monkeypatch.setattr(MemoryStore, "transaction", transaction)
        lines = [li.says(line) for line in ("/prep", "赵厂长 恒谷食品")]
        li.waits(2)
        hook = api.queues.hook

    assert hook is not None
    assert sorted(hook.statuses) == [200, 200, *[503] * 5]
    tries = [len(api.queues.delivered[line["update_id"]]) for line in lines]
    assert tries == [6, 1]


def test_a_press_that_nobody_took_in_time_is_gone_and_words_are_not(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    api.queues.lives["press"] = 0.0
    press = li.presses_data("1:menu")
    with by_webhook(api, kept):
        li.says("/start")
        li.waits(1)

    assert api.queues.expired == [press["update_id"]]


def test_a_press_that_is_too_old_to_be_answered_is_a_turn_all_the_same(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    api.faults.add("answerCallbackQuery", Fault.refused("query is too old"))
    with serve(api, kept):
        li.says("/start")
        li.waits(1)
        li.presses(say("shell.label.drill"))
        li.waits(2)

    assert len(turns_in(kept)) == 1
    assert api.answered == {}
