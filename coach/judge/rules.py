"""The language rules as compiled values."""

from collections.abc import Mapping

import msgspec

from coach.judge.leaning_words import Leanings
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
    "courtesy": (
        "introducer",
        "why_now",
        "how_long",
        "recap",
        "verify_later",
        "farewell",
        "homework",
        "keeps_time",
        "keeps_promise",
        "saves_face",
        "peers",
        "tests_no",
    ),
    "flag": (
        "accusing",
        "own_failure",
        "vague",
        "leading",
        "negated",
        "hypothetical",
        "filler",
        "order",
        "concedes",
        "trades",
        "holds",
        "improper",
        "treats",
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
    """All rules of both languages, known by the digest of the files they came from.

    A language has leanings of each subject once or not at all.
    """

    digest: str
    rules: tuple[Rule, ...]
    leanings: tuple[Leanings, ...] = ()


def known_label(label: str) -> bool:
    """Whether the judge knows what to do with a label ``family:value``."""
    family, _, value = label.partition(":")
    return value in LABELS.get(family, ())
