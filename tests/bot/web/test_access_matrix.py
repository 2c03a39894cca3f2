"""Who gets what at every route: one that is not listed here fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.routing import BaseRoute, Route

from bot.access import Role
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.web.doors import DOORS
from tests.bot.shelves import WANG
from tests.bot.web.calls import SECRET
from tests.bot.web.house import BASE, EAST, FRAGMENT, NORTH, Browser, House, house_of, token_in

WHO = ("anonymous", "rep", "other rep", "manager", "other manager", "owner")
#: What a program with a token of each gets; nobody's token is none.
Expected = tuple[int, int, int, int, int, int]
EVERYBODY, MEMBERS, MANAGERS = (200,) * 6, (403, *(200,) * 5), (403, 403, 403, 200, 200, 200)

#: The status for each of WHO. Objects are those of the rep and of his manager's team: a file of the
#: rep, a playbook of the manager, the rep himself.
MATRIX: dict[tuple[str, str], Expected] = {
    ("GET", "/healthz"): EVERYBODY,
    ("GET", "/readyz"): EVERYBODY,
    ("POST", "/webhooks/messages"): (401,) * 6,
    ("POST", "/webhooks/telegram"): (401,) * 6,
    ("GET", "/static/{name}"): EVERYBODY,
    ("GET", "/"): (303, *(200,) * 5),
    ("POST", "/say"): MEMBERS,
    ("GET", "/stream"): MEMBERS,
    ("GET", "/exchanges"): MEMBERS,
    ("GET", "/files/{number}"): (403, 200, 404, 404, 404, 404),
    ("GET", "/enter"): (200, *(303,) * 5),
    ("GET", "/enter/{code}"): EVERYBODY,
    ("POST", "/enter"): (303,) * 6,
    ("POST", "/leave"): (403, *(303,) * 5),
    ("GET", "/playbooks"): MEMBERS,
    ("POST", "/playbooks"): MANAGERS,
    ("POST", "/playbooks/withdraw"): (403, 403, 403, 200, 404, 404),
    ("GET", "/team"): MANAGERS,
    ("POST", "/team/invite"): (403, 403, 403, 200, 403, 200),
    ("POST", "/team/dismiss"): (403, 403, 403, 200, 404, 200),
    ("GET", "/link"): MEMBERS,
    ("POST", "/link"): MEMBERS,
    ("GET", "/api/playbooks"): (401, 403, 403, 200, 200, 200),
    ("POST", "/api/playbooks"): (401, 403, 403, 201, 201, 201),
    ("DELETE", "/api/playbooks/{locale}/{playbook}"): (401, 403, 403, 204, 404, 404),
}
STANDINGS = {
    "rep": (Role.REP, EAST),
    "other rep": (Role.REP, NORTH),
    "manager": (Role.MANAGER, EAST),
    "other manager": (Role.MANAGER, NORTH),
    "owner": (Role.OWNER, ""),
}


def routes_of(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """Every method with every path, those of routers within routers too."""
    for route in routes:
        inner = getattr(route, "routes", None)
        if isinstance(route, Route):
            yield from ((method, route.path) for method in route.methods or ())
        elif inner:
            yield from routes_of(inner)
        else:
            raise AssertionError(route)


class Cast:
    """Everybody of the matrix in one house, with what is theirs."""

    def __init__(self, house: House) -> None:
        counter = house.world.counter
        self.house = house
        self.browsers = {"anonymous": house.browser()}
        self.tokens = {"anonymous": ""}
        for who, (role, team) in STANDINGS.items():
            self.browsers[who] = house.member(role, team, who)
            self.tokens[who] = counter.token(who, role, team)
        rep = self.browsers["rep"]
        self.rep = house.person(rep).id
        for number, text in enumerate(
            ["/prep", "赵厂长", "看一遍旧线", "/stop", "/stop", "done", "出单子"]
        ):
            rep.says(text, f"a{number}")
        with house.world.store.reader() as reader:
            found = reader.exchanges(self.rep, 0, 50)
        (self.file,) = [x.number for x in found if any(m.attachment for m in x.messages)]

    def publish(self) -> None:
        """Have the manager's team be given a playbook."""
        assert self.calls("POST", "/api/playbooks", "manager") == 201

    def calls(self, method: str, path: str, who: str) -> int:
        """The status that somebody gets at a route, for the objects of the matrix."""
        browser = self.browsers[who]
        if path.startswith("/api/"):
            return self._program(browser, method, path, who)
        if path.startswith("/webhooks/"):
            return browser.client.post(path, json={}).status_code
        address = path.format(number=self.file, code="x", name=self._asset())
        if method == "GET":
            headers = FRAGMENT if path == "/exchanges" else {}
            return browser.client.get(address, headers=headers).status_code
        return self._form(browser, address)

    def _program(self, browser: Browser, method: str, path: str, who: str) -> int:
        headers = {"authorization": f"Bearer {self.tokens[who]}", "idempotency-key": f"k-{who}"}
        address = path.format(locale="zh-CN", playbook="wang")
        content = WANG.encode() if method == "POST" else None
        return browser.client.request(method, address, headers=headers, content=content).status_code

    def _form(self, browser: Browser, address: str) -> int:
        page = browser.client.get("/enter/x")
        code = self.house.world.counter.invite(Role.REP, EAST)
        fields = {
            "/say": {"message_id": "ab", "text": "/help"},
            "/enter": {"code": code},
            "/playbooks": {"message_id": "cd"},
            "/playbooks/withdraw": {"locale": "zh-CN", "playbook": "wang"},
            "/team/invite": {"role": "rep", "team": EAST},
            "/team/dismiss": {"person": self.rep},
        }.get(address, {})
        files = {"file": ("wang.yaml", WANG.encode())} if address == "/playbooks" else None
        form = {"csrf": token_in(page), **fields}
        return browser.client.post(address, data=form, files=files, headers=FRAGMENT).status_code

    def _asset(self) -> str:
        page = self.browsers["anonymous"].client.get("/enter/x").text
        return page.partition('href="/static/')[2].partition('"')[0]


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    settings = Settings(
        public_url=BASE,
        webhook_secret=SecretStr(SECRET),
        telegram_token=SecretStr("1:a"),
        telegram_secret=SecretStr("s"),
    )
    with house_of(tmp_path, MemoryStore(), settings=settings, alive=False) as house:
        house.app.state.reception = None  # nobody comes past the secret
        yield Cast(house)


def test_every_route_is_in_the_matrix(cast: Cast) -> None:
    assert set(routes_of(cast.house.app.routes)) == set(MATRIX)


def test_every_door_of_the_site_is_shut_unless_it_says_otherwise() -> None:
    open_doors = {(door.method, door.path) for door in DOORS if door.least == 0}

    assert open_doors == {("GET", "/enter"), ("GET", "/enter/{code}"), ("POST", "/enter")}


@pytest.mark.parametrize(("method", "path"), MATRIX)
def test_everybody_gets_what_the_matrix_says(method: str, path: str, cast: Cast) -> None:
    cast.house.app.state.farewell()  # so that a stream ends with its first line
    found = []
    for who in WHO:
        if "withdraw" in path or method == "DELETE":
            cast.publish()
        if "dismiss" in path:
            cast.rep = cast.house.person(cast.house.member(Role.REP)).id
        found.append(cast.calls(method, path, who))

    assert tuple(found) == MATRIX[method, path]
