"""What was said, with its reasons: the only thing that rules of a talk ever look at."""

from collections.abc import Iterable
from itertools import islice

import msgspec

from coach.vocabulary import Act, Area, Fault, Form, Move, Spin, Technique, Verdict

#: How many rules are cited of one line, and how much of the words of each.
MOST_CITED, WORDS_CITED = 8, 40


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that fired, and the words of the raw text that fired it: ``text[start:end]``."""

    rule: str
    start: int
    end: int
    matched: str


class Cited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule that fired with the words that fired it, kept to be shown.

    ``why`` and ``weight`` are those of the rule, once somebody has looked them up.
    """

    rule: str
    words: str
    why: str = ""
    weight: float | None = None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of an utterance, judged."""

    act: Act
    spin: Spin | None = None
    form: Form | None = None
    technique: Technique | None = None
    #: each ``Trait`` in the order found, and what only the talk can tell: back, unsaid
    flags: tuple[str, ...] = ()
    #: sides of a consequence the words point to; empty when none is named
    areas: tuple[Area, ...] = ()
    #: names of topics whose ``about`` words occur
    topics: tuple[str, ...] = ()
    #: (topic name, index of the fact) whose ``about`` words occur
    facts: tuple[tuple[str, int], ...] = ()
    #: (topic name, index of the consequence) whose ``about`` words occur
    sides: tuple[tuple[str, int], ...] = ()
    #: name of the one topic whose own texts it takes up, when it names neither topic nor fact
    near: str | None = None
    #: names of things sold, and of steps, whose ``about`` words occur
    sells: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    #: indexes of the customer's own questions to whose answer the words belong
    asks: tuple[int, ...] = ()
    #: whether an amount of something is told
    figure: bool = False
    evidence: tuple[Evidence, ...] = ()


class Utterance(msgspec.Struct, frozen=True, kw_only=True, tag="utterance"):
    """One message of the rep in a rehearsal, sentence by sentence.

    ``main`` is the part that decides (``parts[main]``); ``courtesies`` are things done beside it,
    each a ``Courtesy``. ``flags``: several, repeated (he said the very same before), and what a
    bare line is no more than: day, done (that it is settled), thanks.
    """

    text: str
    parts: tuple[Part, ...]
    main: int
    flags: tuple[str, ...] = ()
    courtesies: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class MoveFound(msgspec.Struct, frozen=True, kw_only=True):
    """A move of an answer: ``share`` in (0, 1] of it was done, ``why`` is its reason key."""

    move: Move
    share: float
    why: str
    evidence: tuple[Evidence, ...] = ()


class FaultFound(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of an answer: a built-in one, or one named by the playbook."""

    name: str
    fault: Fault | None
    evidence: tuple[Evidence, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True, tag="answer"):
    """One answer to an objection. ``score`` is 0-100 on the item's own points."""

    text: str
    moves: tuple[MoveFound, ...]
    faults: tuple[FaultFound, ...]
    score: int
    verdict: Verdict


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag="entry"):
    """One answer to a checklist item: its value, or why it could not be taken.

    ``value`` is canonical text (a decimal number, an ISO date, yes/no, an option, list entries one
    a line), ``shown`` the same as a person reads it. ``guess`` when the words say so (可能,
    probably). ``refusal`` is a reason key, None when taken. ``target`` names the item the words
    belong to (an edit may name an earlier one).
    """

    text: str
    target: str
    value: str | None = None
    shown: str = ""
    guess: bool = False
    refusal: str | None = None
    evidence: tuple[Evidence, ...] = ()


Reading = Utterance | Answer | Entry


def cited(evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
    """Each rule once with the first words that fired it, in the order given, MOST_CITED at most."""
    words: dict[str, str] = {}
    for one in evidence:
        words.setdefault(one.rule, one.matched[:WORDS_CITED])
    found = (Cited(rule=rule, words=said) for rule, said in words.items())
    return tuple(islice(found, MOST_CITED))
