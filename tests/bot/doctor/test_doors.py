"""What the doctor finds at the doors: who may come in, and where."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.access import Role
from bot.clock import new_code
from bot.doctor import doors
from bot.doctor.finding import State
from bot.handout import Handout
from bot.messages import Address
from bot.passes import Counter
from bot.settings import Settings
from bot.store.rows import Rows
from bot.store.sql import open_store
from coach.judge.normalise import identity
from coach.vocabulary import Locale
from tests.bot.doctor.findings import at, state_of
from tests.bot.shelves import renderer
from tests.bot.visitor import NOON


@pytest.mark.parametrize(
    ("url", "way"),
    [
        (None, "unset"),
        ("https://coach.example", "closed"),
        ("http://localhost:8000", "closed"),
        ("http://[::1]:8000", "closed"),
        ("http://10.0.0.7", "open"),
        ("http://coach.example", "open"),
    ],
)
def test_a_page_that_others_can_read_along_is_told(url: str | None, way: str) -> None:
    finding = doors.public_url(Settings(public_url=url))

    assert finding.facts == {"way": way, "url": url}
    assert state_of(finding) is (State.OK if way == "closed" else State.HINT)


def test_that_nobody_was_invited_is_told_until_somebody_is(database_url: str) -> None:
    (nobody,) = doors.members(at(database_url))
    with counter_on(database_url) as counter:
        counter.token("crm", Role.MANAGER, "华东")
    (a_program,) = doors.members(at(database_url))
    let_somebody_in(database_url)
    (both,) = doors.members(at(database_url))

    assert [state_of(each) for each in (nobody, a_program, both)] == [
        State.HINT,
        State.HINT,
        State.OK,
    ]
    assert both.facts == {"people": 1, "programs": 1}


def test_who_may_come_in_is_not_told_of_a_database_that_has_to_be_mended(home: Path) -> None:
    (absent,) = doors.members(Settings())
    away = [*doors.members(at("postgresql://me:canary@127.0.0.1:1/coach"))]
    (home / "empty.db").touch()
    behind = [*doors.members(at(f"sqlite:///{home}/empty.db"))]

    assert state_of(absent) is State.HINT
    assert (away, behind) == ([], [])


@contextmanager
def counter_on(url: str) -> Iterator[Counter]:
    """A counter on a database."""
    store = open_store(url)
    handout = Handout(renderer(), identity, Locale.ZH, None)
    yield Counter(store, lambda: NOON, new_code, handout)
    store.close()


def let_somebody_in(url: str) -> None:
    store = open_store(url)
    address = Address(namespace="telegram", user="7")
    with store.transaction() as transaction:
        person = replace(transaction.lock([address])[address], role=Role.REP, team="华东")
        transaction.write(Rows(people={person.id: person}))
    store.close()
