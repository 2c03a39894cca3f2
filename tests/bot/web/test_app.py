"""The service around its webhook: probes, and what nobody asked for."""

import pytest
from starlette.testclient import TestClient

from bot.inbox import Writer
from bot.store.memory import MemoryStore
from bot.web import webhook
from bot.web.app import build_app
from bot.world import World
from tests.bot.talks import apologise, play
from tests.bot.visitor import world_of


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
