"""Look at the doors: who may come in, and where browsers do."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.doctor.finding import Finding, State
from bot.errors import OperatorError
from bot.passes import API
from bot.settings import Settings
from bot.store.checkup import Schema, examine, file_of
from bot.store.port import Reader
from bot.store.sql import open_store
from bot.wiring import database_url


def public_url(settings: Settings) -> Finding:
    """Where browsers come in from outside, and whether others on the way can read along."""
    url = settings.public_url
    way = "unset" if url is None else "closed" if _is_private(url) else "open"
    state = State.OK if way == "closed" else State.HINT
    return Finding(state=state, prompt="doctor.public_url", facts={"way": way, "url": url})


def members(settings: Settings) -> Iterator[Finding]:
    """Whether anybody was invited; nothing while the database itself has to be mended."""
    url = database_url(settings)
    try:
        file = file_of(url)
        if file is not None and not file.exists():
            yield _members(0, 0)
        elif examine(url) is Schema.NEWEST:
            yield _counted(url)
    except OperatorError:
        return


def _counted(url: str) -> Finding:
    store = open_store(url)
    try:
        with store.reader() as reader:
            everybody = reader.people(None)
            programs = sum(_is_program(reader, each.id) for each in everybody)
    finally:
        store.close()
    return _members(len(everybody) - programs, programs)


def _is_program(reader: Reader, person: str) -> bool:
    return any(each.namespace == API for each in reader.addresses(person))


def _members(people: int, programs: int) -> Finding:
    state = State.OK if people else State.HINT
    facts = {"people": people, "programs": programs}
    return Finding(state=state, prompt="doctor.members", facts=facts)


def _is_private(url: str) -> bool:
    """Whether nobody on the way can read along: by https, or without leaving the machine."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
