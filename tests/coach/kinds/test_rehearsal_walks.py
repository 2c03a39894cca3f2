"""One in a hundred of the talks of ``python -m tests.rehearsal_walks``, with every rehearsal."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from bot.render import Renderer, Voice
from coach.kinds.rehearsal.hearing.again import at_first, heard_again
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.scales import left_pan
from coach.kinds.rehearsal.scoring.card import score
from coach.playbook import Rehearsal
from coach.vocabulary import Spin, Walk
from tests.rehearsal_walks.__main__ import rehearsals
from tests.rehearsal_walks.lines import opening, words_of
from tests.rehearsal_walks.strive import chain
from tests.rehearsal_walks.walks import SEED, chunk, never_reached, talk
from tests.rehearsal_walks.watch import leaks

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

RENDERER = Renderer(Path(__file__).parents[3] / "prompts")
BOOKS = tuple(rehearsals())
ROOT = Path(__file__).parents[3]
#: One in a hundred; of the claims one in ten.
RANDOM, GUIDED, CLAIMS = "1000", "100", "100"
RENDERED, ALIKE = 12, 25

every_rehearsal = pytest.mark.parametrize(
    "book", BOOKS, ids=tuple(f"{book.locale}-{book.id}" for book in BOOKS)
)


def test_the_customer_holds_to_his_rules_whatever_is_said() -> None:
    # In processes of its own it is not slowed down by the counting of lines.
    counts = ["--talks", RANDOM, "--guided", GUIDED, "--claims", CLAIMS, "--processes", "2"]
    order = [sys.executable, "-m", "tests.rehearsal_walks", *counts]
    played = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=False)

    assert played.returncode == 0, played.stdout + played.stderr
    assert len(played.stdout.splitlines()) == 1 + len(BOOKS)


@every_rehearsal
def test_no_bubble_gives_away_what_was_not_asked_for(book: Rehearsal) -> None:
    voice = Voice(locale=book.locale, customer=book.locale, seed=SEED, turn="1")
    kinds, words = ("random", "guided"), words_of(book)
    found = [
        leak
        for kind in kinds
        for number in range(1, RENDERED)
        for _, (after, effects) in talk(book, words, kind, number)
        for bubble in RENDERER.messages(effects, voice)
        for leak in leaks(book, after, bubble.text)
    ]

    assert found == []


@every_rehearsal
def test_a_chain_beats_the_same_talk_without_its_consequences(book: Rehearsal) -> None:
    chance = Random(book.id)  # noqa: S311 -- the same talks every time, no secret
    for _ in range(ALIKE):
        topic = chance.choice(book.topics)
        whole = (opening(book), *chain(topic))[: profile(book).turns - 1]
        poor = tuple(one for one in whole if one.parts[one.main].spin is not Spin.IMPLICATION)
        first = at_first(book, Walk.FREE)
        best, worst = (heard_again(book, first, one, SEED) for one in (whole, poor))

        assert left_pan(book, best) > left_pan(book, worst)
        assert score(book, best) > score(book, worst)


def test_the_watch_sees_what_is_not_earned() -> None:
    book = BOOKS[0]
    state = at_first(book, Walk.FREE)

    assert tuple(leaks(book, state, f"他说：{book.topics[0].problem.says.text}"))
    assert never_reached(book, chunk(book, "random", range(0)).counts)
