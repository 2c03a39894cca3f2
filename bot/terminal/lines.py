"""Read lines from a person who types or from a pipe, whatever bytes they hold."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

#: The most lines that a person can scroll back to.
MOST_HISTORY = 1000


def piped(stream: BinaryIO) -> Iterator[str]:
    """The lines of a pipe; what is no UTF-8 becomes a replacement character."""
    encoding = "utf-8-sig"
    for raw in stream:
        yield raw.decode(encoding, errors="replace").rstrip("\r\n")
        encoding = "utf-8"


def typed(prompt: str, history: Path) -> Iterator[str]:
    """The lines of a person, with what he typed on other days; ends at Ctrl-D or Ctrl-C."""
    import readline  # noqa: PLC0415 -- changes how the terminal behaves: for people only

    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(MOST_HISTORY)
    try:
        while True:
            yield input(prompt)
    except (EOFError, KeyboardInterrupt):
        return
    finally:
        with suppress(OSError):
            history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            history.touch(mode=0o600)
            readline.write_history_file(history)
