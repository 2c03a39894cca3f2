"""Say lines to all that judges them: the classifier, the grader, a rehearsal, a drill."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache

from bot.supplies import library, renderer
from coach import engine
from coach.effects import Say
from coach.events import Chose
from coach.judge.classify import classify
from coach.judge.grade import grade
from coach.judge.language import Language
from coach.kinds.drill.state import DrillState
from coach.kinds.rehearsal.scoring.card import score
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Drill, Playbook, Rehearsal
from coach.vocabulary import Locale, Walk

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SEED = "seed"
OPENING = {
    Locale.ZH: "陶主任您好，我是梁师傅介绍来的。年货开工了，听说打包这边最忙，"
    "想跟您聊二十分钟日期喷码的事",
    Locale.EN: "Hi Ray, Colin in maintenance suggested I come and see you. I hear it gets hectic "
    "once the Christmas run starts, could I have twenty minutes on your date codes?",
}
REHEARSAL, DRILL = "date-code-first-visit", "seven-refusals"


@cache
def language() -> Language:
    return library().built_in


@cache
def shelf(locale: Locale) -> Mapping[str, Playbook]:
    return {book.id: book for book in library().all(locale)}


def rehearsal(locale: Locale) -> Rehearsal:
    book = shelf(locale)[REHEARSAL]
    assert isinstance(book, Rehearsal)
    return book


def drill(locale: Locale) -> Drill:
    book = shelf(locale)[DRILL]
    assert isinstance(book, Drill)
    return book


def classified(line: str) -> Mapping[str, object]:
    """What the line is, without the words it was typed in: act, type, form, flags, rules."""
    said = classify(language(), line)
    reasons = said["reasons"]
    assert isinstance(reasons, list)
    rules = sorted(reason["rule"] for reason in reasons)
    return {**{name: said[name] for name in ("act", "spin", "form", "flags")}, "rules": rules}


def graded(objection: str, answer: str) -> int:
    points = grade(language(), f"{objection}\t{answer}")["score"]
    assert isinstance(points, int)
    return points


def talked(locale: Locale, lines: Iterable[str], *, hints: int = 0) -> RehearsalState:
    """A rehearsal of these lines behind a proper opening, and after some hints."""
    book = rehearsal(locale)
    state, _ = engine.begin(book, Walk.GUIDED, NOON, SEED)
    _, (state, _) = engine.step(language(), book, state, OPENING[locale], NOON, SEED)
    for _ in range(hints):
        state, _ = engine.advance(book, state, Chose(choice="hint"), NOON, SEED)
    for line in lines:
        _, (state, _) = engine.step(language(), book, state, line, NOON, SEED)
    assert isinstance(state, RehearsalState)
    return state


def third_hint(locale: Locale) -> str:
    """The model question that the coach gives at last, for the line behind the opening."""
    book = rehearsal(locale)
    state = talked(locale, (), hints=2)
    _, effects = engine.advance(book, state, Chose(choice="hint"), NOON, SEED)
    said = next(one for one in effects if isinstance(one, Say) and one.rule == "hint.3")
    return renderer().text(said.prompt, locale, said.facts).strip('“”"')


def talk_points(locale: Locale, lines: Iterable[str], *, hints: int = 0) -> int:
    return score(rehearsal(locale), talked(locale, lines, hints=hints))


def drill_points(locale: Locale, lines: Iterable[str], item: int = 0) -> int:
    """The best that one item of the drill gives for these lines."""
    book = drill(locale)
    state, _ = engine.begin(book, Walk.FREE, NOON, SEED)
    state, _ = engine.advance(book, state, Chose(choice=f"item:{item}"), NOON, SEED)
    for line in lines:
        _, (state, _) = engine.step(language(), book, state, line, NOON, SEED)
    state, _ = engine.advance(book, state, Chose(choice="stop"), NOON, SEED)
    assert isinstance(state, DrillState)
    return max((done.score for done in state.done), default=0)
