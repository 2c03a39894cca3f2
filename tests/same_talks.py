"""Play many talks in many processes: ``python -m tests.same_talks --talks 10000 --processes 20``.

Every process has a hash seed of its own, plays all talks, and must come out byte for byte alike.
"""

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from bot.supplies import library
from coach import engine
from coach.playbook import Playbook
from coach.vocabulary import Locale, Walk
from tests.architecture.pure_talks import NOON, lines_of

ROOT = Path(__file__).parents[1]
SEED = "same talks"
#: Lines of one talk, and what breaks them up as fingers do.
MOST_LINES = 6
TYPED = ("", " ", "。", "?", "…", "😀", "\u200b", " 嗯", " pls", "\n")


def talks(count: int) -> Iterator[tuple[Playbook, Walk, tuple[str, ...]]]:
    """Talks made by chance of what the built-in playbooks' own tests say, always the same ones."""
    chance = random.Random(SEED)  # noqa: S311 -- the same talks every time, no secret
    shelves = library()
    books = tuple(book for locale in Locale for book in shelves.all(locale))
    said = tuple(line for book in books for lines in lines_of(book) for line in lines)
    for _ in range(count):
        picked = chance.choices(said, k=chance.randint(1, MOST_LINES))
        lines = tuple(line + chance.choice(TYPED) for line in picked)
        yield chance.choice(books), chance.choice(tuple(Walk)), lines


def judged(count: int) -> str:
    """The digest of all that was read, remembered and said in these talks."""
    language = library().built_in
    digest = sha256()
    for playbook, walk, lines in talks(count):
        state, effects = engine.begin(playbook, walk, NOON, SEED)
        digest.update(engine.encode_state(state) + repr(effects).encode())
        for line in lines:
            event, (state, effects) = engine.step(language, playbook, state, line, NOON, SEED)
            digest.update(engine.encode_event(event) + engine.encode_state(state))
            digest.update(repr(effects).encode())
    return digest.hexdigest()


def in_process(count: int, hash_seed: int) -> str:
    """The digest as a process with this hash seed finds it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.same_talks", "--talks", str(count), "--processes", "0"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def in_processes(count: int, processes: int) -> list[str]:
    """The digests of so many processes, as many at a time as there are cores."""
    seeds = [1 + 211 * number for number in range(processes)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda seed: in_process(count, seed), seeds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=20, help="0: play here, print the digest")
    asked = parser.parse_args()
    if not asked.processes:
        sys.stdout.write(judged(asked.talks) + "\n")
        return
    found = set(in_processes(asked.talks, asked.processes))
    alike = "alike" if len(found) == 1 else f"{len(found)} DIFFERENT judgements"
    sys.stdout.write(f"{asked.talks} talks, {asked.processes} processes: {alike}\n")
    sys.exit(len(found) != 1)


if __name__ == "__main__":
    main()
