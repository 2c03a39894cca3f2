"""What people do on Telegram, and what comes of it, by webhook and by polling."""

import pytest

from bot.render import Renderer
from bot.store.memory import MemoryStore
from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.bot.telegram.conftest import Serve, by_polling, by_webhook
from tests.bot.telegram.looks import letters_in, turns_in
from tests.fake_bot_api import FakeBotApi, FakePerson

WORDS: Renderer = renderer()
#: Begins a walk at once, and with it a turn.
PREP = "/prep 拜访前四分钟"


def say(prompt: str, locale: Locale = Locale.ZH, **facts: object) -> str:
    return WORDS.text(prompt, locale, facts)


def test_a_newcomer_is_welcomed_in_the_language_of_his_telephone(
    api: FakeBotApi, kept: MemoryStore, serve: Serve
) -> None:
    han = FakePerson(api, 778, language="en-GB")
    with serve(api, kept):
        han.says("/start")
        (shown,) = han.waits(1)

    assert shown.text == say("shell.welcome", Locale.EN)
    assert next(label for label, _ in shown.buttons) == say("shell.label.practice", Locale.EN)


def test_a_press_is_answered_at_once_and_its_buttons_go(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.says("/start")
        menu = li.waits(1)[0]
        li.presses(say("shell.label.prep"))
        li.waits(2)
        api.wait(lambda: menu.buttons == [] and api.called("answerCallbackQuery") != [])

    assert li.sees[1].text.startswith("用哪一张单子？")


def test_two_quick_presses_of_one_button_are_one_turn(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.says("/start")
        menu = li.waits(1)[0]
        data = menu.data(say("shell.label.prep"))
        li.presses_data(data, menu.message_id)
        li.presses_data("2:menu", menu.message_id)
        li.presses_data(f"1:{'x' * 20}", menu.message_id)
        li.waits(4)

    assert li.sees[3].text.startswith(say("shell.stale"))


def test_a_press_in_a_talk_counts_for_the_step_it_was_offered_for(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.says(PREP)
        li.says("赵厂长 恒谷食品")
        first = li.waits(2)[1]
        skip = next(data for _, data in first.buttons if data.endswith(":skip"))
        for number in range(3):
            li.presses_data(skip, first.message_id)
            li.waits(3 + number)

    stale = say("shell.stale")
    assert len(turns_in(kept)) == 3
    assert [shown.text.startswith(stale) for shown in li.sees[2:]] == [False, True, True]


def test_data_that_is_none_of_ours_is_a_stale_button(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.presses_data("rm -rf")
        (shown,) = li.waits(1)

    assert shown.text == say("shell.stale")


def test_an_edit_changes_no_turn_and_is_explained(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        said = li.says(PREP)
        li.waits(1)
        li.edits(said["message"]["message_id"], "/drill")
        li.waits(2)

    assert li.sees[1].text == say("telegram.edited")
    assert len(turns_in(kept)) == 1


def test_what_is_no_words_is_explained(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        li.sends(voice={"file_id": "v", "duration": 3})
        (shown,) = li.waits(1)

    assert shown.text == say("telegram.only_words")


def test_a_stranger_gets_one_polite_line(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    stranger = FakePerson(api, 999)
    with serve(api, kept):
        for text in ("/start", "hello?", "let me in"):
            stranger.says(text)
        stranger.presses_data("1:menu")
        assert api.queues.idle()
        li.says("/start")
        li.waits(1)
        api.wait(lambda: len(api.called("answerCallbackQuery")) == 1)

    assert [shown.text for shown in stranger.sees] == [say("shell.stranger")]
    assert turns_in(kept) == []


def test_a_group_gets_one_link_and_then_silence(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    group = FakePerson(api, 777, chat=-100)
    with serve(api, kept):
        api.wait(lambda: api.called("setMyCommands") != [])
        li.says("/start")
        li.waits(1)
        for text in ("/start", "hello", "/drill"):
            group.says(text)
        group.presses_data("1:menu")
        li.says("/menu")
        li.waits(2)
        group.waits(1)

    link = "https://t.me/duilian_test_bot"
    assert [shown.text for shown in group.sees] == [say("telegram.private", link=link)]


def test_what_nobody_can_use_is_kept_and_harms_nobody(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    with serve(api, kept):
        api.queues.add("chat 777", "message", {"chat": {"id": "x"}, "message_id": True})
        api.queues.add("chat 777", "poll_answer", {"poll_id": "1"})
        li.says("/start")
        li.waits(1)

    assert [letter.error for letter in letters_in(kept)] == [
        "unusable: shape: TypeError",
        "unusable: kind",
    ]


def test_somebody_else_s_press_is_no_press(api: FakeBotApi, kept: MemoryStore) -> None:
    with by_webhook(api, kept):
        query = {
            "id": "q",
            "from": {"id": 777, "language_code": "zh"},
            "data": "1:menu",
            "message": {"message_id": 5, "chat": {"id": 778, "type": "private"}},
        }
        api.queues.add("press 777", "callback_query", query)
        assert api.queues.idle()

    assert [letter.error for letter in letters_in(kept)] == ["unusable: not his talk"]


def test_the_menu_of_commands_is_shown_in_both_languages(
    api: FakeBotApi, kept: MemoryStore
) -> None:
    with by_polling(api, kept):
        api.wait(lambda: len(api.called("setMyCommands")) == 3)

    calls = api.called("setMyCommands")
    assert [call.fields.get("language_code") for call in calls] == [None, "zh", "en"]
    assert '"command": "practice"' in calls[0].fields["commands"]


@pytest.mark.parametrize("times", [3])
def test_the_same_update_three_times_is_one_turn(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, times: int
) -> None:
    with by_webhook(api, kept):
        update = li.says(PREP)
        li.waits(1)
        for _ in range(times):
            api.queues.add("chat 777", "message", update["message"])
        assert api.queues.idle()
        li.says("/menu")
        li.waits(2)

    assert len(turns_in(kept)) == 1
    assert len(li.sees) == 2
