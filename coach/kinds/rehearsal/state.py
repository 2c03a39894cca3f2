"""What a rehearsal remembers between two lines."""

from enum import StrEnum

import msgspec

from coach.events import Past
from coach.kinds.rehearsal import numbers
from coach.reading import Cited, Utterance
from coach.vocabulary import Area, Outcome, Spin, Technique, Walk


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A fact or consequence of the playbook: its topic's name, and its index there."""

    topic: str
    index: int


class Deal(StrEnum):
    """How a demand of his was settled."""

    TRADED = "traded"
    CONCEDED = "conceded"
    HELD = "held"


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line that the customer heard, and what it did: enough for why, debrief and score.

    ``rule`` answered it; ``beside`` fired as well. ``words`` are the rep's that fired the rule,
    ``line`` is where the customer's answer stands in the playbook. ``before`` and ``after`` are
    trust; ``gain`` is what came onto the left pan; ``spin`` is the question that it counted as;
    ``spoke`` are the prompts of his general lines, ``heard`` the author's words. ``aimed`` is the
    key of what the line had best aim at, empty where he had the floor. ``reading`` is the whole
    line without its evidence, so that the talk can be heard again; None in a talk of old. ``cited``
    are the language rules that read it.
    """

    rule: str
    said: str
    before: int
    after: int
    beside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    line: int | None = None
    gain: int = 0
    spin: Spin | None = None
    topic: str | None = None
    area: Area | None = None
    technique: Technique | None = None
    spoke: tuple[str, ...] = ()
    heard: str = ""
    aimed: str = ""
    reading: Utterance | None = None
    cited: tuple[Cited, ...] = ()


class RehearsalState(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="rehearsal"
):
    """One walk through a rehearsal. Everything in it follows from the events alone."""

    walk: Walk
    patience: int
    #: The branch that was left for this one, None for a talk begun at its beginning.
    past: Past | None = None
    trust: int = numbers.TRUST_AT_FIRST
    finished: bool = False
    #: Courtesies that counted, each once; ``opened`` when the opening was a proper one.
    courtesies: tuple[str, ...] = ()
    opened: bool = False
    #: The topic under talk.
    current: str | None = None
    facts: tuple[Spot, ...] = ()
    admitted: tuple[str, ...] = ()
    told: tuple[Spot, ...] = ()
    wanted: tuple[str, ...] = ()
    #: The topic of each vague question that he answered, and topics that he denied once.
    vague: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    #: How many objections, costs and polite refusals he has used, each in its order.
    objections: int = 0
    costs: int = 0
    soft_noes: int = 0
    #: What he said last in the author's words, empty when he said none of them.
    heard: str = ""
    #: True while the objection that he raised in the last turn stands unanswered.
    objecting: bool = False
    #: True while a question of his own from the last turn stands unanswered.
    leading: bool = False
    #: His own questions of the playbook by index: the one that stands unanswered, whether he has
    #: said it twice, those that he has asked, those that were answered well.
    asking: int | None = None
    pressed: bool = False
    raised: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    #: What waits for the answer: a step by its name, an order when the name is empty.
    waiting: str | None = None
    #: Haggling: how many demands he has made, whose reasons he has told, how each was settled.
    demands: int = 0
    reasons: tuple[int, ...] = ()
    settled: tuple[Deal, ...] = ()
    #: True once he has held back a step that he would have granted.
    held_back: bool = False
    #: Why he said no in the last turn in a polite way, and whether that was ever tested.
    declined: str = ""
    tested: bool = False
    #: What he was asked for last: a step by its name, or an order.
    asked: str | None = None
    asked_order: bool = False
    granted: tuple[str, ...] = ()
    outcome: Outcome | None = None
    #: The index of the line on which the talk turned, found when it was over.
    pivot: int | None = None
    #: Depth of the hints taken for the line to come, and the points paid for all of them.
    hints: int = 0
    paid: int = 0
    #: Lines in a row that were not understood, so never delivered.
    unclear: int = 0
    notes: tuple[Note, ...] = ()
