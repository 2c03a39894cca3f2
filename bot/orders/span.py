"""Read a span of time as an operator writes it."""

from argparse import ArgumentTypeError
from datetime import timedelta
from re import fullmatch

#: Seconds in what a span of time is counted in.
UNITS = {"m": 60, "h": 3600, "d": 86400}
#: The longest span there is.
LONGEST = timedelta(days=366)


def span(text: str) -> timedelta:
    """The time behind 30m, 12h or 7d. Raises ArgumentTypeError."""
    found = fullmatch(r"([1-9][0-9]{0,5})([mhd])", text)
    length = timedelta(seconds=int(found[1]) * UNITS[found[2]]) if found else timedelta()
    if not timedelta() < length <= LONGEST:
        raise ArgumentTypeError("write it as 30m, 12h or 7d, a year at most")
    return length
