"""What stands in a receipt, field by field."""

from collections.abc import Mapping, Sequence

import msgspec

#: The number of this format; older ones stay readable, newer ones are refused by their number.
FORMAT = 2
#: The most bytes a receipt may have.
MOST_BYTES = 8 * 1024 * 1024
#: The most turns of a receipt, and characters of one saying.
MOST_TURNS = 2000
LONGEST = 4000


class Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The playbook: ``digest`` is the SHA-256 of ``source`` in UTF-8; points name ``file``."""

    id: str
    kind: str
    locale: str
    title: str
    file: str
    digest: str
    source: str


class Bundle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The language rules: one JSON object of file names with their texts, and its SHA-256.

    ``source`` holds it packed (``coach.receipt.packing``).
    """

    digest: str
    source: str


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exchange: when, the event as it was stored, what followed, the points it brought.

    ``seals`` are over ``at`` and ``event``, each with the seals of the turn before.
    """

    step: int
    at: str
    event: Mapping[str, object]
    effects: Sequence[object]
    points: Sequence[object]
    seals: Mapping[str, str]


class Result(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it ended. ``card`` holds the lines that make up the score."""

    score: int | None
    passed: bool | None
    outcome: str | None
    card: Sequence[object]


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that can be recomputed. ``seals`` are over engine, seed and the two digests."""

    format: int
    engine: str
    playbook: Book
    rules: Bundle
    seed: str
    turns: Sequence[Turn]
    result: Result
    seals: Mapping[str, str]


class Signer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The Ed25519 key: its 32 public bytes in hex, and the first 16 digits of their SHA-256."""

    id: str
    public: str


class Receipt(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body with the key that signed it.

    ``signature`` (hex) is over the canonical form of the whole without the signature.
    """

    key: Signer
    signature: str
