"""What holds when several processes write at once, and when they are killed while they do."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

import pytest

from bot.inbox import Writer
from bot.store.sql import open_store
from tests.bot.talks import apologise, assert_whole, play, said

ROOT = Path(__file__).parents[3]
RACES = 1000
KILLS = 10


class Racer:
    """A process of racer.py, ready to go."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self._out.readline() == "ready\n"

    @property
    def _out(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout

    def go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def answers(self, most: int = sys.maxsize) -> dict[int, str]:
        """The next answers that it was given, by number of the message."""
        lines = (line.split() for line in self._out if line.endswith("\n"))
        return {int(number): text for number, text in islice(lines, most)}

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)


@contextmanager
def racer(url: str, first: int, last: int) -> Iterator[Racer]:
    command = [sys.executable, "-m", "tests.bot.store.racer", url, str(first), str(last)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Racer(process)
        finally:
            process.kill()


@pytest.mark.timeout(120)
def test_two_processes_racing_on_one_person_leave_each_message_once(database_url: str) -> None:
    with racer(database_url, 0, RACES) as one, racer(database_url, 0, RACES) as two:
        one.go()
        two.go()
        first, second = one.answers(), two.answers()

    assert len(first) == RACES
    assert first == second
    with closing(open_store(database_url)) as store:
        assert sorted(assert_whole(store)) == sorted(f"m{n}" for n in range(RACES))


@pytest.mark.timeout(120)
def test_a_killed_process_loses_and_doubles_nothing_it_answered(database_url: str) -> None:
    chance = random.Random(7)  # noqa: S311 -- the same moments on every run
    answered: dict[int, str] = {}
    with closing(open_store(database_url)) as store:
        for _ in range(KILLS):
            # It begins a few messages back, as a sender does who has not seen every answer.
            first = max(0, len(answered) - 5)
            with racer(database_url, first, 10**6) as process:
                process.go()
                seen = process.answers(chance.randrange(60))
                time.sleep(chance.choice((0, 0, 0.001, 0.01)))
                process.kill()
                seen |= process.answers()
            assert {n: text for n, text in seen.items() if answered.get(n, text) != text} == {}
            answered |= seen
            kept = assert_whole(store)
            assert kept[: len(answered)] == [f"m{n}" for n in sorted(answered)]

        with Writer(store, play, apologise) as writer:
            again = {n: writer.submit(said(n)) for n in answered}
        assert {n: reply.result()[0].text for n, reply in again.items()} == answered
        assert assert_whole(store) == kept
