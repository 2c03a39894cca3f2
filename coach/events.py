"""What happened in a session, in the past tense: the whole input of ``advance``."""

import msgspec

from coach.reading import Reading
from coach.vocabulary import Outcome, Walk


class Past(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The branch that was left for this one: ``turn`` is the first that is said anew.

    ``score`` and ``outcome`` are None for a branch that had not come to its end, ``step`` for one
    in which no step was granted.
    """

    turn: int
    score: int | None = None
    outcome: Outcome | None = None
    step: str | None = None


class Began(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="began"):
    """The rep took up a playbook; ``past`` is where he went back in time to do so."""

    walk: Walk
    past: Past | None = None


class Spoke(msgspec.Struct, frozen=True, kw_only=True, tag="spoke"):
    """The rep said something, and this is how it was read."""

    reading: Reading


class Chose(msgspec.Struct, frozen=True, kw_only=True, tag="chose"):
    """The rep pressed a button, or typed the command that stands for it (hint, why, stop …)."""

    choice: str


Event = Began | Spoke | Chose
