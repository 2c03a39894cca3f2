"""What is to follow, as orders: the whole output of ``advance`` beside the state."""

from collections.abc import Mapping

import msgspec

from coach.vocabulary import Outcome, Speaker

#: Facts for a prompt: plain values, or tuples and mappings of them. Never a sentence of our own.
Facts = Mapping[str, object]


class Say(msgspec.Struct, frozen=True, kw_only=True, tag="say"):
    """Say what stands in ``prompts/<locale>/<prompt>.j2`` (dots are folders) with these facts."""

    prompt: str
    facts: Facts = {}
    speaker: Speaker = Speaker.COACH
    rule: str | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True, tag="quote"):
    """Say these words of the playbook's author; ``line`` is their line in the playbook."""

    text: str
    line: int
    rule: str
    speaker: Speaker = Speaker.CUSTOMER


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One button: what comes back when it is pressed, and the prompt that labels it."""

    id: str
    prompt: str
    facts: Facts = {}


class Offer(msgspec.Struct, frozen=True, kw_only=True, tag="offer"):
    """Offer these buttons. ``numbered``: a bare number typed picks one of them."""

    choices: tuple[Choice, ...]
    numbered: bool = True


class Attach(msgspec.Struct, frozen=True, kw_only=True, tag="attach"):
    """Hand over a file whose text is made by a prompt."""

    name: str
    prompt: str
    facts: Facts = {}


class Finish(msgspec.Struct, frozen=True, kw_only=True, tag="finish"):
    """The session is over. ``score`` is 0-100, None where nothing is scored."""

    score: int | None
    passed: bool | None = None
    outcome: Outcome | None = None


Effect = Say | Quote | Offer | Attach | Finish
