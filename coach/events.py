"""What happened in a session, in the past tense: the whole input of ``advance``."""

import msgspec

from coach.reading import Reading
from coach.vocabulary import Walk


class Began(msgspec.Struct, frozen=True, kw_only=True, tag="began"):
    """The rep took up a playbook."""

    walk: Walk


class Spoke(msgspec.Struct, frozen=True, kw_only=True, tag="spoke"):
    """The rep said something, and this is how it was read."""

    reading: Reading


class Chose(msgspec.Struct, frozen=True, kw_only=True, tag="chose"):
    """The rep pressed a button, or typed the command that stands for it (hint, why, stop …)."""

    choice: str


Event = Began | Spoke | Chose
