"""What becomes of a letter, whatever Telegram answers: each fault has its rule."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
import pytest

from bot.channel import Channel, Delivery
from bot.messages import Address
from bot.outbox import Sender
from bot.store.memory import MemoryStore
from bot.store.rows import Parcel, Rows
from bot.telegram import pace
from bot.telegram.application import build_application, builder_for
from bot.telegram.channel import TelegramChannel
from bot.telegram.letters import NAMESPACE, Letter
from bot.telegram.pace import Pace
from tests.bot.telegram.conftest import settings_for
from tests.bot.visitor import NOON
from tests.fake_bot_api import FakeBotApi, Fault

LI, HAN = 777, 778
#: Seconds that Telegram has for an answer in these tests; and how long it is silent.
PATIENCE, SILENCE = 2.0, 3.0


class Watched:
    """A channel of which is known how many parcels are on their way."""

    namespace = NAMESPACE

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.under_way = 0

    async def deliver(self, to: str, body: bytes) -> Delivery:
        self.under_way += 1
        try:
            return await self._channel.deliver(to, body)
        finally:
            self.under_way -= 1


class Calendar:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def store_of(*letters: tuple[int, str]) -> MemoryStore:
    """A store in which these letters wait."""
    store = MemoryStore()
    rows = [
        Parcel(
            key=f"{chat}/{text}",
            to=Address(namespace=NAMESPACE, user=str(chat)),
            body=msgspec.json.encode(Letter(name="陪练", text=text)),
            at=NOON,
        )
        for chat, text in letters
    ]
    with store.transaction() as transaction:
        transaction.write(Rows(parcels=rows))
    return store


def backlog(store: MemoryStore) -> int:
    with store.outbox() as outbox:
        return outbox.backlog(NAMESPACE)


async def send_all(api: FakeBotApi, store: MemoryStore) -> str | None:
    """Send until nothing waits, an hour at a time; why it ended before, None when it did not."""
    clock = Calendar()
    async with build_application(builder_for(settings_for(api), PATIENCE)).bot as bot:
        channel = Watched(TelegramChannel(bot))
        sender = Sender(store, channel, clock)
        task = asyncio.create_task(sender.run())
        while backlog(store) and not task.done():
            await asyncio.sleep(0.02)
            if not channel.under_way:
                clock.now += timedelta(minutes=61)
                sender.wake()
        if task.done():
            return task.result()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    return None


def heard(api: FakeBotApi, chat: int) -> list[str]:
    return [shown.text.removeprefix("陪练\n") for shown in api.chats.get(chat, [])]


ONCE = {
    "flood 1 s": Fault.flood(1),
    "flood 5 s": Fault.flood(5),
    "flood for ever": Fault.flood(10**9),
    "flood beyond all numbers": Fault.flood(10**400),
    "flood without a time": Fault.flood(),
    "flood x": Fault.flood("x"),
    "flood -1": Fault.flood(-1),
    "flood true": Fault.flood(rest=True),
    "500": Fault(500),
    "502": Fault(502, "Bad Gateway"),
    "503": Fault(503, "Service Unavailable"),
    "504": Fault(504, "Gateway Timeout"),
    "a page": Fault.page(502),
    "a page with 503": Fault.page(503),
    "a list": Fault(500, raw=b"[]"),
    "words": Fault(500, raw=b'"down"'),
    "nothing": Fault(500, raw=b""),
    "parameters that are none": Fault(429, raw=b'{"ok":false,"parameters":[1]}'),
    "silence before": Fault.silent(SILENCE, accepted=False),
    "cut before": Fault.cut(accepted=False),
    "marks": Fault.entities(),
}
TWICE = {
    "silence after": Fault.silent(SILENCE, accepted=True),
    "cut after": Fault.cut(accepted=True),
    "half a yes": Fault.torn(),
}
NEVER = {
    "no chat": Fault.no_chat(),
    "too long": Fault.refused("message is too long"),
    "a group that moved": Fault(400, "Bad Request: moved", {"migrate_to_chat_id": -100}),
}
RULES = [
    *(pytest.param(fault, ["1", "2"], id=name) for name, fault in ONCE.items()),
    *(pytest.param(fault, ["1", "1", "2"], id=name) for name, fault in TWICE.items()),
    *(pytest.param(fault, ["2"], id=name) for name, fault in NEVER.items()),
    pytest.param(Fault.blocked(), [], id="blocked"),
]


@pytest.mark.parametrize(("fault", "said"), RULES)
async def test_each_fault_has_its_rule_and_harms_nobody_else(
    fault: Fault, said: list[str], api: FakeBotApi
) -> None:
    api.faults.add("sendMessage", fault, chat=LI)
    store = store_of((LI, "1"), (LI, "2"), (HAN, "3"))

    assert await send_all(api, store) is None

    assert heard(api, LI) == said
    assert heard(api, HAN) == ["3"]


async def test_faults_in_a_row_are_outlived(api: FakeBotApi) -> None:
    row = [Fault.flood(3), Fault(502), Fault.page(), Fault.cut(accepted=False), Fault.entities()]
    api.faults.add("sendMessage", *row, chat=LI)

    assert await send_all(api, store_of((LI, "1"), (LI, "2"))) is None

    assert heard(api, LI) == ["1", "2"]


async def test_a_token_taken_back_ends_the_sending_and_nothing_is_lost(api: FakeBotApi) -> None:
    api.faults.add("sendMessage", Fault.unknown_token(), chat=LI)
    store = store_of((LI, "1"), (LI, "2"))

    assert await send_all(api, store) == "token"
    assert backlog(store) == 2

    assert await send_all(api, store) is None
    assert heard(api, LI) == ["1", "2"]


async def test_what_is_refused_for_a_day_is_given_up(api: FakeBotApi) -> None:
    api.faults.add("sendMessage", *[Fault(500)] * 100, chat=LI)

    assert await send_all(api, store_of((LI, "1"))) is None

    assert heard(api, LI) == []
    assert len(api.called("sendMessage")) in range(20, 30)


async def test_marks_that_cannot_be_read_go_as_plain_words(api: FakeBotApi) -> None:
    api.faults.add("sendMessage", Fault.entities())

    await send_all(api, store_of((LI, "1 < 2")))

    first, second = api.called("sendMessage")
    assert (first.fields["text"], first.fields["parse_mode"]) == ("<b>陪练</b>\n1 &lt; 2", "HTML")
    assert (second.fields["text"], "parse_mode" in second.fields) == ("陪练\n1 < 2", False)


async def test_a_loud_chat_is_written_to_once_a_second_after_a_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "GAP", 0.1)
    loop, kept = asyncio.get_running_loop(), Pace()
    start = loop.time()
    gone: dict[int, list[float]] = {LI: [], HAN: []}

    async def write(chat: int, messages: int) -> None:
        for _ in range(messages):
            await kept.keep(chat)
            gone[chat].append(loop.time() - start)

    await asyncio.gather(write(LI, pace.BURST + 3), write(HAN, 1))

    assert max(gone[HAN] + gone[LI][: pace.BURST]) < 0.1
    assert [at >= 0.1 * late for late, at in enumerate(gone[LI][pace.BURST :], start=1)] == [
        True
    ] * 3


async def test_chats_that_are_quiet_again_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MANY", 3)
    kept = Pace()
    for chat in range(10):
        await kept.keep(chat)

    assert len(kept._over) <= 4  # noqa: SLF001 -- what it remembers shows nowhere else
