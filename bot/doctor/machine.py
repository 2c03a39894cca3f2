"""Look at the machine: its Python, its clock, its disk, the port to listen at."""

import shutil
import socket
from pathlib import Path

from bot.clock import clock_in
from bot.doctor.finding import Finding, State
from bot.health import Health, ask
from bot.settings import Settings

#: The oldest Python that the program runs on.
OLDEST = (3, 11)
#: Megabytes of disk below which turns are soon lost, and below which it is time to make room.
LEAST, SPARSE = 100, 1000
#: The last port there is.
HIGHEST = 65535


def python(version: tuple[int, int, int]) -> Finding:
    """Whether this Python is new enough."""
    facts = {"version": ".".join(map(str, version)), "oldest": ".".join(map(str, OLDEST))}
    state = State.OK if version[:2] >= OLDEST else State.TROUBLE
    return Finding(state=state, prompt="doctor.python", facts={"state": state, **facts})


def clock(settings: Settings) -> Finding:
    """What the clock shows in the house's time zone: only a person can tell whether it is right."""
    shown = clock_in(settings.zone)()
    facts = {"zone": settings.timezone, "shown": shown.strftime("%Y-%m-%d %H:%M")}
    return Finding(state=State.OK, prompt="doctor.clock", facts=facts)


def disk(folder: Path) -> Finding:
    """Whether there is room where the data is kept."""
    free = shutil.disk_usage(existing(folder)).free // 10**6
    state = State.TROUBLE if free < LEAST else State.HINT if free < SPARSE else State.OK
    facts = {"state": state, "free": free, "folder": str(folder)}
    return Finding(state=state, prompt="doctor.disk", facts=facts)


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def port(number: int) -> Finding:
    """Who answers at a port of this machine: the service, another program, or nobody yet."""
    health = ask("127.0.0.1", number)
    if health is Health.NOBODY and not _free(number):
        health = Health.STRANGER
    state = {Health.STRANGER: State.HINT, Health.UNREADY: State.TROUBLE}.get(health, State.OK)
    facts = {"health": health, "port": number}
    return Finding(state=state, prompt="doctor.port", facts=facts)


def _free(number: int) -> bool:
    if number > HIGHEST:
        return False
    try:
        socket.create_server(("127.0.0.1", number)).close()
    except OSError:
        return False
    return True
