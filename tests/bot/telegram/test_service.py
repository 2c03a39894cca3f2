"""Telegram as a service: faults on the way, a change of ways, and its end."""

import logging
from contextlib import closing

import pytest
from telegram import Update

from bot.access import Role
from bot.errors import OutOfReach, StoreUnavailable, TokenRefused
from bot.inbox import Writer
from bot.messages import Inbound
from bot.store.memory import MemoryStore
from bot.store.sql import open_store
from bot.telegram import polling, service
from bot.telegram.application import RECEPTION, build_application, builder_for
from bot.telegram.reception import Reception
from bot.telegram.service import running
from bot.telegram.webhook import set_webhook
from tests.bot.telegram.conftest import (
    SECRET,
    Serve,
    by_polling,
    by_webhook,
    let_in,
    settings_for,
    world_on,
)
from tests.bot.telegram.looks import turns_in
from tests.fake_bot_api import FakeBotApi, FakePerson, Fault
from tests.fake_bot_api.api import TOKEN


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rests that a test can wait for."""
    for module in (polling, service):
        monkeypatch.setattr(module, "pause", lambda _tries: 0.01)


def test_a_talk_goes_on_from_one_way_to_the_other(
    api: FakeBotApi, li: FakePerson, database_url: str
) -> None:
    with closing(open_store(database_url)) as store:
        let_in(store, str(li.chat), Role.REP)
    ways = [by_polling, by_webhook, by_polling, by_webhook]
    lines = ["/prep", "1", "赵厂长 恒谷食品", "跳过"]
    for number, (way, line) in enumerate(zip(ways, lines, strict=True), start=1):
        api.queues.closed = False
        with closing(open_store(database_url)) as store, way(api, store):
            li.says(line)
            li.waits(number)

    assert len(li.sees) == len(lines)
    assert len({shown.text for shown in li.sees}) == len(lines)


def test_faults_of_telegram_lose_nothing_and_keep_the_order(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, serve: Serve
) -> None:
    api.faults.add("getMe", Fault(), Fault.flood(1))
    api.faults.add("getUpdates", Fault(502, "Bad Gateway"), Fault.flood(1), Fault.conflict())
    api.faults.add("setMyCommands", Fault())
    api.faults.add("sendMessage", Fault.entities(), Fault.entities())
    api.faults.add("answerCallbackQuery", Fault(400, "Bad Request: query is too old"))
    with serve(api, kept):
        li.says("/drill")
        li.says("我再想想")
        li.waits(2)
        li.presses_data("9:hint")
        li.waits(3)

    assert len(turns_in(kept)) == 2


def test_a_person_who_blocked_us_is_left_alone_until_he_writes(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson
) -> None:
    han = FakePerson(api, 778)
    api.faults.add("sendMessage", Fault.blocked())
    with by_webhook(api, kept):
        li.says("/start")
        api.wait(lambda: len(api.called("sendMessage")) == 1)
        han.says("/start")
        han.waits(1)
        li.says("/menu")
        li.waits(1)

    assert len(api.called("sendMessage")) == 3


async def test_a_token_that_is_refused_ends_the_service(
    api: FakeBotApi, kept: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    api.faults.add("getMe", Fault.unknown_token())
    with world_on(kept, settings_for(api)) as world:
        async with running(world) as telegram:
            with pytest.raises(TokenRefused):
                await telegram.sending

    assert "refuses the token" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_token_taken_back_while_sending_ends_it_too(
    api: FakeBotApi, kept: MemoryStore
) -> None:
    api.faults.add("sendMessage", Fault.unknown_token())
    with world_on(kept, settings_for(api)) as world:
        async with running(world) as telegram:
            chat = {"id": 777, "type": "private"}
            said = {"message_id": 1, "from": {"id": 777}, "chat": chat, "text": "/start"}
            await telegram.reception.take({"update_id": 1, "message": said})
            with pytest.raises(TokenRefused):
                await telegram.sending


async def test_a_token_taken_back_while_polling_ends_it_too(
    api: FakeBotApi, kept: MemoryStore
) -> None:
    api.faults.add("getUpdates", Fault.unknown_token())
    with world_on(kept, settings_for(api)) as world:
        async with running(world) as telegram:
            with pytest.raises(TokenRefused):
                await polling.fetch(telegram)


def test_polling_waits_for_the_database(
    api: FakeBotApi, kept: MemoryStore, li: FakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = [StoreUnavailable(url="", why="away")] * 2
    submit = Writer.submit

    def troubled(writer: Writer, inbound: Inbound) -> object:
        if trouble:
            raise trouble.pop()
        return submit(writer, inbound)

    monkeypatch.setattr(Writer, "submit", troubled)
    with by_polling(api, kept):
        li.says("/drill")
        li.waits(1)

    assert len(turns_in(kept)) == 1


async def test_an_application_with_another_s_builder_plays_turns(
    api: FakeBotApi, kept: MemoryStore
) -> None:
    settings = settings_for(api)
    application = build_application(builder_for(settings))
    chat = {"id": 777, "type": "private"}
    person = {"id": 777, "is_bot": False, "first_name": "Li"}
    said = {"message_id": 1, "from": person, "chat": chat, "date": 1, "text": "/drill"}
    with world_on(kept, settings) as world:
        async with application:
            reception = Reception(world, application.bot, lambda: None)
            application.bot_data[RECEPTION] = reception
            update = Update.de_json({"update_id": 1, "message": said}, application.bot)
            await application.process_update(update)

    assert len(turns_in(kept)) == 1


def test_the_webhook_is_set_and_taken_away(api: FakeBotApi) -> None:
    set_webhook(settings_for(api), "https://coach.example/webhooks/telegram")
    assert api.queues.hook is not None
    assert (api.queues.hook.url, api.queues.hook.secret) == (
        "https://coach.example/webhooks/telegram",
        SECRET,
    )

    set_webhook(settings_for(api), "none")
    assert api.queues.hook is None


@pytest.mark.parametrize(
    ("fault", "error"), [(Fault.unknown_token(), TokenRefused), (Fault.no_chat(), OutOfReach)]
)
def test_trouble_with_setting_it_is_told(
    fault: Fault, error: type[Exception], api: FakeBotApi
) -> None:
    api.faults.add("setWebhook", fault)

    with pytest.raises(error):
        set_webhook(settings_for(api), "https://coach.example/webhooks/telegram")
