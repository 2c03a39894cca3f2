"""Every answer of Telegram to a letter, and what is done about it."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from bot.channel import Cut, Delivery, Hopeless, Later, Sent
from bot.messages import Attachment
from bot.pictures.png import png
from bot.telegram.application import build_application, builder_for
from bot.telegram.channel import TelegramChannel
from bot.telegram.keyboard import Key
from bot.telegram.letters import Letter
from tests.bot.pictures.drawings import NEEDS
from tests.bot.telegram.conftest import settings_for
from tests.fake_bot_api import FakeBotApi, Fault

LETTER = Letter(name="客户", text="1 < 2 & <b>3</b>", keys=(Key(label="好", data="1:ok"),))


@pytest.fixture
async def way(api: FakeBotApi) -> AsyncIterator[TelegramChannel]:
    """A channel to the fake."""
    builder = builder_for(settings_for(api), patience=1.0)
    bot = build_application(builder).bot
    async with bot:
        yield TelegramChannel(bot)


def body(letter: Letter) -> bytes:
    return msgspec.json.encode(letter)


async def test_a_letter_is_shown_as_it_was_written(way: TelegramChannel, api: FakeBotApi) -> None:
    assert await way.deliver("777", body(LETTER)) == Sent()

    (shown,) = api.chats[777]
    assert (shown.text, shown.buttons) == ("客户\n1 < 2 & <b>3</b>", [("好", "1:ok")])
    (call,) = api.called("sendMessage")
    assert call.fields["text"] == "<b>客户</b>\n1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;"


async def test_a_file_goes_with_its_words(way: TelegramChannel, api: FakeBotApi) -> None:
    letter = Letter(text="拿好", file=Attachment(name="拜访单.md", text="# 单\n"))

    assert await way.deliver("777", body(letter)) == Sent()

    (shown,) = api.chats[777]
    assert shown.text == "拿好"
    assert shown.file is not None
    assert shown.file[1] == "# 单\n".encode()


async def test_a_picture_is_shown_with_its_words(way: TelegramChannel, api: FakeBotApi) -> None:
    letter = Letter(text="1 < 2", picture=NEEDS, keys=(Key(label="好", data="1:ok"),))

    assert await way.deliver("777", body(letter)) == Sent()

    (shown,) = api.chats[777]
    assert (shown.text, shown.buttons) == ("1 < 2", [("好", "1:ok")])
    assert shown.file == ("needs.png", png(NEEDS))
    assert [call.method for call in api.calls if call.fields] == ["sendPhoto"]


@pytest.mark.parametrize(
    ("fault", "delivery"),
    [
        (Fault.flood(7), Later(why="flood", seconds=7.0)),
        (Fault.flood(), Later(why="flood")),
        (Fault.flood("x"), Later(why="flood")),
        (Fault.flood(10**9), Later(why="flood", seconds=3600.0)),
        (Fault.page(), Later(why="network")),
        (Fault.torn(), Later(why="network")),
        (Fault.cut(accepted=False), Later(why="network")),
        (Fault.blocked(), Hopeless(why="blocked", silence=True)),
        (Fault.no_chat(), Hopeless(why="refused")),
        (Fault.unknown_token(), Cut(why="token")),
        (Fault(), Later(why="network")),
        (Fault(502, "Bad Gateway"), Later(why="network")),
        (Fault.conflict(), Later(why="network")),
        (Fault.silent(1.5, accepted=False), Later(why="timeout")),
        (Fault.silent(1.5, accepted=True), Later(why="timeout")),
    ],
)
async def test_each_answer_has_its_rule(
    fault: Fault, delivery: Delivery, way: TelegramChannel, api: FakeBotApi
) -> None:
    api.faults.add("sendMessage", fault)

    assert await way.deliver("777", body(LETTER)) == delivery


async def test_marks_that_cannot_be_read_are_left_away_once(
    way: TelegramChannel, api: FakeBotApi
) -> None:
    api.faults.add("sendMessage", Fault.entities())

    assert await way.deliver("777", body(LETTER)) == Sent()

    second = api.called("sendMessage")[1]
    assert second.fields["text"] == "客户\n1 < 2 & <b>3</b>"
    assert "parse_mode" not in second.fields


async def test_a_second_refusal_of_the_plain_text_is_the_last(
    way: TelegramChannel, api: FakeBotApi
) -> None:
    api.faults.add("sendMessage", Fault.entities(), Fault.entities())

    assert await way.deliver("777", body(LETTER)) == Hopeless(why="refused")
    assert len(api.called("sendMessage")) == 2


async def test_no_api_at_all_is_trouble_of_the_network(api: FakeBotApi) -> None:
    settings = settings_for(api).model_copy(update={"telegram_api": "http://127.0.0.1:9"})
    bot = build_application(builder_for(settings)).bot

    assert await TelegramChannel(bot).deliver("777", body(LETTER)) == Later(why="network")
