"""A process that plays messages of one person and prints each answer once it is committed."""

import sys
from concurrent.futures import Future

from bot.inbox import Writer
from bot.messages import Message
from bot.store.sql import open_store
from tests.bot.talks import apologise, play, said

#: How many messages wait for their answer at a time.
WINDOW = 2


def report(number: int, reply: Future[tuple[Message, ...]]) -> None:
    (message,) = reply.result()
    print(number, message.text, flush=True)  # noqa: T201 -- what it is for


def main(url: str, first: int, last: int) -> None:
    store = open_store(url)
    print("ready", flush=True)  # noqa: T201 -- what it is for
    sys.stdin.readline()
    with Writer(store, play, apologise) as writer:
        window: list[tuple[int, Future[tuple[Message, ...]]]] = []
        for number in range(first, last):
            window.append((number, writer.submit(said(number))))
            if len(window) == WINDOW:
                report(*window.pop(0))
        for waiting in window:
            report(*waiting)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
