"""Decide which requests of a browser are meant for us."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request

from bot.web.problems import Problem

#: What a proxy adds to the requests of others.
FORWARDED = ("forwarded", "x-real-ip")
FORWARDED_PREFIX = "x-forwarded-"
#: The ports that a browser leaves out of an address.
DEFAULT_PORTS = {"http": 80, "https": 443}
READING = ("GET", "HEAD")


class Openness(msgspec.Struct, frozen=True, kw_only=True):
    """How open the service is. ``local``: to whoever sits at this machine, and to nobody else.

    ``hosts`` are the names a browser may call us by, none when nobody told us ours; ``base`` is
    the address at which others reach us, empty when nobody knows.
    """

    local: bool
    hosts: frozenset[str]
    base: str

    @property
    def secure(self) -> bool:
        """Whether all goes by https."""
        return self.base.startswith("https:")

    @property
    def cookie(self) -> str:
        """The name of our cookie; the prefix keeps other hosts of the domain from setting it."""
        return "__Host-duilian" if self.secure else "duilian"

    def check(self, request: Request) -> None:
        """Return when a browser may ask this of us. Raises Problem."""
        headers = request.headers
        if self.local and any(_is_forwarded(name) for name in headers):
            raise Problem("forwarded")
        if not self.hosts:
            raise Problem("no_address")
        host = headers.get("host", "").casefold()
        if host not in self.hosts:
            raise Problem("wrong_host")
        _check_site(request.method, headers)
        origin = headers.get("origin")
        if request.method in READING or origin is None:
            return
        scheme = "https" if self.secure else "http"
        if origin.casefold() != f"{scheme}://{host}":
            raise Problem("cross_site")

    def peer(self, request: Request) -> str:
        """Whose tries are counted together: the address that a proxy of ours saw, or the caller."""
        caller = "" if request.client is None else request.client.host
        if self.local or not _is_near(caller):
            return caller
        seen = ",".join(request.headers.getlist("x-forwarded-for"))
        last = seen.split(",")[-1].strip()
        return last if _is_address(last) else caller


def openness(bound: tuple[str, int], public_url: str | None) -> Openness:
    """How open a service is that listens at a host (an IP address) and port.

    On loopback, with no address of its own, it is there for its own machine only.
    """
    host, port = bound
    if public_url is not None:
        parts = urlsplit(public_url)
        hosts = _with_port(parts.hostname or "", parts.port, parts.scheme)
        return Openness(local=False, hosts=hosts, base=f"{parts.scheme}://{parts.netloc}")
    if not _is_loopback(host):
        return Openness(local=False, hosts=frozenset(), base="")
    names = {"127.0.0.1", "localhost", "::1", host}
    hosts = frozenset(each for name in names for each in _with_port(name, port, "http"))
    return Openness(local=True, hosts=hosts, base=f"http://{_bracketed(host)}:{port}")


def _check_site(method: str, headers: Mapping[str, str]) -> None:
    """Let others lead people here by a link, and nothing else. Raises Problem."""
    if headers.get("sec-fetch-site", "").casefold() not in ("cross-site", "same-site"):
        return
    if method not in READING or headers.get("sec-fetch-mode", "").casefold() != "navigate":
        raise Problem("cross_site")


def _with_port(name: str, port: int | None, scheme: str) -> frozenset[str]:
    """The ways in which a browser writes a host with its port."""
    host = _bracketed(name.casefold())
    default = DEFAULT_PORTS[scheme]
    if port is None or port == default:
        return frozenset({host, f"{host}:{default}"})
    return frozenset({f"{host}:{port}"})


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_forwarded(header: str) -> bool:
    return header in FORWARDED or header.startswith(FORWARDED_PREFIX)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return _is_address(host) and ip_address(host).is_loopback


def _is_near(host: str) -> bool:
    """Whether an address is one of this machine or of the house, where our proxy stands."""
    return _is_address(host) and (ip_address(host).is_loopback or ip_address(host).is_private)
