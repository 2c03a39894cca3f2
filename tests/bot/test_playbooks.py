"""The playbooks that travel with the program: one library in two languages, won and lost alike."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, assert_never

import pytest

from bot.assets import folder
from bot.supplies import library
from coach import engine
from coach.compiler.compilation import compile_playbook
from coach.effects import Finish
from coach.events import Chose
from coach.playbook import Checklist, ChecklistItem, Drill, Playbook, Rehearsal, Topic
from coach.vocabulary import Locale, Outcome, Severity, Walk
from tests.transcripts import ALONE

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TALKS = Path(__file__).parents[1] / "talks"
SHELVES = library()
FILES = sorted(path for at in Locale for path in (folder("playbooks") / at).rglob("*.yaml"))
BOOKS = [book for at in Locale for book in SHELVES.all(at)]
REHEARSALS = [book for book in BOOKS if isinstance(book, Rehearsal)]
CHINESE = [book for book in REHEARSALS if book.locale is Locale.ZH]
CHECKLISTS = [book for book in BOOKS if isinstance(book, Checklist)]
ENDINGS = {Outcome.ADVANCE, Outcome.CONTINUATION, Outcome.NO_SALE}
#: Two languages may judge the same talk this many points apart.
APART = 3

Shape = tuple[object, ...]


class Result(NamedTuple):
    """How a talk of a whole session ended."""

    outcome: Outcome | None
    score: int


def name_of(book: Playbook) -> str:
    return f"{book.locale}-{book.id}"


def shape_of_topic(topic: Topic) -> Shape:
    weights = tuple((one.area, one.weight) for one in topic.consequences)
    return (topic.problem.type, tuple(fact.public for fact in topic.facts), weights)


def shape_of_item(item: ChecklistItem) -> Shape:
    flag = None if item.if_missing is None else item.if_missing.flag
    always = item.when is None
    return (item.type, item.required, item.must_be, len(item.options), always, flag)


def shape_of(book: Playbook) -> Shape:
    """Everything of a playbook that is no wording: it must not hang on the language."""
    head = (book.id, type(book).__name__, bool(book.brief))
    match book:
        case Rehearsal():
            steps = [step.name for step in book.steps]
            ends: Shape = tuple(
                (one.ends, None if one.step is None else steps.index(one.step), one.at_least)
                for one in book.tests
            )
            return (
                *head,
                (book.contact, book.organisation, book.role, book.mode),
                (book.minutes, book.pass_mark, len(book.if_pitched_early), len(book.soft_no)),
                tuple(shape_of_topic(topic) for topic in book.topics),
                tuple(cost.weight for cost in book.cost),
                tuple(step.weight for step in book.steps),
                ends,
            )
        case Drill():
            items = tuple(
                (item.role, item.mode, len(item.says), tuple(each.points for each in item.moves))
                for item in book.items
            )
            return (*head, book.tries, book.pass_mark, items, len(book.tests))
        case Checklist():
            asked = tuple(shape_of_item(item) for item in book.items)
            counts = (len(book.values), len(book.sheet.lines), len(book.tests))
            return (*head, asked, counts)
        case _:
            assert_never(book)


def sentences(book: Playbook) -> Iterator[str]:
    """What a customer or the coach says by the author's pen."""
    match book:
        case Rehearsal():
            yield book.greets.text
            for topic in book.topics:
                yield from (fact.says.text for fact in topic.facts)
                yield from (one.says.text for one in topic.consequences)
                yield from (topic.problem.says.text, topic.worth.text)
            yield from (step.says.text for step in book.steps)
            yield from (cost.says.text for cost in book.cost)
            yield from (no.says.text for no in book.soft_no)
            yield from (raised.says.text for raised in book.if_pitched_early)
        case Drill():
            yield from (words.text for item in book.items for words in item.says)
        case Checklist():
            yield from (item.ask for item in book.items)
        case _:
            assert_never(book)


def played(name: str, locale: Locale) -> Result:
    """The part of a whole talk that is said to the customer, with the coach away."""
    lines = (TALKS / locale / f"{name}.txt").read_text("utf-8").splitlines()
    begun = lines.index(ALONE[locale])
    book = next(
        one
        for one in SHELVES.all(locale)
        if isinstance(one, Rehearsal) and any(one.who in line for line in lines[:begun])
    )
    return talked(book, lines[begun + 1 :])


def talked(book: Rehearsal, lines: Iterable[str]) -> Result:
    """How a talk alone with this customer ends."""
    state, effects = engine.begin(book, Walk.FREE, NOON, "seed")
    for line in lines:
        if not state.finished:
            advanced = engine.step(SHELVES.built_in, book, state, line, NOON, "seed")[1]
            state, effects = advanced
    if not state.finished:
        state, effects = engine.advance(book, state, Chose(choice="stop"), NOON, "seed")
    end = next(effect for effect in effects if isinstance(effect, Finish))
    return Result(end.outcome, 0 if end.score is None else end.score)


def test_both_languages_hold_the_same_library() -> None:
    chinese, english = ([shape_of(book) for book in SHELVES.all(locale)] for locale in Locale)

    assert chinese == english


@pytest.mark.parametrize("book", BOOKS, ids=name_of)
def test_a_playbook_stands_on_the_shelf_with_a_few_words_about_it(book: Playbook) -> None:
    assert 10 <= len(book.brief) <= (110 if book.locale is Locale.ZH else 260)
    assert len(book.title) <= (12 if book.locale is Locale.ZH else 45)


@pytest.mark.parametrize("book", BOOKS, ids=name_of)
def test_what_is_said_fits_one_breath_and_is_said_once(book: Playbook) -> None:
    said = list(sentences(book))
    most = 60 if book.locale is Locale.ZH else 170

    assert [sentence for sentence in said if len(sentence) > most] == []
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("book", REHEARSALS, ids=name_of)
def test_a_customer_can_be_won_wholly_or_by_halves_or_lost(book: Rehearsal) -> None:
    heaviest = max(book.steps, key=lambda step: step.weight)

    assert {test.ends for test in book.tests} >= ENDINGS
    assert heaviest.name in {test.step for test in book.tests}
    assert [
        test.name for test in book.tests if test.at_least is None and test.at_most is None
    ] == []


@pytest.mark.parametrize("book", CHECKLISTS, ids=name_of)
def test_a_list_shows_a_sheet_without_a_red_flag_and_one_with_some(book: Checklist) -> None:
    flags = [test.flags for test in book.tests]

    assert () in flags
    assert any(flags)


@pytest.mark.parametrize("talks", ["free", "finance"])
@pytest.mark.parametrize(
    ("rep", "least", "most"), [("good", 90, 100), ("middling", 40, 69), ("poor", 0, 30)]
)
def test_a_rep_does_as_well_in_one_language_as_in_the_other(
    talks: str, rep: str, least: int, most: int
) -> None:
    chinese, english = (played(f"{talks}-{rep}", locale) for locale in Locale)

    assert chinese.outcome == english.outcome
    assert abs(chinese.score - english.score) <= APART
    assert least <= min(chinese.score, english.score)
    assert max(chinese.score, english.score) <= most


@pytest.mark.parametrize("chinese", CHINESE, ids=lambda book: book.id)
def test_aligned_talks_of_a_pair_end_alike(chinese: Rehearsal) -> None:
    english = next(
        book for book in REHEARSALS if book.id == chinese.id and book.locale is Locale.EN
    )
    for test, other in zip(chinese.tests, english.tests, strict=True):
        one = talked(chinese, (words.text for words in test.talk))
        two = talked(english, (words.text for words in other.talk))
        assert (test.name, one.outcome) == (test.name, two.outcome)
        assert abs(one.score - two.score) <= APART, (test.name, one, two)


def test_only_the_good_rep_gets_what_he_came_for() -> None:
    ends = [played(f"finance-{rep}", Locale.ZH).outcome for rep in ("good", "middling", "poor")]

    assert ends == [Outcome.ADVANCE, Outcome.CONTINUATION, Outcome.NO_SALE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_built_in_playbook_passes_its_own_tests_by_the_rules_of_today(path: Path) -> None:
    compiled = compile_playbook(path.read_bytes(), path.name, SHELVES.built_in, run_tests=True)

    assert [one.code for one in compiled.diagnostics if one.severity is Severity.ERROR] == []
