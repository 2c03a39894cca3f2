"""Attacks on the pages, one by one: each is refused, and changes nothing."""

import re

import pytest
from httpx2 import Response

from bot.access import Role
from bot.web.admission import HEADERS, POLICY
from bot.web.visits import new_secret
from tests.bot.visitor import NOON
from tests.bot.web.house import BASE, COOKIE, EAST, FRAGMENT, NORTH, PAGE, House, token_in

EVIL = "https://evil.example"
WORDS = {"message_id": "a1", "text": "/help"}


def kind_of(answer: Response) -> str:
    kind: str = answer.json()["type"].removeprefix("urn:duilian:problem:")
    return kind


def turns_of(house: House) -> int:
    with house.world.store.reader() as reader:
        return sum(row.exchanges for row in reader.people(None))


def test_open_redirect_nobody_is_led_elsewhere(house: House) -> None:
    evil = "//evil.example"
    stranger = house.browser()
    code = house.world.counter.invite(Role.REP, EAST)
    fields = {"code": code, "next": EVIL, "url": evil, "return_to": evil}

    answers = [
        stranger.opens(f"/?next={EVIL}"),
        stranger.opens(f"/enter?next={EVIL}"),
        stranger.client.get("//evil.example/%2f..", headers=PAGE),
        stranger.posts("/enter", fields, page=f"/enter/x?next={evil}"),
        stranger.opens(f"/enter?next={evil}"),
        stranger.posts("/say", WORDS | {"next": EVIL}),
        stranger.posts("/leave", {"next": EVIL}),
    ]

    led = [each.headers["location"] for each in answers if "location" in each.headers]
    assert led == ["/enter", "/", "/", "/", "/enter"]


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é" * 64])
def test_csrf_a_form_without_our_token_is_refused(token: str | None, house: House) -> None:
    member = house.member(Role.REP)
    member.opens("/")
    before = turns_of(house)
    form = WORDS if token is None else WORDS | {"csrf": token}

    answer = member.client.post("/say", data=form, headers=FRAGMENT)

    assert (answer.status_code, kind_of(answer)) == (403, "expired")
    assert turns_of(house) == before


def test_csrf_the_token_of_another_browser_is_refused(house: House) -> None:
    member, other = house.member(Role.REP), house.member(Role.REP)
    form = WORDS | {"csrf": token_in(other.opens("/"))}

    answer = member.client.post("/say", data=form, headers=FRAGMENT)

    assert (answer.status_code, kind_of(answer)) == (403, "expired")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": EVIL},
        {"origin": "null"},
        {"origin": BASE, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ],
)
def test_csrf_a_form_from_another_site_is_refused_even_with_our_token(
    headers: dict[str, str], house: House
) -> None:
    member = house.member(Role.REP)
    form = WORDS | {"csrf": token_in(member.opens("/"))}
    before = turns_of(house)

    answer = member.client.post("/say", data=form, headers=FRAGMENT | headers)

    assert (answer.status_code, kind_of(answer)) == (403, "cross_site")
    assert turns_of(house) == before
    ours = FRAGMENT | {"origin": BASE, "sec-fetch-site": "same-origin"}
    assert member.client.post("/say", data=form, headers=ours).status_code == 200


def test_csrf_at_the_machine_a_form_needs_our_token_too(desk: House) -> None:
    browser = desk.browser("127.0.0.1")
    browser.opens("/")
    before = turns_of(desk)

    answer = browser.client.post("/say", data=WORDS, headers=FRAGMENT)

    assert (answer.status_code, kind_of(answer)) == (403, "expired")
    assert turns_of(desk) == before


def test_login_csrf_nobody_is_let_in_by_another_site(house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)
    browser = house.browser()
    form = {"code": code, "csrf": token_in(browser.opens("/enter"))}

    answer = browser.client.post("/enter", data=form, headers={"origin": EVIL})

    assert (answer.status_code, kind_of(answer)) == (403, "cross_site")
    assert house.browser().enters(code).status_code == 303


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example:8000"]
)
def test_dns_rebinding_another_name_for_this_machine_is_refused(host: str, desk: House) -> None:
    browser = desk.browser("127.0.0.1")
    form = WORDS | {"csrf": token_in(browser.opens("/"))}
    before = turns_of(desk)

    for answer in (
        browser.client.get("/", headers={"host": host}),
        browser.client.get("/exchanges", headers={"host": host}),
        browser.client.get("/stream", headers={"host": host}),
        browser.client.post("/say", data=form, headers={"host": host, "origin": f"http://{host}"}),
    ):
        assert (answer.status_code, kind_of(answer)) == (421, "wrong_host")
        assert "set-cookie" not in answer.headers
    assert turns_of(desk) == before


@pytest.mark.parametrize(
    "header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"]
)
def test_forwarded_header_whoever_stands_behind_a_proxy_does_not_sit_at_the_machine(
    header: str, desk: House
) -> None:
    answer = desk.browser("127.0.0.1").client.get("/", headers={header: "203.0.113.5"})

    assert (answer.status_code, kind_of(answer)) == (403, "forwarded")
    assert "DUILIAN_PUBLIC_URL" in answer.json()["detail"]


def test_replayed_invite_a_code_opens_once(house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)
    house.browser().enters(code)

    second = house.browser()

    assert second.enters(code).status_code == 422
    assert second.opens("/").status_code == 303


def test_guessed_session_a_cookie_that_we_never_gave_is_a_stranger(house: House) -> None:
    member = house.member(Role.REP)
    seconds = member.cookie.partition(".")[0]
    for guess in (
        "1",
        "admin",
        f"{seconds}.{'a' * 43}",
        member.cookie[:-1] + "!",
        new_secret(NOON),
    ):
        browser = house.browser()
        browser.keeps(guess)

        assert browser.opens("/").status_code == 303
        assert browser.client.get("/exchanges").status_code == 403


def test_session_with_another_age_a_cookie_cannot_be_made_younger(house: House) -> None:
    member = house.member(Role.REP)
    seconds, _, secret = member.cookie.partition(".")
    browser = house.browser()
    browser.keeps(f"{int(seconds, 16) + 1:x}.{secret}")

    assert browser.opens("/").status_code == 303


def test_session_fixation_a_cookie_given_beforehand_is_worth_nothing(house: House) -> None:
    attacker, victim = house.browser(), house.browser()
    attacker.opens("/enter")
    victim.keeps(attacker.cookie)

    victim.enters(house.world.counter.invite(Role.REP, EAST))

    assert victim.opens("/").status_code == 200
    assert attacker.cookie != ""
    assert attacker.opens("/").status_code == 303


def test_guessed_code_the_sixth_try_within_a_minute_is_not_looked_at(house: House) -> None:
    code = house.world.counter.invite(Role.REP, EAST)
    guesses = [house.browser().enters(f"{n:022}").status_code for n in range(5)]

    assert guesses == [422] * 5
    assert house.browser().enters(code).status_code == 429


def test_file_of_another_person_is_not_there(house: House) -> None:
    owner, other = house.member(Role.REP), house.member(Role.REP)
    for number, text in enumerate(
        ["/prep", "赵厂长", "看一遍旧线", "/stop", "/stop", "done", "出单子"]
    ):
        owner.says(text, f"a{number}")
    (address,) = set(re.findall(r'href="(/files/\d+)"', owner.opens("/").text))

    assert owner.opens(address).status_code == 200
    assert other.opens(address).status_code == 404
    assert house.browser().opens(address).status_code == 403


def test_exchanges_of_another_person_are_never_shown(house: House) -> None:
    owner, other = house.member(Role.REP), house.member(Role.REP)
    owner.says("王姐好，我姓钱", "a1")

    shown = [other.opens("/").text, other.client.get("/exchanges", headers=FRAGMENT).text]

    assert "我姓钱" in owner.opens("/").text
    assert [("我姓钱" in text) for text in shown] == [False, False]


def test_dismissed_every_door_is_shut_at_once(house: House) -> None:
    owner, rep = house.member(Role.OWNER, ""), house.member(Role.REP, NORTH)
    second = house.browser()
    second.enters(house.world.counter.link(house.person(rep)))

    owner.posts("/team/dismiss", {"person": house.person(rep).id}, page="/team")

    for browser in (rep, second):
        assert browser.opens("/").status_code == 303
        assert browser.client.get("/exchanges", headers=FRAGMENT).status_code == 403


def test_script_in_words_is_shown_as_words(house: House) -> None:
    member = house.member(Role.REP)
    member.says("<script>alert(1)</script>", "a1")

    page = member.opens("/").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "path", ["/", "/enter", "/enter/x", "/playbooks", "/link", "/nowhere", "/say"]
)
def test_every_page_has_its_headers(path: str, house: House) -> None:
    for browser in (house.browser(), house.member(Role.REP)):
        headers = browser.opens(path).headers

        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert headers["strict-transport-security"] == "max-age=31536000"
    assert POLICY[0] == "default-src 'none'"
    assert not any("unsafe" in rule or "*" in rule for rule in POLICY)


def test_at_the_machine_nobody_is_told_to_use_https(desk: House) -> None:
    assert "strict-transport-security" not in desk.browser("127.0.0.1").opens("/").headers


def test_a_cookie_is_never_in_a_page(house: House) -> None:
    member = house.member(Role.MANAGER)

    for path in ("/", "/playbooks", "/team", "/link"):
        assert member.cookie.partition(".")[2] not in member.opens(path).text
    assert COOKIE not in member.opens("/").text
