"""Streams of what is new, through a real server."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.access import Role
from bot.errors import StoreUnavailable
from bot.inbox import Writer
from bot.messages import Inbound
from bot.store.port import Store
from bot.web import live, serve, stream
from bot.web.serve import listen
from bot.web.stream import MOST_STREAMS
from tests.bot.visitor import NOON, player_of
from tests.bot.web.house import COOKIE, Browser, House, house_of


class Served:
    """A house behind a real server of this process."""

    def __init__(self, house: House, at: socket.socket) -> None:
        self.house = house
        self.port: int = at.getsockname()[1]
        self._server = serve.server_of(house.app)
        self._thread = threading.Thread(target=self._server.run, args=([at],))
        self._thread.start()

    def stop(self) -> float:
        """Seconds until the server has stopped."""
        began = time.monotonic()
        self._server.should_exit = True
        self._thread.join(30)
        assert not self._thread.is_alive()
        return time.monotonic() - began

    @contextmanager
    def listening(self, browser: Browser, after: int = 0, **headers: str) -> Iterator["Lines"]:
        """The stream of a browser."""
        named = {"host": "duilian.example", "cookie": f"{COOKIE}={browser.cookie}", **headers}
        url = f"http://127.0.0.1:{self.port}/stream?after={after}"
        timeout = httpx.Timeout(10)
        with httpx.stream("GET", url, headers=named, timeout=timeout, trust_env=False) as answer:
            yield Lines(answer)


class Lines:
    """The events of a stream, one after another."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.iter_lines()

    def next(self) -> dict[str, str]:
        """The next event: its fields, data joined; a comment is a field without a name."""
        event: dict[str, str] = {}
        for line in self._lines:
            if not line:
                return event
            name, _, value = line.partition(": ")
            event[name] = event[name] + "\n" + value if name in event else value
        return event


@pytest.fixture
def served(store: Store, tmp_path: Path) -> Iterator[Served]:
    with house_of(tmp_path, store, alive=False) as house, listen("127.0.0.1", 0) as at:
        served = Served(house, at)
        yield served
        served.stop()


def test_what_is_said_elsewhere_arrives_as_an_exchange(served: Served) -> None:
    member = served.house.member(Role.REP)
    member.opens("/")

    with served.listening(member) as lines:
        first = [lines.next(), lines.next()]
        began = time.monotonic()
        member.says("/help", "a1")
        said = lines.next()

    assert lines.answer.headers["content-type"].startswith("text/event-stream")
    assert lines.answer.headers["cache-control"] == "no-store"
    assert lines.answer.headers["x-accel-buffering"] == "no"
    assert first[0] == {"retry": "2000"}
    assert first[1]["id"] == "1"
    assert said["id"] == "2"
    assert said["data"].startswith('<article data-number="2"')
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_a_stream_goes_on_where_it_broke(served: Served) -> None:
    member = served.house.member(Role.REP)
    for number in range(3):
        member.says("/help", f"a{number}")

    with served.listening(member, after=1, **{"last-event-id": "3"}) as lines:
        ids = [lines.next().get("id"), lines.next()["id"]]
    with served.listening(member, after=2) as lines:
        lines.next()
        later = [lines.next()["id"], lines.next()["id"]]

    assert ids == [None, "4"]
    assert later == ["3", "4"]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_another_process_is_heard_of_within_a_moment(served: Served, tmp_path: Path) -> None:
    member, player = served.house.member(Role.REP), player_of(tmp_path)
    kept = served.house.world.store
    address = served.house.person(member).address
    with (
        served.listening(member, after=1) as lines,
        Writer(kept, player.play, player.apologise) as other,
    ):
        lines.next()
        time.sleep(3 * stream.PERIOD)
        other.submit(
            Inbound(address=address, message_id="m", digest="d", at=NOON, text="/help")
        ).result(10)

        assert lines.next()["id"] == "2"


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_other_persons_stream_nobody_hears_what_another_says(served: Served) -> None:
    one, other = served.house.member(Role.REP), served.house.member(Role.REP)
    with served.listening(one, after=1) as ones, served.listening(other, after=1) as others:
        ones.next()
        others.next()
        one.says("王姐好，我姓钱", "a1")
        other.says("/help", "a1")

        assert "我姓钱" in ones.next()["data"]
        heard = others.next()
        assert heard["id"] == "2"
        assert "我姓钱" not in heard["data"]


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_a_stranger_has_no_stream(served: Served) -> None:
    with served.listening(served.house.browser()) as lines:
        assert lines.answer.status_code == 403


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_three_streams_a_person_and_no_more(served: Served) -> None:
    member, other = served.house.member(Role.REP), served.house.member(Role.REP)
    with served.listening(member) as first:
        first.next()
        with served.listening(member) as second, served.listening(member) as third:
            second.next()
            third.next()
            with served.listening(member) as fourth, served.listening(other) as others:
                assert fourth.answer.status_code == 429
                assert fourth.answer.headers["retry-after"] == "15"
                assert others.next() == {"retry": "2000"}
        assert MOST_STREAMS == 3
        for _ in range(100):  # the server notices a moment later that nobody reads
            with served.listening(member) as again:
                if again.answer.status_code == 200:
                    break
            time.sleep(0.05)
        assert again.answer.status_code == 200


@pytest.mark.parametrize("store", ["memory"], indirect=True)
@pytest.mark.parametrize("how", ["dismissed", "left", "joined"])
def test_a_stream_ends_when_it_is_nobodys_any_more(how: str, served: Served) -> None:
    member, owner = served.house.member(Role.REP), served.house.member(Role.OWNER, "")
    listener = served.house.browser()
    listener.keeps(member.cookie)
    with served.listening(listener, after=1) as lines:
        lines.next()
        if how == "dismissed":
            fields = {"person": served.house.person(member).id}
            owner.posts("/team/dismiss", fields, page="/team")
        elif how == "left":
            member.posts("/leave", {})
        else:
            member.says(served.house.world.counter.link(served.house.person(owner)), "a1")

        assert lines.next() == {"event": "reload", "data": ""}
        assert lines.next() == {}


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_a_page_that_shows_more_than_there_is_is_loaded_again(served: Served) -> None:
    with served.listening(served.house.member(Role.REP), after=99) as lines:
        lines.next()

        assert lines.next() == {"event": "reload", "data": ""}


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_a_stream_that_has_nothing_to_say_shows_that_it_lives(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "KEEP_ALIVE", 0.05)
    member = served.house.member(Role.REP)
    with served.listening(member, after=1) as lines:
        lines.next()

        assert lines.next() == {"": "ping"}


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_a_stream_outlives_a_database_that_was_away(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = served.house.member(Role.REP)
    with served.listening(member, after=1) as lines:
        lines.next()

        def away() -> None:
            raise StoreUnavailable(url="", why="away")

        with monkeypatch.context() as patched:
            patched.setattr(served.house.world.store, "reader", away)
            patched.setattr(live, "KEEP_ALIVE", 0.05)
            time.sleep(2 * stream.PERIOD)
        member.says("/help", "a1")
        events = [lines.next()]
        while "id" not in events[-1]:
            events.append(lines.next())

    assert events[-1]["id"] == "2"


@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_open_streams_do_not_keep_the_service_from_stopping(served: Served) -> None:
    member = served.house.member(Role.REP)
    with served.listening(member, after=1) as one, served.listening(member, after=1) as other:
        one.next()
        other.next()

        assert served.stop() < serve.GRACE / 2
        assert (one.next(), other.next()) == ({}, {})
