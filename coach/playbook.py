"""A compiled playbook: frozen, complete, every authored line with its place in the file."""

import msgspec

from coach.expression import Expression
from coach.vocabulary import (
    Area,
    Contact,
    Fault,
    Flag,
    ItemType,
    Locale,
    Move,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
)


class Words(msgspec.Struct, frozen=True):
    """Words of the author, and the 1-based line they stand on."""

    text: str
    line: int


# ── rehearsal ──────────────────────────────────────────────────────────


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What a situation question brings out; ``public`` when the web site says it (M-02)."""

    about: tuple[str, ...]
    says: Words
    public: bool


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """The difficulty a problem question brings out (M-03, M-09)."""

    type: ProblemType
    says: Words


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """What an implication question brings out (M-04). Weight 1 a nuisance, 2 hurts, 3 sleepless."""

    area: Area
    weight: int
    about: tuple[str, ...]
    says: Words


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on the customer's mind. ``worth`` is the benefit in his own words (M-05)."""

    name: str
    line: int
    about: tuple[str, ...]
    facts: tuple[Fact, ...]
    problem: Problem
    consequences: tuple[Consequence, ...]
    worth: Words


class Capability(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the rep sells, and the topic it is good for."""

    name: str
    line: int
    about: tuple[str, ...]
    does: str
    meets: str


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """What he raises when someone pitches too early; ``name`` is an item of the objection drill."""

    name: str
    says: Words


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """One load on the right pan of an order (M-06)."""

    weight: int
    says: Words


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """A next step he may grant: an advance (M-52) when left pan > ``weight``."""

    name: str
    line: int
    about: tuple[str, ...]
    weight: int
    says: Words


class SoftNo(msgspec.Struct, frozen=True, kw_only=True):
    """A polite line that is no yes, and what it means."""

    says: Words
    means: str


class TalkTest(msgspec.Struct, frozen=True, kw_only=True):
    """A talk of the author's, and how it must end."""

    name: str
    line: int
    talk: tuple[Words, ...]
    ends: Outcome
    step: str | None
    at_least: int | None
    at_most: int | None


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True, tag="rehearsal"):
    """A customer to talk to."""

    id: str
    locale: Locale
    title: str
    brief: str
    minutes: int
    who: str
    job: str
    company: str
    contact: Contact
    organisation: Organisation
    role: Role
    mode: ResponseMode
    introduced_by: str | None
    greets: Words
    topics: tuple[Topic, ...]
    sells: tuple[Capability, ...]
    if_pitched_early: tuple[Objection, ...]
    cost: tuple[Cost, ...]
    steps: tuple[NextStep, ...]
    soft_no: tuple[SoftNo, ...]
    pass_mark: int
    tests: tuple[TalkTest, ...]


# ── drill ──────────────────────────────────────────────────────────────


class DrillMove(msgspec.Struct, frozen=True, kw_only=True):
    """One move a good answer makes; ``then`` is what the customer says when it works."""

    move: Move
    line: int
    points: int
    cues: tuple[str, ...]
    then: Words | None


class DrillFault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that costs points; ``fault`` is None when only the author's cues know it."""

    name: str
    line: int
    fault: Fault | None
    minus: int
    cues: tuple[str, ...]
    says: Words | None


class DrillItem(msgspec.Struct, frozen=True, kw_only=True):
    """An objection in several wordings, and how it is well answered."""

    name: str
    line: int
    who: str
    role: Role
    mode: ResponseMode
    says: tuple[Words, ...]
    moves: tuple[DrillMove, ...]
    faults: tuple[DrillFault, ...]
    model: Words
    why: str


class AnswerTest(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the author's, and what it must get."""

    name: str
    line: int
    item: str
    answer: str
    at_least: int | None
    at_most: int | None
    faults: tuple[str, ...]


class Drill(msgspec.Struct, frozen=True, kw_only=True, tag="drill"):
    """Objections to answer in free words."""

    id: str
    locale: Locale
    title: str
    brief: str
    you_sell: str
    tries: int
    pass_mark: int
    items: tuple[DrillItem, ...]
    tests: tuple[AnswerTest, ...]


# ── checklist ──────────────────────────────────────────────────────────


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What an open item means: a flag, advice, a question to ask, and whom (M-32, M-48)."""

    flag: Flag
    advice: str
    question: str | None
    whom: str | None


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a checklist."""

    name: str
    line: int
    group: str | None
    ask: str
    type: ItemType
    required: bool
    why: str | None
    when: Expression | None
    options: tuple[str, ...]
    must_be: Outcome | None
    if_missing: Gap | None


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """A value made from the answers; ``show`` is number, money or percent."""

    name: str
    line: int
    formula: Expression
    show: str


class SheetLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the sheet: text with ``{name}`` slots; dropped when a slot is empty."""

    text: str
    line: int


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet that comes out."""

    title: str
    lines: tuple[SheetLine, ...]
    gaps: str


class FormTest(msgspec.Struct, frozen=True, kw_only=True):
    """Answers of the author's, and what the sheet must then hold."""

    name: str
    line: int
    answers: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    flags: tuple[str, ...] | None
    not_asked: tuple[str, ...]


class Checklist(msgspec.Struct, frozen=True, kw_only=True, tag="checklist"):
    """Questions that prepare or review something."""

    id: str
    locale: Locale
    title: str
    brief: str
    items: tuple[ChecklistItem, ...]
    values: tuple[Computed, ...]
    sheet: Sheet
    tests: tuple[FormTest, ...]


Playbook = Rehearsal | Drill | Checklist
