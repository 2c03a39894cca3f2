"""Which requests of a browser are meant for us."""

import pytest
from starlette.requests import Request

from bot.web.openness import Openness, openness
from bot.web.problems import Problem

EVERYWHERE = "0.0.0.0"  # noqa: S104 -- nothing is bound here
LOCAL = openness(("127.0.0.1", 8000), None)
CLOSED = openness((EVERYWHERE, 8000), "https://duilian.example")
PLAIN = openness(("127.0.0.1", 8000), "http://10.0.0.7:8080")
NAMELESS = openness((EVERYWHERE, 8000), None)


def request(method: str = "GET", peer: str = "127.0.0.1", **headers: str) -> Request:
    named = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "method": method, "path": "/", "headers": named, "client": (peer, 1)}
    return Request(scope)


def refusal(open_to: Openness, asked: Request) -> str | None:
    try:
        open_to.check(asked)
    except Problem as problem:
        return problem.kind
    return None


def test_on_loopback_it_is_open_to_this_machine_by_every_name_it_has() -> None:
    assert (
        Openness(
            local=True,
            hosts=frozenset({"127.0.0.1:8000", "localhost:8000", "[::1]:8000"}),
            base="http://127.0.0.1:8000",
        )
        == LOCAL
    )
    assert openness(("::1", 8000), None) == Openness(
        local=True, hosts=LOCAL.hosts, base="http://[::1]:8000"
    )
    assert openness(("127.0.0.1", 80), None).hosts == {
        "127.0.0.1", "127.0.0.1:80", "localhost", "localhost:80", "[::1]", "[::1]:80",
    }  # fmt: skip


def test_an_address_of_its_own_closes_it_to_all_but_members() -> None:
    assert (
        Openness(
            local=False,
            hosts=frozenset({"duilian.example", "duilian.example:443"}),
            base="https://duilian.example",
        )
        == CLOSED
    )
    assert (CLOSED.secure, CLOSED.cookie) == (True, "__Host-duilian")
    assert PLAIN.hosts == {"10.0.0.7:8080"}
    assert (PLAIN.local, PLAIN.secure, PLAIN.cookie) == (False, False, "duilian")


def test_elsewhere_without_an_address_nobody_is_let_in() -> None:
    assert Openness(local=False, hosts=frozenset(), base="") == NAMELESS
    assert refusal(NAMELESS, request(host="0.0.0.0:8000")) == "no_address"


@pytest.mark.parametrize(
    ("open_to", "host", "kind"),
    [
        (LOCAL, "127.0.0.1:8000", None),
        (LOCAL, "LOCALHOST:8000", None),
        (LOCAL, "[::1]:8000", None),
        (LOCAL, "127.0.0.1:8001", "wrong_host"),
        (LOCAL, "127.0.0.1", "wrong_host"),
        (LOCAL, "evil.example", "wrong_host"),
        (LOCAL, "127.0.0.1:8000.evil.example", "wrong_host"),
        (LOCAL, "", "wrong_host"),
        (CLOSED, "duilian.example", None),
        (CLOSED, "duilian.example:443", None),
        (CLOSED, "127.0.0.1:8000", "wrong_host"),
        (CLOSED, "duilian.example.evil.example", "wrong_host"),
    ],
)
def test_it_goes_by_its_own_names_only(open_to: Openness, host: str, kind: str | None) -> None:
    assert refusal(open_to, request(host=host)) == kind


@pytest.mark.parametrize(
    "header", ["forwarded", "x_forwarded_for", "x_forwarded_host", "x_forwarded_proto", "x_real_ip"]
)
def test_on_this_machine_nothing_may_stand_in_between(header: str) -> None:
    assert refusal(LOCAL, request(host="localhost:8000", **{header: "x"})) == "forwarded"
    assert refusal(CLOSED, request(host="duilian.example", **{header: "x"})) is None


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        (None, None),
        ("https://duilian.example", None),
        ("https://Duilian.example", None),
        ("http://duilian.example", "cross_site"),
        ("https://duilian.example:8443", "cross_site"),
        ("https://evil.example", "cross_site"),
        ("https://duilian.example.evil.example", "cross_site"),
        ("null", "cross_site"),
        ("", "cross_site"),
    ],
)
def test_a_form_comes_from_our_own_pages(origin: str | None, kind: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}

    assert refusal(CLOSED, request("POST", host="duilian.example", **headers)) == kind
    assert refusal(CLOSED, request("GET", host="duilian.example", **headers)) is None


@pytest.mark.parametrize(
    ("method", "site", "mode", "kind"),
    [
        ("GET", "cross-site", "navigate", None),
        ("GET", "cross-site", "no-cors", "cross_site"),
        ("GET", "same-site", "cors", "cross_site"),
        ("GET", "same-origin", "cors", None),
        ("GET", "none", "navigate", None),
        ("POST", "cross-site", "navigate", "cross_site"),
        ("POST", "same-site", "navigate", "cross_site"),
        ("POST", "same-origin", "navigate", None),
    ],
)
def test_another_site_may_lead_here_by_a_link_only(
    method: str, site: str, mode: str, kind: str | None
) -> None:
    headers = {"sec_fetch_site": site, "sec_fetch_mode": mode}

    assert refusal(LOCAL, request(method, host="localhost:8000", **headers)) == kind


@pytest.mark.parametrize(
    ("open_to", "peer", "forwarded", "counted"),
    [
        (CLOSED, "127.0.0.1", "198.51.100.9, 203.0.113.5", "203.0.113.5"),
        (CLOSED, "10.1.2.3", "203.0.113.5", "203.0.113.5"),
        (CLOSED, "10.1.2.3", "::ffff:1, 2001:db8::1", "2001:db8::1"),
        (CLOSED, "10.1.2.3", "", "10.1.2.3"),
        (CLOSED, "10.1.2.3", "unknown", "10.1.2.3"),
        (CLOSED, "8.8.8.8", "203.0.113.5", "8.8.8.8"),
        (CLOSED, "unix", "203.0.113.5", "unix"),
        (LOCAL, "127.0.0.1", "203.0.113.5", "127.0.0.1"),
    ],
)
def test_a_caller_is_who_our_own_proxy_saw(
    open_to: Openness, peer: str, forwarded: str, counted: str
) -> None:
    assert open_to.peer(request(peer=peer, x_forwarded_for=forwarded)) == counted


def test_a_caller_without_an_address_is_one_too() -> None:
    asked = request()
    asked.scope["client"] = None

    assert CLOSED.peer(asked) == ""
