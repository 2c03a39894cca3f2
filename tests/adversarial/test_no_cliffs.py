"""No cliffs: a right move never costs, a fault never pays, every point has its reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.judge.task import earned, minus_of
from coach.kinds.drill.measure import task_of
from coach.vocabulary import Locale
from tests.adversarial.answers import book, read, right, wrong
from tests.adversarial.plays import drill, language
from tests.adversarial.reasons import unfounded

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

ITEMS = [(locale, item) for locale in Locale for item in range(len(drill(locale).items))]
CHOSEN = st.sampled_from(ITEMS)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Locale, int, list[str]]:
    """An item, and up to five sentences that answer it well or badly."""
    locale, item = draw(CHOSEN)
    pool = st.sampled_from((*right(locale, item), *wrong(locale, item)))
    return locale, item, draw(st.lists(pool, max_size=5, unique=True))


@settings(max_examples=400)
@given(answers(), st.data())
def test_one_more_right_move_never_lowers_the_score(
    given_answer: tuple[Locale, int, list[str]], data: st.DataObject
) -> None:
    locale, item, said = given_answer
    more = data.draw(st.sampled_from(right(locale, item)))
    at = data.draw(st.integers(0, len(said)))

    before = read(said, locale, item).score

    assert read([*said[:at], more, *said[at:]], locale, item).score >= before


@settings(max_examples=400)
@given(answers(), st.data())
def test_one_more_fault_never_raises_the_score(
    given_answer: tuple[Locale, int, list[str]], data: st.DataObject
) -> None:
    locale, item, said = given_answer
    more = data.draw(st.sampled_from(wrong(locale, item)))
    at = data.draw(st.integers(0, len(said)))

    before = read(said, locale, item).score

    assert read([*said[:at], more, *said[at:]], locale, item).score <= before


@settings(max_examples=200)
@given(answers())
def test_every_point_of_an_answer_has_its_reason(
    given_answer: tuple[Locale, int, list[str]],
) -> None:
    locale, item, said = given_answer
    answer = read(said, locale, item)
    task = task_of(book(locale, item))

    shares = {found.move: found.share for found in answer.moves}
    gained = sum(earned(one.points, shares.get(one.move, 0.0)) for one in task.moves)
    lost = sum(minus_of(found, task) for found in answer.faults)

    assert answer.score == max(0, min(100, gained - lost))
    assert not list(unfounded(language(), answer, locale))


@settings(max_examples=200)
@given(CHOSEN, st.data())
def test_the_order_of_right_moves_matters_by_the_written_rules_alone(
    chosen: tuple[Locale, int], data: st.DataObject
) -> None:
    """Written: what is told before the first question may be too long (M-60)."""
    locale, item = chosen
    said = data.draw(st.lists(st.sampled_from(right(locale, item)), max_size=4, unique=True))
    other = data.draw(st.permutations(said))

    one, two = read(said, locale, item), read(other, locale, item)

    if one.score != two.score:
        assert {found.name for found in (*one.faults, *two.faults)}
