"""The language rules as compiled values."""

from collections.abc import Mapping

import msgspec

from coach.judge.patterns import Pattern
from coach.vocabulary import Act, Area, Fault, Form, Locale, Move, Spin, Technique

#: What a rule may speak for. ``sign`` is for the judge's own use and never shown.
LABELS: Mapping[str, tuple[str, ...]] = {
    "act": tuple(Act),
    "spin": tuple(Spin),
    "form": tuple(Form),
    "area": tuple(Area),
    "technique": tuple(Technique),
    "move": tuple(Move),
    "fault": tuple(Fault),
    "courtesy": ("introducer", "why_now", "how_long", "recap", "verify_later", "farewell"),
    "flag": (
        "accusing",
        "own_failure",
        "vague",
        "leading",
        "negated",
        "hypothetical",
        "filler",
        "order",
    ),
    "sign": ("asks", "self", "words", "trouble", "ours", "own", "wish"),
}


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One named piece of evidence.

    ``label`` is what it speaks for (``spin:I``, ``act:pitch`` …), ``weight`` how strongly
    (1 weak … 5 decisive), ``why`` the reason a person is given, by locale.
    """

    id: str
    locale: Locale
    label: str
    weight: float
    any: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    why: Mapping[str, str]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """All rules of both languages, known by the digest of the files they came from."""

    digest: str
    rules: tuple[Rule, ...]


def known_label(label: str) -> bool:
    """Whether the judge knows what to do with a label ``family:value``."""
    family, _, value = label.partition(":")
    return value in LABELS.get(family, ())
