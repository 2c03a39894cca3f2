"""The one place where time passes and new identifiers are made."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from secrets import token_urlsafe
from uuid import uuid4

#: Tells what time it is: an aware datetime in the house's time zone.
Clock = Callable[[], datetime]


def clock_in(zone: tzinfo) -> Clock:
    """A clock that shows the time of this zone."""
    return lambda: datetime.now(zone)


def new_id() -> str:
    """An identifier that nobody has used before."""
    return uuid4().hex


def new_code() -> str:
    """A code of 128 random bits: 22 characters of A-Z a-z 0-9 _ -, as every link takes them."""
    return token_urlsafe(16)
