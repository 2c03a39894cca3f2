"""Start the program, with Telegram played by the fake; end it as one likes."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.fake_bot_api import FakeBotApi
from tests.fake_bot_api.api import TOKEN

ROOT = Path(__file__).parents[3]
SECRET = "canary-secret_1"  # noqa: S105 -- of the fake


class Program:
    """A running ``duilian serve`` or ``duilian poll``."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        #: The first line that it wrote: where it listens, or that it does.
        self.said = self._errors.readline()

    @property
    def hook(self) -> str:
        """Where Telegram posts its updates to."""
        found = re.search(r"http://[0-9.:]+", self.said)
        assert found is not None, self.said + self._errors.read()
        return f"{found[0]}/webhooks/telegram"

    @property
    def _errors(self) -> IO[str]:
        assert self._process.stderr is not None
        return self._process.stderr

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self._process.kill()
        self._process.communicate()

    def stop(self) -> tuple[int, str]:
        """Ask it to end: its exit code, and what it has written since."""
        self._process.send_signal(signal.SIGTERM)
        rest = self._process.communicate(timeout=30)[1]
        return self._process.returncode, rest


@contextmanager
def program(command: str, api: FakeBotApi, database: str) -> Iterator[Program]:
    """The program until the context ends, however it ends itself."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {
        **kept,
        "DUILIAN_DATABASE_URL": database,
        "DUILIAN_LOG_LEVEL": "warning",
        "DUILIAN_TELEGRAM_API": api.address,
        "DUILIAN_TELEGRAM_SECRET": SECRET,
        "DUILIAN_TELEGRAM_TOKEN": TOKEN,
    }
    arguments = ["serve", "--port", "0"] if command == "serve" else [command]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.processes.hasty", *arguments],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield Program(process)
        finally:
            process.kill()
