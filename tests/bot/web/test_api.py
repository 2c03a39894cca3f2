"""Playbooks by program."""

from concurrent.futures import Future
from hashlib import sha256

import pytest
from httpx2 import Response

from bot.access import Role
from bot.errors import Busy, StoreUnavailable
from bot.messages import Inbound, Message
from bot.web.api import LONGEST_KEY
from coach.compiler.gate import MOST_BYTES
from tests.bot.shelves import WANG
from tests.bot.web.house import EAST, NORTH, House

BOOK = WANG.encode()
NEWER = WANG.replace("初访仓库王姐", "再访仓库王姐").encode()
BROKEN = WANG.replace("mode: 有麻烦", "mode: 没麻烦").replace("weight: 5", "weight: 五").encode()


class Program:
    """A program with a token."""

    def __init__(self, house: House, role: Role = Role.MANAGER, team: str = EAST) -> None:
        tokens = house.world.counter.tokens()
        self.token = house.world.counter.token(f"program {len(tokens)}", role, team)
        self._client = house.browser().client

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def posts(self, body: bytes, key: str = "k1", **headers: str) -> Response:
        named = self.headers | {"idempotency-key": key, "content-type": "application/yaml"}
        return self._client.post("/api/playbooks", content=body, headers=named | headers)

    def lists(self) -> list[dict[str, object]]:
        answer = self._client.get("/api/playbooks", headers=self.headers)
        assert answer.status_code == 200
        found: list[dict[str, object]] = answer.json()["playbooks"]
        return found

    def withdraws(self, path: str) -> Response:
        return self._client.delete(f"/api/playbooks/{path}", headers=self.headers)


def kind_of(answer: Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["type"].removeprefix("urn:duilian:problem:")


def published(version: int | None, body: bytes = BOOK, team: str = EAST) -> dict[str, object]:
    title = next(line for line in body.decode().split("\n") if line.startswith("title: "))
    return {
        "team": team,
        "locale": "zh-CN",
        "playbook": "wang",
        "version": version,
        "digest": sha256(body).hexdigest(),
        "title": title.removeprefix("title: "),
    }


def test_a_playbook_is_published_listed_and_taken_back(house: House) -> None:
    program = Program(house)

    created = program.posts(BOOK)

    assert (created.status_code, created.json()) == (201, published(1))
    (listed,) = program.lists()
    assert {name: listed[name] for name in created.json()} == published(1)
    assert (listed["kind"], listed["author"]) == ("rehearsal", "program 0")
    assert program.withdraws("zh-CN/wang").status_code == 204
    assert program.lists() == []
    assert kind_of(program.withdraws("zh-CN/wang")) == (404, "not_found")


def test_the_same_key_publishes_once_and_answers_alike(house: House) -> None:
    program = Program(house)

    answers = [program.posts(BOOK) for _ in range(3)]

    assert [(each.status_code, each.json()) for each in answers] == [(201, published(1))] * 3
    assert len(program.lists()) == 1


def test_the_same_key_with_another_body_is_a_conflict(house: House) -> None:
    program = Program(house)
    program.posts(BOOK)

    assert kind_of(program.posts(NEWER)) == (409, "conflict")
    assert program.posts(NEWER, "k2").json() == published(2, NEWER)
    assert program.posts(BOOK).json() == published(None)


def test_keys_of_programs_do_not_meet(house: House) -> None:
    one, other = Program(house), Program(house, team=NORTH)

    assert one.posts(BOOK).json() == published(1)
    assert other.posts(NEWER).json() == published(1, NEWER, NORTH)


def test_what_is_wrong_is_told_worst_first_and_what_was_live_stays(house: House) -> None:
    program = Program(house)
    program.posts(BOOK)

    refused = program.posts(BROKEN, "k2", **{"accept-language": "en"})

    assert kind_of(refused) == (422, "unfit")
    errors = refused.json()["errors"]
    assert [set(each) for each in errors] == [
        {"line", "column", "code", "severity", "detail", "cure"}
    ] * len(errors)
    assert len(errors) >= 2
    assert [each["severity"] for each in errors] == sorted(each["severity"] for each in errors)
    assert refused.headers["content-language"] == "en"
    assert [each["version"] for each in program.lists()] == [1]
    other = program.posts(BROKEN, "k2", **{"accept-language": "zh"})
    assert [each["line"] for each in other.json()["errors"]] == [each["line"] for each in errors]
    assert [each["detail"] for each in other.json()["errors"]] != [
        each["detail"] for each in errors
    ]


@pytest.mark.parametrize("key", ["", "k" * (LONGEST_KEY + 1), "a\tb"])
def test_a_key_is_needed(key: str, house: House) -> None:
    assert kind_of(Program(house).posts(BOOK, key)) == (400, "no_key")


def test_a_body_may_be_just_so_large(house: House) -> None:
    program = Program(house)

    assert kind_of(program.posts(b"#" * MOST_BYTES))[1] == "unfit"
    assert kind_of(program.posts(b"#" * (MOST_BYTES + 1))) == (413, "too_large")


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer ", "Bearer dl_guess", "Basic eDp5"])
def test_without_a_token_nobody_is_let_in(given: str | None, house: House) -> None:
    client = house.browser().client
    headers = {} if given is None else {"authorization": given}

    answer = client.get("/api/playbooks", headers=headers)

    assert kind_of(answer) == (401, "no_token")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_that_was_revoked_is_none(house: House) -> None:
    program = Program(house)
    house.world.counter.revoke("program 0")

    assert kind_of(program.posts(BOOK)) == (401, "no_token")


def test_a_rep_has_nothing_to_publish(house: House) -> None:
    program = Program(house, Role.REP)

    assert kind_of(program.posts(BOOK)) == (403, "not_yours")
    assert kind_of(program.withdraws("zh-CN/wang")) == (403, "not_yours")


def test_another_team_neither_sees_nor_takes_back(house: House) -> None:
    one, other, owner = Program(house), Program(house, team=NORTH), Program(house, Role.OWNER, "")
    one.posts(BOOK)

    assert other.lists() == []
    assert kind_of(other.withdraws("zh-CN/wang")) == (404, "not_found")
    assert kind_of(owner.withdraws("zh-CN/wang")) == (404, "not_found")
    assert owner.posts(NEWER).json() == published(1, NEWER, "")
    assert [each["team"] for each in other.lists()] == [""]
    assert kind_of(other.withdraws("zh-CN/wang")) == (404, "not_found")
    assert [each["team"] for each in one.lists()] == [EAST]


def test_a_member_practises_it_a_moment_later(house: House) -> None:
    Program(house).posts(
        BOOK.replace(b"id: wang", b"id: zhao").replace("王姐".encode(), "赵姐".encode())
    )

    shelf = house.member(Role.REP).says("/practice", "a1").text

    assert "open:zhao" in shelf


def test_a_database_that_is_away_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(house)

    def away() -> None:
        raise StoreUnavailable(url="", why="away")

    monkeypatch.setattr(house.world.store, "reader", away)

    assert kind_of(program.posts(BOOK)) == (503, "away")


def test_too_many_files_at_once_are_sent_again_later(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(house)

    def full(_name: str, _data: bytes) -> None:
        raise Busy(waiting=16)

    monkeypatch.setattr(house.world.examiner, "submit", full)

    assert kind_of(program.posts(BOOK)) == (503, "busy")


def test_a_withdrawal_that_something_newer_overtakes_is_a_conflict(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, other = Program(house), Program(house)
    program.posts(BOOK)
    submit = house.world.writer.submit

    def overtaken(inbound: Inbound) -> Future[tuple[Message, ...]]:
        if (inbound.choice or "").startswith("withdraw_yes:"):
            monkeypatch.undo()
            assert other.posts(NEWER).status_code == 201
        return submit(inbound)

    monkeypatch.setattr(house.world.writer, "submit", overtaken)

    assert kind_of(program.withdraws("zh-CN/wang")) == (409, "conflict")
    assert [each["version"] for each in program.lists()] == [2]
