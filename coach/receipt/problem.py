"""What can be wrong with a receipt, as a key for words and the facts they need."""

import msgspec

from coach.effects import Facts


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: ``prompts/<locale>/receipt/problem/<key>.j2`` says it."""

    key: str
    facts: Facts = {}


def problem(key: str, **facts: object) -> Problem:
    """A problem with these facts."""
    return Problem(key=key, facts=facts)
