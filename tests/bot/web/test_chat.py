"""The chat in a browser."""

import re
from concurrent.futures import Future

import pytest

from bot.access import Role
from bot.errors import Busy, OperatorError, StoreUnavailable
from bot.messages import Inbound, Message
from bot.store.memory import MemoryStore
from bot.web.saying import LONGEST_ID, MOST_DIGITS
from coach.vocabulary import Locale, Speaker
from tests.bot.shelves import renderer
from tests.bot.visitor import LI, Visitor
from tests.bot.web.house import (
    EAST,
    FRAGMENT,
    PAGE,
    House,
    code_in,
    field_in,
    token_in,
)

NAME = "a1b2"


def numbers_in(text: str) -> list[int]:
    """The numbers of the exchanges on a page."""
    return [int(each) for each in re.findall(r'<article data-number="(\d+)"', text)]


def own_words_in(text: str) -> list[str]:
    """What the person is shown to have said."""
    return re.findall(r'class="bubble own">.*?<div class="said"><p>(.*?)</p>', text, re.DOTALL)


def words(kind: str, locale: Locale = Locale.ZH) -> str:
    return renderer().text(f"problems.{kind}", locale, {}).partition("\n")[2]


def choices_in(text: str) -> list[str]:
    return re.findall(r'<button name="choice" value="([^"]+)"', text)


def test_at_the_machine_somebody_new_is_greeted_once(desk: House) -> None:
    browser = desk.browser("127.0.0.1")

    pages = [browser.opens("/").text for _ in range(2)]

    assert [numbers_in(page) for page in pages] == [[1], [1]]
    assert "practice" in choices_in(pages[0])


def test_whoever_has_just_come_in_has_something_to_press(house: House) -> None:
    page = house.member(Role.REP).opens("/")

    assert len(numbers_in(page.text)) == 1
    assert "practice" in choices_in(page.text)


def test_what_is_said_by_a_form_is_on_the_page_that_follows(house: House) -> None:
    member = house.member(Role.REP)
    page = member.opens("/")
    form = {"csrf": token_in(page), "message_id": field_in(page, "message_id"), "text": "/help"}

    said = member.client.post("/say", data=form, headers=PAGE)

    assert (said.status_code, said.headers["location"]) == (303, "/")
    assert own_words_in(member.opens("/").text)[-1] == "/help"


def test_a_choice_is_pressed_for_the_step_it_was_offered_for(house: House) -> None:
    member = house.member(Role.REP)
    page = member.opens("/")
    form = {"csrf": token_in(page), "message_id": "a1", "choice": "begin:guided:wang"}
    step = field_in(page, "step")

    late = member.client.post("/say", data=form | {"step": step + "9"}, headers=FRAGMENT)
    form |= {"message_id": "a2", "after": "2", "step": step + "1"}
    begun = member.client.post("/say", data=form | {"step": ""}, headers=FRAGMENT)

    assert renderer().text("shell.stale", Locale.ZH, {}).split("\n")[0] in late.text
    assert f'class="bubble {Speaker.CUSTOMER}"' in begun.text


def test_a_script_gets_what_came_since_the_number_it_names(house: House) -> None:
    member = house.member(Role.REP)
    member.says("/help", "a1", after=1)
    member.says("/menu", "a2", after=2)

    assert numbers_in(member.says("/help", "a3", after=1).text) == [2, 3, 4]
    assert numbers_in(member.client.get("/exchanges?after=3").text) == [4]
    assert numbers_in(member.client.get("/exchanges", headers={"last-event-id": "2"}).text) == [
        3,
        4,
    ]
    assert numbers_in(member.client.get("/exchanges?after=x").text) == [1, 2, 3, 4]
    assert member.client.get("/exchanges?after=4").text.strip() == ""


def test_a_form_that_is_sent_twice_is_one_turn(house: House) -> None:
    member = house.member(Role.REP)

    first, again = member.says("/help", NAME), member.says("/help", NAME.upper())

    assert (first.status_code, again.status_code) == (200, 200)
    assert numbers_in(again.text) == [1, 2]


def test_the_same_name_belongs_to_each_browser_alone(house: House) -> None:
    one, other = house.member(Role.REP), house.member(Role.REP)

    assert own_words_in(one.says("/help", NAME).text)[-1] == "/help"
    assert own_words_in(other.says("/menu", NAME).text)[-1] == "/menu"


def test_an_old_page_keeps_the_words_it_could_not_send(house: House) -> None:
    member = house.member(Role.REP)
    page = member.opens("/")
    form = {"csrf": token_in(page), "message_id": NAME, "text": "/help"}
    member.client.post("/say", data=form, headers=PAGE)

    other = member.client.post("/say", data=form | {"text": "我想<再>练"}, headers=PAGE)

    assert other.status_code == 409
    assert "我想&lt;再&gt;练</textarea>" in other.text
    assert words("sent_before") in other.text
    assert field_in(other, "message_id") != NAME
    script = member.client.post("/say", data=form | {"text": "x"}, headers=FRAGMENT)
    assert (script.status_code, script.json()["type"]) == (409, "urn:duilian:problem:conflict")


@pytest.mark.parametrize("name", ["", "z", "a" * (LONGEST_ID + 1), "a/b", "１２"])
def test_a_name_that_no_page_gives_is_refused(name: str, house: House) -> None:
    member = house.member(Role.REP)

    assert member.says("/help", name).json()["type"] == "urn:duilian:problem:expired"


class Troubled:
    """Has a writer fail with some trouble, at once or later."""

    def __init__(self, trouble: OperatorError, *, later: bool) -> None:
        self._trouble = trouble
        self._later = later

    def submit(self, _inbound: Inbound) -> Future[tuple[Message, ...]]:
        if not self._later:
            raise self._trouble
        future: Future[tuple[Message, ...]] = Future()
        future.set_exception(self._trouble)
        return future


@pytest.mark.parametrize(
    ("troubled", "kind", "after"),
    [
        (Troubled(Busy(waiting=1024), later=False), "busy", "1"),
        (Troubled(StoreUnavailable(url="", why="locked"), later=True), "away", "5"),
    ],
)
def test_words_that_were_not_taken_stay_in_the_box(
    troubled: Troubled,
    kind: str,
    after: str,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    member = house.member(Role.REP)
    form = {"csrf": token_in(member.opens("/")), "message_id": NAME, "text": "王姐好"}
    monkeypatch.setattr(house.world.writer, "submit", troubled.submit)

    page = member.client.post("/say", data=form, headers=PAGE)
    script = member.client.post("/say", data=form, headers=FRAGMENT)

    assert (page.status_code, page.headers["retry-after"]) == (503, after)
    assert "王姐好</textarea>" in page.text
    assert words(kind) in page.text
    assert (script.status_code, script.headers["retry-after"]) == (503, after)
    assert script.json()["type"] == f"urn:duilian:problem:{kind}"
    monkeypatch.undo()
    assert member.client.post("/say", data=form, headers=PAGE).status_code == 303


def test_words_stay_in_the_box_though_nothing_can_be_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = house.member(Role.REP)
    form = {"csrf": token_in(member.opens("/")), "message_id": NAME, "text": "王姐好"}
    reader, reads = house.world.store.reader, []

    def away_after_one() -> object:
        reads.append(1)
        if len(reads) > 1:
            raise StoreUnavailable(url="", why="away")
        return reader()

    troubled = Troubled(StoreUnavailable(url="", why="away"), later=True)
    monkeypatch.setattr(house.world.writer, "submit", troubled.submit)
    monkeypatch.setattr(house.world.store, "reader", away_after_one)

    page = member.client.post("/say", data=form, headers=PAGE)

    assert page.status_code == 503
    assert "王姐好</textarea>" in page.text


def test_a_code_is_shown_once_and_kept_nowhere(house: House, kept: MemoryStore) -> None:
    manager = house.member(Role.MANAGER)
    page = manager.opens("/")
    form = {"csrf": token_in(page), "message_id": NAME, "text": "/invite 张三"}

    plain = manager.client.post("/say", data=form, headers=PAGE)
    script = manager.says("/invite 张三", "a2")

    assert plain.status_code == 200
    assert numbers_in(plain.text) == [1, 0]
    assert numbers_in(script.text) == [1, 0]
    assert "practice" in choices_in(plain.text)
    for code in (code_in(plain), code_in(script)):
        assert code not in manager.opens("/").text
        assert code not in str(vars(kept))
        assert house.browser().enters(code).status_code == 303


def test_a_page_of_somebody_else_is_to_be_loaded_again(house: House) -> None:
    rep, other = house.member(Role.REP), house.member(Role.REP, EAST, "另一个")
    code = house.world.counter.link(house.person(other))

    joined = rep.says(code, "a1")

    assert joined.status_code == 205
    assert house.person(rep).id == house.person(other).id
    assert rep.client.get("/exchanges?after=99").status_code == 205


def test_a_finished_sheet_is_there_to_be_kept(desk: House) -> None:
    browser = desk.browser("127.0.0.1")
    for number, text in enumerate(
        ["/prep", "赵厂长", "看一遍旧线", "/stop", "/stop", "done", "出单子"]
    ):
        browser.says(text, f"a{number}")
    found = re.findall(r'href="/files/(\d+)" download>([^<]+)<', browser.opens("/").text)

    file = browser.opens(f"/files/{found[0][0]}")

    assert file.headers["content-type"] == "text/plain; charset=utf-8"
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert file.headers["x-content-type-options"] == "nosniff"
    assert "赵厂长" in file.text


@pytest.mark.parametrize("number", ["1", "0", "99", "x", "-1", "9" * (MOST_DIGITS + 1), "１"])
def test_there_is_no_file_where_none_was_given(number: str, house: House) -> None:
    assert house.member(Role.REP).opens(f"/files/{number}").status_code == 404


def test_the_page_speaks_as_the_coach_does(house: House) -> None:
    member = house.member(Role.REP)
    page = member.opens("/")
    form = {"csrf": token_in(page), "message_id": NAME, "text": "/language en"}

    member.client.post("/say", data=form, headers=PAGE)

    assert '<html lang="en">' in member.opens("/").text
    assert '<html lang="en">' in member.opens("/link").text


def test_a_stranger_is_met_in_the_language_he_asks_for(house: House) -> None:
    page = house.browser().opens("/enter", **{"accept-language": "en-GB,en"})

    assert '<html lang="en">' in page.text


def test_the_person_at_the_machine_is_the_one_of_its_terminal(
    desk: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.visits.login", lambda: LI.user)
    visitor = Visitor(desk.world.writer)
    visitor.says("/help")

    page = desk.browser("127.0.0.1").opens("/")

    assert own_words_in(page.text) == ["/help"]


def test_there_is_nothing_to_stream_for_somebody_who_has_seen_no_page(desk: House) -> None:
    assert desk.browser("127.0.0.1").client.get("/stream").status_code == 404


def test_a_member_may_write_before_he_has_seen_a_page(desk: House) -> None:
    assert numbers_in(desk.browser("127.0.0.1").says("/help", NAME).text) == [1]
