"""A compiled rehearsal: a customer to talk to."""

import msgspec

from coach.playbook.words import Words
from coach.vocabulary import (
    Area,
    Contact,
    Criterion,
    Level,
    Locale,
    Moment,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
    Spin,
)


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
    """One thing on the customer's mind. ``worth`` is the benefit in his own words (M-05).

    ``of`` is the person in the room whose matter it is; empty for the customer himself.
    """

    name: str
    line: int
    about: tuple[str, ...]
    facts: tuple[Fact, ...]
    problem: Problem
    consequences: tuple[Consequence, ...]
    worth: Words
    of: str = ""


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


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who sits in the room beside the customer."""

    who: str
    line: int
    role: Role


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A question of his own. ``then`` is what he says to a good answer.

    ``about`` are words of which a good answer holds one, empty where any answer will do. ``who``
    asks it; empty for the customer himself.
    """

    says: Words
    when: Moment
    about: tuple[str, ...] = ()
    who: str = ""
    then: Words | None = None


class Haggle(msgspec.Struct, frozen=True, kw_only=True):
    """One demand of his: why he makes it, what he gives for a trade, how he lets it drop.

    ``who`` makes it; empty for the customer himself.
    """

    says: Words
    because: Words
    trade: Words
    holds: Words
    who: str = ""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """Between how many and how many of a hundred questions are of one family."""

    spin: Spin
    least: int
    most: int


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """How many points of a hundred one criterion gives."""

    criterion: Criterion
    most: int


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
    level: Level = Level.ORDINARY
    people: tuple[Person, ...] = ()
    asks: tuple[Ask, ...] = ()
    haggles: tuple[Haggle, ...] = ()
    #: Empty where the kind of contact decides.
    card: tuple[Points, ...] = ()
    band: tuple[Share, ...] = ()
