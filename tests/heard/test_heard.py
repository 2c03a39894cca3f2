"""Customers hear most of what reps ask, however they put it, and seldom something else."""

import pytest

from coach.playbook import Rehearsal
from coach.vocabulary import Locale
from tests.adversarial.plays import shelf
from tests.heard.measure import OTHER, PROBLEM, TEST, TUNE, Heard, asked, heard, share

#: How many facts and problems are heard at least, and how many facts are others at most.
FACTS, PROBLEMS, WRONG = {TEST: 0.65, OTHER: 0.85}, {TEST: 0.65, OTHER: 0.85}, 0.1


@pytest.mark.no_cover
@pytest.mark.parametrize("part", [TEST, OTHER])
@pytest.mark.parametrize("locale", Locale)
def test_questions_of_people_who_knew_none_of_the_words_are_heard(
    locale: Locale, part: str
) -> None:
    said = asked(locale, part)
    facts = tuple(heard(locale, one) for one in said if one.what != PROBLEM)
    problems = tuple(heard(locale, one) for one in said if one.what == PROBLEM)

    assert len(facts) > 200
    assert share(facts, Heard.RIGHT) >= FACTS[part]
    assert share(problems, Heard.RIGHT) >= PROBLEMS[part]
    assert share(facts, Heard.WRONG) <= WRONG


@pytest.mark.parametrize("locale", Locale)
def test_every_fact_and_problem_is_asked_for(locale: Locale) -> None:
    every = {
        (book.id, topic.name, what)
        for book in shelf(locale).values()
        if isinstance(book, Rehearsal)
        for topic in book.topics
        for what in (PROBLEM, *map(str, range(len(topic.facts))))
    }

    for part in (TUNE, TEST, OTHER):
        assert {(one.playbook, one.topic, one.what) for one in asked(locale, part)} == every
