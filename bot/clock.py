"""The one place where time passes and new identifiers are made."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from uuid import uuid4

#: Tells what time it is: an aware datetime in the house's time zone.
Clock = Callable[[], datetime]


def clock_in(zone: tzinfo) -> Clock:
    """A clock that shows the time of this zone."""
    return lambda: datetime.now(zone)


def new_id() -> str:
    """An identifier that nobody has used before."""
    return uuid4().hex
