"""The program as its own process: pipes, a terminal, a service, and kill -9."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.web.calls import SECRET, headers

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "bot")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, in a language that is neither of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "LANG": "C",
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


class Talk:
    """A talk in JSON with a process that can be killed at any line."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [*PROGRAM, "chat", "--json"],
            cwd="/",
            env=environment,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.greeting = self._read()

    def says(self, text: str) -> dict[str, object]:
        assert self._process.stdin is not None
        self._process.stdin.write(text.encode() + b"\n")
        self._process.stdin.flush()
        return self._read()

    def killed(self) -> None:
        self._process.kill()
        self._process.communicate()

    def ended(self) -> int:
        self._process.communicate()
        return self._process.returncode

    def _read(self) -> dict[str, object]:
        """The first bubble of a reply; a customer's is followed by one of the coach."""
        assert self._process.stdout is not None
        reply: dict[str, object] = json.loads(self._process.stdout.readline())
        return reply


def test_a_talk_goes_on_after_kill_nine_between_any_two_lines(
    environment: dict[str, str],
) -> None:
    lines = ["/prep visit-prep", "赵厂长 恒谷食品", "跳过", "/hint"]
    unbroken = Talk({**environment, "XDG_DATA_HOME": environment["XDG_DATA_HOME"] + "-other"})
    expected = [unbroken.says(line)["choices"] for line in lines]
    assert unbroken.ended() == 0

    seen = []
    for line in lines:
        talk = Talk(environment)
        seen.append(talk.says(line)["choices"])
        talk.killed()

    assert seen == expected


def test_a_pipe_in_any_bytes_is_answered_in_utf8(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*PROGRAM, "chat"],
        cwd="/",
        env=environment,
        input=b"\xff\xfe\n\n" + "练拜访".encode(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert done.stdout.decode().count("陪练  ") == 4


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[int]:
    """The near end of a terminal at whose far end the program runs."""
    near, far = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "chat"],
        cwd="/",
        env={**environment, "TERM": "xterm", "LANG": "C.UTF-8"},
        stderr=far,
        stdin=far,
        stdout=far,
    )
    os.close(far)
    yield near
    assert process.wait(10) == 0
    os.close(near)


def shown(near: int, until: str) -> str:
    """What the terminal shows up to a word, without colours."""
    seen = b""
    end = time.monotonic() + 20
    while until.encode() not in seen and time.monotonic() < end:
        if select.select([near], [], [], 0.1)[0]:
            seen += os.read(near, 65536)
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode(errors="replace"))


def test_a_person_at_a_terminal_talks_and_leaves_with_ctrl_d(terminal: int) -> None:
    assert "陪练" in shown(terminal, "›")
    os.write(terminal, "练接拒绝\n".encode())
    assert "客户" in shown(terminal, "› ")

    os.write(terminal, b"\x04")

    assert "下回" in shown(terminal, "下回")


@pytest.fixture
def service(environment: dict[str, str]) -> Iterator[str]:
    """The address of a running service, stopped by SIGTERM."""
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", "--locale", "en"],
        cwd="/",
        env={**environment, "DUILIAN_WEBHOOK_SECRET": SECRET},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found is not None
    yield found[0]
    process.send_signal(signal.SIGTERM)
    rest = process.communicate(timeout=20)[1]
    assert (process.returncode, "Traceback" in rest) == (0, False)


def test_another_program_talks_to_the_service(service: str) -> None:
    body = b'{"user": "u1", "message_id": "m1", "text": "/start", "locale": "en"}'
    signed = headers(body, at=int(time.time()))
    request = urllib.request.Request(  # noqa: S310 -- the loopback
        f"{service}/webhooks/messages", data=body, headers=signed
    )

    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 -- as above
        replies = json.load(answer)["replies"]

    assert [choice["id"] for choice in replies[0]["choices"]] == ["practice", "drill", "prep"]
