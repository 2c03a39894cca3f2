"""Who is told that there is something new, and how it is found out."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pytest

from bot.errors import StoreUnavailable
from bot.web import stream
from bot.web.problems import Problem
from bot.web.stream import MOST_STREAMS, Watch


class Kept:
    """Counts of exchanges, with how often they were asked for."""

    def __init__(self) -> None:
        self.counts = {"li": 1}
        self.asked = 0
        self.away = False

    def __call__(self, people: Sequence[str]) -> Mapping[str, int]:
        self.asked += 1
        if self.away:
            raise StoreUnavailable(url="", why="away")
        return {person: self.counts.get(person, 0) for person in people}


async def test_nobody_is_asked_about_while_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PERIOD", 0.01)
    kept = Kept()
    watch = Watch(kept)
    watch.committed(["li"])
    watcher = watch.enter("li")
    assert await watcher.wait(1)
    kept.counts["li"] = 2
    assert await watcher.wait(1)
    kept.away = True
    assert not await watcher.wait(0.05)

    watch.leave(watcher)
    await asyncio.sleep(0.05)
    asked = kept.asked
    await asyncio.sleep(0.05)

    assert kept.asked == asked
    watch.close()


async def test_one_question_is_asked_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PERIOD", 0.05)
    kept = Kept()
    watch = Watch(kept)
    watchers = [watch.enter(f"person {number}") for number in range(100)]
    await asyncio.sleep(0.12)

    assert 1 <= kept.asked <= 3
    for watcher in watchers:
        watch.leave(watcher)
    watch.close()


async def test_the_fourth_stream_is_refused() -> None:
    watch = Watch(Kept())
    watchers = [watch.enter("li") for _ in range(MOST_STREAMS)]
    with pytest.raises(Problem) as caught:
        watch.enter("li")

    watch.leave(watchers[0])
    watch.enter("li")

    assert caught.value.kind == "too_many"
    watch.close()


def test_news_for_a_loop_that_is_gone_is_no_news() -> None:
    watch = Watch(Kept())

    async def entered() -> None:
        watch.enter("li")
        watch.close()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(0)

    asyncio.run(entered())

    watch.committed(["li"])
