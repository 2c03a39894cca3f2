"""The service around its webhook: probes, and what nobody asked for."""

import re

import pytest
from starlette.testclient import TestClient

from bot.inbox import Writer
from bot.store.memory import MemoryStore
from bot.web import webhook
from bot.web.app import FOR_EVER, build_app
from bot.world import World
from tests.bot.talks import apologise, play
from tests.bot.visitor import world_of
from tests.bot.web.house import House


class AwayStore(MemoryStore):
    """A store whose database does not answer."""

    def ready(self) -> bool:
        return False


def test_the_service_is_alive_and_ready(client: TestClient) -> None:
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_without_its_database_the_service_is_alive_but_not_ready() -> None:
    store = AwayStore()
    client = TestClient(build_app(world_of(store, Writer(store, play, apologise))))

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert client.get("/readyz").json()["type"] == "urn:duilian:problem:away"


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/docs", 404, "not_found"),
        ("GET", "/openapi.json", 404, "not_found"),
        ("GET", "/webhooks/messages", 405, "not_allowed"),
        ("DELETE", "/healthz", 405, "not_allowed"),
    ],
)
def test_what_nobody_serves_is_a_problem_too(
    method: str, path: str, status: int, kind: str, client: TestClient
) -> None:
    response = client.request(method, path)

    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["type"]) == (
        status,
        f"urn:duilian:problem:{kind}",
    )
    assert ("allow" in response.headers) is (status == 405)


def test_a_bug_is_told_without_its_insides(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_world: World, _request: object) -> None:
        raise RuntimeError("canary")

    monkeypatch.setattr(webhook, "receive", broken)

    response = client.post("/webhooks/messages", content=b"{}")

    assert (response.status_code, response.json()["type"]) == (500, "urn:duilian:problem:failed")
    assert "canary" not in response.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize(
    ("path", "accepted", "media_type"),
    [
        ("/nowhere", "text/html,*/*", "text/html; charset=utf-8"),
        ("/nowhere", "text/html; fragment", "application/problem+json"),
        ("/nowhere", "*/*", "application/problem+json"),
        ("/api/nowhere", "text/html", "application/problem+json"),
        ("/webhooks/messages", "text/html", "application/problem+json"),
    ],
)
def test_trouble_is_a_page_for_whoever_looks_at_pages(
    path: str, accepted: str, media_type: str, client: TestClient
) -> None:
    response = client.get(path, headers={"accept": accepted, "accept-language": "en"})

    assert response.headers["content-type"] == media_type
    assert "Nothing is here" in response.text or "Wrong method" in response.text


def test_a_page_of_trouble_says_what_to_do(client: TestClient) -> None:
    response = client.get("/", headers={"accept": "text/html", "accept-language": "en"})

    assert response.status_code == 503
    assert "DUILIAN_PUBLIC_URL" in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


def test_files_of_pages_may_be_kept_for_ever(house: House) -> None:
    browser = house.browser()
    names = set(re.findall(r'"/static/([^"]+)"', browser.opens("/enter").text))

    assert names
    for name in names:
        response = browser.client.get(f"/static/{name}")
        assert (response.status_code, response.headers["cache-control"]) == (200, FOR_EVER)
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in response.headers
    for name in ("chat.js", "..%2fpages.py", "chat.0000000000000000.js"):
        assert browser.client.get(f"/static/{name}").status_code == 404
