"""The lines that the coach shows as models do what he says they do, on the built-in customers."""

from functools import cache
from pathlib import Path

import pytest

from bot.render import Renderer
from coach.compiler.compilation import compile_playbook
from coach.engine import Advanced, begin, step
from coach.kinds.rehearsal.coaching.advice import facts_of
from coach.kinds.rehearsal.coaching.aim import aim
from coach.kinds.rehearsal.rules.opening import LEADING_ROLES
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.vocabulary import Contact, Outcome, Walk
from tests.coach.judge.library import language
from tests.coach.kinds.rehearsal_talk import AT

ROOT = Path(__file__).parents[3]
FILES = tuple(
    path
    for path in sorted((ROOT / "playbooks").glob("*/*.yaml"))
    if "\nkind: rehearsal\n" in path.read_text(encoding="utf-8")
)
QUOTES = '“”"'
MOST_LINES = 20


@cache
def book_of(path: Path) -> Rehearsal:
    compiled = compile_playbook(path.read_bytes(), path.name, None, run_tests=False)
    assert isinstance(compiled.playbook, Rehearsal), compiled.diagnostics
    return compiled.playbook


@cache
def renderer() -> Renderer:
    return Renderer(ROOT / "prompts")


def model_line(book: Rehearsal, state: RehearsalState) -> str:
    target = aim(book, state)
    facts = facts_of(book, target)
    return renderer().text(f"rehearsal.ask.{target.stage}", book.locale, facts).strip(QUOTES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("walk", tuple(Walk))
def test_the_model_lines_alone_win_a_talk(path: Path, walk: Walk) -> None:
    book = book_of(path)
    now: Advanced = begin(book, walk, AT, "seed")
    rules: list[str] = []
    while isinstance(now.state, RehearsalState) and now.state.outcome is None:
        assert len(rules) < MOST_LINES, rules
        _, now = step(language(), book, now.state, model_line(book, now.state), AT, "seed")
        assert isinstance(now.state, RehearsalState)
        rules.append(now.state.notes[-1].rule if now.state.notes else "not understood")

    assert isinstance(now.state, RehearsalState)
    assert now.state.outcome is Outcome.ADVANCE
    assert now.state.finished is (walk is Walk.GUIDED)
    assert (
        book.contact is not Contact.FIRST_VISIT
        or book.asks
        or rules
        == [
            "opening.introduced" if book.introduced_by else "opening.done",
            *(["situation.short"] if book.role in LEADING_ROLES else []),
            "situation.fact",
            "problem.admitted",
            "consequence.told",
            "consequence.told",
            "payoff.said",
            "recap.exact",
            "step.granted",
        ]
    )
