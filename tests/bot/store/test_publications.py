"""What every store promises of playbooks that teams were given."""

import pytest
from msgspec.structs import replace

from bot.store.overlay import Overlay
from bot.store.port import Refused, Store, Transaction
from bot.store.rows import PersonRow, Publication, Rows
from coach.vocabulary import Locale
from tests.bot.store.rows import HAN, NOON, person, publication

EAST, NORTH = "华东", "华北"


def keep(store: Store, *publications: Publication) -> None:
    with store.transaction() as transaction:
        transaction.write(Rows(sources={"a" * 64: b"kind: drill"}))
        transaction.write(Rows(publications=list(publications)))


@pytest.fixture
def han(store: Store) -> PersonRow:
    with store.transaction() as transaction:
        return person(transaction, HAN)


def live(transaction: Transaction) -> dict[str, list[Publication]]:
    return {team: list(transaction.live(team)) for team in ("", EAST, NORTH)}


def test_nothing_is_live_in_a_new_store(store: Store) -> None:
    with store.transaction() as transaction:
        assert live(transaction) == {"": [], EAST: [], NORTH: []}
        assert transaction.latest("", Locale.ZH, "refusals") is None


def test_what_the_house_is_given_is_live_for_every_team(store: Store, han: PersonRow) -> None:
    house = publication(han)
    keep(store, house)

    with store.transaction() as transaction:
        assert live(transaction) == {"": [house], EAST: [house], NORTH: [house]}


def test_what_a_team_is_given_goes_before_what_the_house_is(store: Store, han: PersonRow) -> None:
    house, own = publication(han), publication(han, team=EAST)
    keep(store, house, own)

    with store.transaction() as transaction:
        assert live(transaction) == {"": [house], EAST: [own], NORTH: [house]}


def test_what_a_team_withdrew_is_again_as_the_house_has_it(store: Store, han: PersonRow) -> None:
    house, own = publication(han, 2), publication(han, team=EAST)
    keep(store, publication(han, 1), house, own)
    keep(store, replace(own, withdrawn=NOON))

    with store.transaction() as transaction:
        assert live(transaction) == {"": [house], EAST: [house], NORTH: [house]}
        latest = transaction.latest(EAST, Locale.ZH, "refusals")
    assert latest == replace(own, withdrawn=NOON)


def test_the_highest_version_counts_even_when_it_is_withdrawn(store: Store, han: PersonRow) -> None:
    first, second = publication(han, 2), publication(han, 10)
    keep(store, second, first)
    with store.transaction() as transaction:
        assert list(transaction.live("")) == [second]

    keep(store, replace(second, withdrawn=NOON))
    with store.transaction() as transaction:
        assert list(transaction.live("")) == []
        latest = transaction.latest("", Locale.ZH, "refusals")
    assert latest == replace(second, withdrawn=NOON)


def test_what_is_live_comes_by_language_and_playbook(store: Store, han: PersonRow) -> None:
    one, two = publication(han, playbook="b"), publication(han, playbook="a", team=EAST)
    english = replace(one, locale=Locale.EN)
    keep(store, one, two, english)

    with store.transaction() as transaction, store.reader() as reader:
        assert list(transaction.live(EAST)) == [english, two, one]
        assert list(reader.live(EAST)) == [english, two, one]


def test_a_version_is_published_once(store: Store, han: PersonRow) -> None:
    keep(store, publication(han))

    with pytest.raises(Refused):
        keep(store, replace(publication(han), at=NOON))
    with store.transaction() as transaction:
        assert list(transaction.live("")) == [publication(han)]


@pytest.mark.parametrize("wrong", [{"author": "nobody"}, {"digest": "b" * 64}])
def test_a_publication_has_an_author_and_a_source(
    store: Store, han: PersonRow, wrong: dict[str, str]
) -> None:
    with pytest.raises(Refused):
        keep(store, replace(publication(han), **wrong))


def test_a_batch_sees_at_once_what_it_published_and_withdrew(store: Store, han: PersonRow) -> None:
    house, own = publication(han), publication(han, team=EAST)
    other = publication(han, playbook="openings")
    keep(store, house, own, other)
    with store.transaction() as transaction:
        overlay = Overlay(transaction)
        seen = [live(overlay)]
        for row in (
            replace(own, withdrawn=NOON),
            publication(han, 2),
            publication(han, team=NORTH),
            replace(publication(han, team=NORTH), withdrawn=NOON),
            replace(publication(han, 2), withdrawn=NOON),
            publication(han, 2, team=EAST),
        ):
            overlay.write(Rows(publications=[row]))
            seen.append(live(overlay))
        overlay.flush()
    with store.transaction() as transaction:
        kept = live(transaction)

    house_2, north, own_2 = (
        publication(han, 2),
        publication(han, team=NORTH),
        publication(han, 2, team=EAST),
    )
    assert seen == [
        {"": [other, house], EAST: [other, own], NORTH: [other, house]},
        {"": [other, house], EAST: [other, house], NORTH: [other, house]},
        {"": [other, house_2], EAST: [other, house_2], NORTH: [other, house_2]},
        {"": [other, house_2], EAST: [other, house_2], NORTH: [other, north]},
        {"": [other, house_2], EAST: [other, house_2], NORTH: [other, house_2]},
        {"": [other], EAST: [other], NORTH: [other]},
        {"": [other], EAST: [other, own_2], NORTH: [other]},
    ]
    assert kept == seen[-1]
