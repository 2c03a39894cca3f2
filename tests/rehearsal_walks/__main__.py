"""Play talks with every rehearsal: ``python -m tests.rehearsal_walks --talks 100000``."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from bot.supplies import library
from coach.playbook import Rehearsal
from coach.vocabulary import Locale
from tests.rehearsal_walks.claims import claimed
from tests.rehearsal_walks.strive import striven
from tests.rehearsal_walks.walks import NOTHING, Tally, cheap_wins, chunk, never_reached

#: How many talks one process plays before it reports.
CHUNK = 500
#: How many troubles are shown of each playbook.
SHOWN = 10


def rehearsals(named: str = "") -> Iterator[Rehearsal]:
    """The built-in rehearsals in both languages, all or those of one id."""
    shelves = library()
    for locale in Locale:
        for book in shelves.all(locale):
            if isinstance(book, Rehearsal) and named in ("", book.id):
                yield book


def chunks(count: int) -> Iterator[range]:
    """The numbers from 0 below ``count``, in chunks."""
    for start in range(0, count, CHUNK):
        yield range(start, min(start + CHUNK, count))


def walked(pool: ProcessPoolExecutor, book: Rehearsal, talks: int, guided: int) -> Tally:
    """All talks with one customer."""
    kinds = (("random", talks), ("guided", guided))
    cheap = pool.submit(cheap_wins, book, range(min(talks, CHUNK)))
    jobs = [
        pool.submit(chunk, book, kind, numbers)
        for kind, count in kinds
        for numbers in chunks(count)
    ]
    tally = NOTHING
    for job in jobs:
        tally = tally.plus(job.result())
    missing = (f"never reached: {one}" for one in never_reached(book, tally.counts + striven(book)))
    return tally._replace(wrong=(*tally.wrong, *cheap.result(), *missing))


def claims(pool: ProcessPoolExecutor, count: int) -> int:
    """So many debriefs over all rehearsals, their claims replayed; how many are not true."""
    books = tuple(rehearsals())
    each = range(-(-count // len(books)))
    jobs = [pool.submit(claimed, book, each) for book in books]
    found = [job.result() for job in jobs]
    wrong = [one for _, broken in found for one in broken]
    made = sum(number for number, _ in found)
    sys.stdout.write(
        f"{len(each) * len(books)} debriefs, {made} with a claim, {len(wrong)} wrong\n"
    )
    for one in wrong[:SHOWN]:
        sys.stdout.write(f"  {one}\n")
    return len(wrong)


def line(book: Rehearsal, tally: Tally, seconds: float) -> str:
    """What came of it, in one line."""
    counted = ", ".join(f"{key} {count}" for key, count in sorted(tally.counts.items()))
    pace = f"{tally.talks / seconds:.0f} talks/s, {tally.turns} turns"
    return f"{book.locale} {book.id}: {tally.talks} talks, {pace}; {counted}\n"


def main() -> None:
    """Play, print, and fail when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, default=100_000, help="random ones a playbook")
    parser.add_argument("--guided", type=int, default=10_000, help="guided ones a playbook")
    parser.add_argument("--claims", type=int, default=1_000, help="debriefs replayed in all")
    parser.add_argument("--playbook", default="", help="the id of one, else all")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    with ProcessPoolExecutor(asked.processes) as pool:
        wrong = claims(pool, asked.claims)
        for book in rehearsals(asked.playbook):
            began = time.perf_counter()
            tally = walked(pool, book, asked.talks, asked.guided)
            sys.stdout.write(line(book, tally, time.perf_counter() - began))
            for one in tally.wrong[:SHOWN]:
                sys.stdout.write(f"  {one}\n")
            wrong += len(tally.wrong)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
