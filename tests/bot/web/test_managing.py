"""The pages of those who manage a team: playbooks, members, links."""

import re
from html import unescape

import pytest
from httpx2 import Response

from bot.access import Role
from bot.store.rows import PersonRow
from bot.web.bodies import MOST_FIELDS
from bot.web.doors import AROUND_FILE
from coach.compiler.gate import MOST_BYTES
from coach.vocabulary import Locale
from tests.bot.shelves import WANG
from tests.bot.web.house import (
    EAST,
    FRAGMENT,
    NORTH,
    PAGE,
    Browser,
    House,
    code_in,
    field_in,
    token_in,
)

BOOK = WANG.replace("id: wang", "id: zhao").replace("王姐", "赵姐").encode()
BROKEN = WANG.replace("mode: 有麻烦", "mode: 没麻烦<b>").replace("weight: 5", "weight: 五").encode()


def kind_of(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("urn:duilian:problem:")


def uploads(browser: Browser, data: bytes, name: str = "zhao.yaml", **fields: str) -> Response:
    """The page that answers a file."""
    page = browser.opens("/playbooks")
    form = {"csrf": token_in(page), "message_id": field_in(page, "message_id"), **fields}
    return browser.client.post("/playbooks", data=form, files={"file": (name, data)}, headers=PAGE)


def live_on(browser: Browser) -> list[tuple[str, str]]:
    """What may be withdrawn on the page: locale and id."""
    text = browser.opens("/playbooks").text
    found = re.findall(
        r'name="locale" value="([^"]+)"><input type="hidden" name="playbook" value="([^"]+)"', text
    )
    return [(locale, playbook) for locale, playbook in found]


def test_a_file_is_published_and_withdrawn_again(house: House) -> None:
    manager = house.member(Role.MANAGER)

    sent = uploads(manager, BOOK)

    assert sent.status_code == 200
    assert "初访仓库赵姐" in sent.text
    assert live_on(manager) == [("zh-CN", "zhao")]
    assert "open:zhao" in house.member(Role.REP).says("/practice", "a1").text
    fields = {"locale": "zh-CN", "playbook": "zhao"}
    assert manager.posts("/playbooks/withdraw", fields).status_code == 200
    assert live_on(manager) == []


def test_every_mistake_is_shown_with_its_line(house: House) -> None:
    manager = house.member(Role.MANAGER)
    uploads(manager, BOOK)

    refused = uploads(manager, BROKEN, "C:\\me\\broken.yaml")

    assert refused.status_code == 422
    assert "broken.yaml" in refused.text
    assert "C:" not in refused.text
    assert "mode: 没麻烦&lt;b&gt;" in refused.text
    assert refused.text.count('class="cure"') >= 2
    assert live_on(manager) == [("zh-CN", "zhao")]


def test_what_is_no_yaml_at_all_is_told_too(house: House) -> None:
    for data in (b"", b"\xff\xfe\x00", b"\x00" * 100, "你好".encode("gbk")):
        assert uploads(house.member(Role.MANAGER), data).status_code == 422


def test_a_file_may_be_just_so_large(house: House) -> None:
    manager = house.member(Role.MANAGER)

    assert uploads(manager, b"#" * MOST_BYTES).status_code == 422
    assert uploads(manager, b"#" * (MOST_BYTES + AROUND_FILE)).status_code == 413


def test_a_file_sent_twice_is_published_once(house: House) -> None:
    manager = house.member(Role.MANAGER)
    page = manager.opens("/playbooks")
    form = {"csrf": token_in(page), "message_id": field_in(page, "message_id")}
    for _ in range(2):
        files = {"file": ("zhao.yaml", BOOK)}
        manager.client.post("/playbooks", data=form, files=files, headers=PAGE)

    with house.world.store.reader() as reader:
        assert [each.version for each in reader.live(EAST)] == [1]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"", "multipart/form-data; boundary=x"),
        (b"nothing", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (
            b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--",
            "multipart/form-data; boundary=x",
        ),
        (b"csrf=\xff", "application/x-www-form-urlencoded"),
        (b"&".join([b"a=1"] * (MOST_FIELDS + 1)), "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"", ""),
    ],
)
def test_what_is_no_form_is_refused(body: bytes, kind: str, house: House) -> None:
    manager = house.member(Role.MANAGER)
    manager.opens("/playbooks")

    headers = FRAGMENT | {"content-type": kind}
    answer = manager.client.post("/playbooks", content=body, headers=headers)

    assert kind_of(answer)[0] in (403, 415)
    assert kind_of(answer)[1] in ("expired", "no_form")


def test_a_form_without_its_file_is_refused(house: House) -> None:
    manager = house.member(Role.MANAGER)
    form = {"csrf": token_in(manager.opens("/playbooks")), "message_id": "ab"}

    answer = manager.client.post("/playbooks", data=form, headers=FRAGMENT)

    assert kind_of(answer) == (415, "no_form")


def test_two_files_are_too_many(house: House) -> None:
    manager = house.member(Role.MANAGER)
    form = {"csrf": token_in(manager.opens("/playbooks")), "message_id": "ab"}
    files = [("file", ("a.yaml", BOOK)), ("file", ("b.yaml", BOOK))]

    answer = manager.client.post("/playbooks", data=form, files=files, headers=FRAGMENT)

    assert kind_of(answer) == (415, "no_form")


def test_a_rep_sees_what_is_live_and_changes_nothing(house: House) -> None:
    uploads(house.member(Role.MANAGER), BOOK)
    rep = house.member(Role.REP)

    page = rep.opens("/playbooks").text

    assert "初访仓库赵姐" in page
    assert 'type="file"' not in page
    assert live_on(rep) == []


def test_a_team_sees_its_own_playbooks_only(house: House) -> None:
    uploads(house.member(Role.MANAGER), BOOK)

    assert "初访仓库赵姐" not in house.member(Role.REP, NORTH).opens("/playbooks").text


def test_what_came_with_the_program_is_shown_until_something_takes_its_place(
    house: House,
) -> None:
    manager, shelf = house.member(Role.MANAGER), house.world.library.all(Locale.ZH)
    before = unescape(manager.opens("/playbooks").text)
    uploads(manager, BOOK.replace(b"id: zhao", f"id: {shelf[0].id}".encode()))

    after = unescape(manager.opens("/playbooks").text)

    titles = [f"<li><p>{book.title}</p></li>" for book in shelf]
    assert [title in before for title in titles] == [True] * len(titles)
    assert [title in after for title in titles] == [False] + [True] * (len(titles) - 1)


def test_a_manager_invites_for_his_own_team_only(house: House) -> None:
    manager, guest = house.member(Role.MANAGER), house.browser()

    page = manager.posts("/team/invite", {"role": "rep", "team": EAST}, page="/team")

    assert guest.enters(code_in(page), "小李").status_code == 303
    assert (house.person(guest).role, house.person(guest).team) == (Role.REP, EAST)
    assert "小李" in manager.opens("/team").text
    for role, team in (("rep", NORTH), ("manager", NORTH), ("rep", "")):
        refused = manager.posts("/team/invite", {"role": role, "team": team}, page="/team")
        assert refused.status_code == 403


def test_an_owner_invites_whomever_he_likes_into_a_team(house: House) -> None:
    owner, guest = house.member(Role.OWNER, ""), house.browser()

    page = owner.posts("/team/invite", {"role": "manager", "team": NORTH}, page="/team")

    assert guest.enters(code_in(page)).status_code == 303
    assert (house.person(guest).role, house.person(guest).team) == (Role.MANAGER, NORTH)
    for fields, status in (
        ({"role": "rep", "team": " "}, 422),
        ({"role": "owner", "team": ""}, 403),
        ({}, 403),
    ):
        assert owner.posts("/team/invite", fields, page="/team").status_code == status


def test_a_link_to_come_in_is_shown_once(house: House) -> None:
    manager = house.member(Role.MANAGER)

    code = code_in(manager.posts("/team/invite", {"role": "rep", "team": EAST}, page="/team"))

    assert code not in manager.opens("/team").text


def test_a_manager_dismisses_reps_of_his_own_team_only(house: House) -> None:
    manager, rep = house.member(Role.MANAGER), house.member(Role.REP)
    others = [house.member(Role.REP, NORTH), house.member(Role.MANAGER), manager]

    for other in others:
        fields = {"person": house.person(other).id}
        assert manager.posts("/team/dismiss", fields, page="/team").status_code == 404
    for wrong in ("", "x", house.person(rep).id[:8]):
        fields = {"person": wrong}
        assert manager.posts("/team/dismiss", fields, page="/team").status_code == 404
    fields = {"person": house.person(rep).id}
    assert manager.posts("/team/dismiss", fields, page="/team").status_code == 200

    assert [each.opens("/").status_code for each in (rep, *others)] == [303, 200, 200, 200]


def test_an_owner_dismisses_anybody_but_himself(house: House) -> None:
    owner, manager = house.member(Role.OWNER, ""), house.member(Role.MANAGER)

    def dismissed(browser: Browser) -> int:
        fields = {"person": house.person(browser).id}
        return owner.posts("/team/dismiss", fields, page="/team").status_code

    assert (dismissed(owner), dismissed(manager)) == (404, 200)
    assert manager.opens("/").status_code == 303


def test_a_link_is_made_for_another_device(house: House) -> None:
    rep, phone = house.member(Role.REP), house.browser()
    house.world.counter.handout.bot_link = "https://t.example/duilian_bot"

    page = rep.posts("/link", {})
    code = code_in(page)

    assert f"https://t.example/duilian_bot?start={code}" in page.text
    assert code not in rep.opens("/link").text
    assert phone.enters(code).status_code == 303
    assert house.person(phone).id == house.person(rep).id


def test_at_the_machine_codes_are_handed_out_too(desk: House) -> None:
    browser = desk.browser("127.0.0.1")

    linked = browser.posts("/link", {})
    invited = browser.posts("/team/invite", {"role": "rep", "team": EAST}, page="/team")

    assert linked.status_code == 200
    assert re.search(r'value="[A-Za-z0-9_-]{22}"', linked.text)
    assert re.search(r'value="[A-Za-z0-9_-]{22}"', invited.text)


def test_somebody_who_has_just_gone_cannot_be_dismissed_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, rep = house.member(Role.MANAGER), house.member(Role.REP)
    counter, fields = house.world.counter, {"person": house.person(rep).id}
    dismiss = counter.dismiss

    def late(prefix: str, team: str | None = None) -> PersonRow:
        dismiss(prefix, team)
        return dismiss(prefix, team)

    monkeypatch.setattr(counter, "dismiss", late)

    assert manager.posts("/team/dismiss", fields, page="/team").status_code == 404
