"""The language rules as compiled values."""

from collections.abc import Mapping

import msgspec

from coach.judge.leaning_words import OF_THE_TALK, Leanings
from coach.judge.patterns import Pattern
from coach.vocabulary import Act, Area, Courtesy, Fault, Form, Locale, Move, Spin, Technique, Trait

#: What a rule may speak for. ``sign`` is for the judge's own use and never shown.
LABELS: Mapping[str, tuple[str, ...]] = {
    "act": tuple(Act),
    "spin": tuple(Spin),
    "form": tuple(Form),
    "area": tuple(Area),
    "technique": tuple(Technique),
    "move": tuple(Move),
    "fault": tuple(Fault),
    "courtesy": tuple(one for one in Courtesy if one not in OF_THE_TALK),
    "flag": tuple(Trait),
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
