"""The way in with a code, the way out of a browser."""

from datetime import timedelta

import pytest

from bot.access import Role
from bot.errors import StoreUnavailable
from bot.web.visits import HALF_LIFE, LIFE, made_at, new_secret
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.visitor import NOON
from tests.bot.web.house import BASE, COOKIE, EAST, Browser, House, token_in


def words(kind: str, locale: Locale = Locale.ZH) -> str:
    return renderer().text(f"problems.{kind}", locale, {}).partition("\n")[2]


def test_an_invitation_makes_a_member(house: House) -> None:
    browser = house.browser()
    code = house.world.counter.invite(Role.REP, EAST)

    entered = browser.enters(code, "韩梅梅")

    person = house.person(browser)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert (person.role, person.team, person.name) == (Role.REP, EAST, "韩梅梅")
    assert browser.opens("/").status_code == 200


def test_to_look_at_an_invitation_spends_nothing(house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)
    for _ in range(3):
        assert house.browser().opens(f"/enter/{code}").status_code == 200

    assert house.browser().enters(code).status_code == 303


@pytest.mark.parametrize(
    "given", [" {} ", "{}/", BASE + "/enter/{}", "https://t.example/bot?start={}"]
)
def test_a_code_is_found_in_what_was_copied(given: str, house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)

    assert house.browser().enters(given.format(code)).status_code == 303


def test_the_cookie_is_only_for_us_and_for_thirty_days(house: House) -> None:
    entered = house.browser().enters(house.world.counter.invite(Role.REP, EAST))

    name, *rest = entered.headers["set-cookie"].split("; ")
    assert name.startswith(f"{COOKIE}=")
    assert set(rest) == {"HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=lax", "Secure"}


@pytest.mark.parametrize("given", ["", "x", "x" * 23, "你好" * 11, "x" * 5000, "/enter/"])
def test_what_is_no_code_is_told(given: str, house: House) -> None:
    browser = house.browser()

    refused = browser.enters(given)

    assert refused.status_code == 422
    assert words("no_code") in refused.text
    assert browser.opens("/").status_code == 303


def test_a_stranger_is_shown_the_way_in(house: House) -> None:
    browser = house.browser()

    first = browser.opens("/")

    assert (first.status_code, first.headers["location"]) == (303, "/enter")
    assert browser.opens("/enter").status_code == 200


def test_a_member_needs_no_way_in(house: House) -> None:
    member = house.member(Role.REP)

    assert member.opens("/enter").headers["location"] == "/"
    assert member.opens("/enter/x").status_code == 200


def test_a_link_leads_another_browser_to_the_same_person(house: House) -> None:
    first, second = house.member(Role.REP), house.browser()
    first.says("王姐好", "a1")
    code = house.world.counter.link(house.person(first))

    assert second.enters(code).status_code == 303

    assert house.person(second).id == house.person(first).id
    assert "王姐好" in second.opens("/").text


def test_whoever_leaves_is_a_stranger_in_this_browser_only(house: House) -> None:
    first, second = house.member(Role.REP), house.browser()
    second.enters(house.world.counter.link(house.person(first)))
    kept = first.cookie

    left = first.posts("/leave", {})

    assert (left.status_code, left.headers["location"]) == (303, "/enter")
    assert first.cookie == ""
    assert second.opens("/").status_code == 200
    first.keeps(kept)
    assert first.opens("/").status_code == 303


def test_on_the_machine_itself_there_is_neither_way_in_nor_out(desk: House) -> None:
    browser = desk.browser("127.0.0.1")

    assert browser.opens("/").status_code == 200
    assert browser.opens("/enter").headers["location"] == "/"
    assert browser.posts("/enter", {"code": "x"}).headers["location"] == "/"
    assert browser.posts("/leave", {}).headers["location"] == "/"
    assert browser.opens("/").status_code == 200


def test_a_cookie_is_renewed_while_it_is_used_and_over_when_it_is_not(house: House) -> None:
    member = house.member(Role.REP)
    first, person = member.cookie, house.person(member).id
    house.hand.now = NOON + HALF_LIFE
    member.opens("/playbooks")
    assert member.cookie == first

    page = member.opens("/")

    assert member.cookie != first
    assert house.person(member).id == person
    assert token_in(page) == token_in(member.opens("/link"))
    house.hand.now = NOON + LIFE
    assert member.opens("/").status_code == 200
    old = house.browser()
    old.keeps(first)
    assert old.opens("/").status_code == 303
    assert old.cookie != first


def test_a_new_cookie_before_its_time_is_not_thrown_away(house: House) -> None:
    member = house.member(Role.REP)
    house.hand.now = NOON - timedelta(minutes=10)

    assert member.opens("/").status_code == 200


@pytest.mark.parametrize(
    "secret", ["", "x", "69a57bc0.", "zz." + "a" * 43, "f" * 10 + "." + "a" * 43]
)
def test_what_is_no_cookie_of_ours_has_no_age(secret: str) -> None:
    assert made_at(secret) is None


def test_a_cookie_tells_when_it_was_made() -> None:
    assert made_at(new_secret(NOON)) == NOON


def test_too_many_tries_are_refused_for_a_minute_and_then_not(house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)
    tries = [house.browser().enters("a" * 22).status_code for _ in range(6)]

    refused = house.browser().enters(code)

    assert tries == [422] * 5 + [429]
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert words("too_many_tries") in refused.text
    assert house.browser("203.0.113.6").enters(code).status_code == 303
    house.hand.now = NOON + timedelta(minutes=1)
    other = house.world.counter.invite(Role.REP, EAST)
    assert house.browser().enters(other).status_code == 303


def test_tries_behind_our_proxy_are_counted_by_who_it_saw(house: House) -> None:
    def tried(seen: str) -> int:
        browser = Browser(house.browser("10.0.0.2").client)
        browser.client.headers["x-forwarded-for"] = seen
        return browser.enters("a" * 22).status_code

    assert [tried(f"192.0.2.{n}, 203.0.113.9") for n in range(6)] == [422] * 5 + [429]
    assert tried("203.0.113.9, 192.0.2.1") == 422


def test_while_the_database_is_away_nobody_is_thrown_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = house.member(Role.REP)
    kept = member.cookie

    def away() -> None:
        raise StoreUnavailable(url="", why="away")

    monkeypatch.setattr(house.world.store, "reader", away)

    refused = member.opens("/")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert member.cookie == kept
