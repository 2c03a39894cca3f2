"""One line under judgement, with the shape of what a rule answers to it."""

import msgspec

from coach.effects import Facts, Quote, Say
from coach.kinds.rehearsal.mind.profile import Profile
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal, Topic, Words
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Area, Speaker, Spin, Technique

Line = Say | Quote


def asks_nothing_special(part: Part) -> bool:
    """Whether this is a situation question about nothing in particular."""
    pointed = bool(part.facts or part.topics or part.areas)
    return part.act is Act.QUESTION and part.spin is Spin.SITUATION and not pointed


def asks_for_more(part: Part) -> bool:
    """Whether this is a deeper question, a next step, a recap or a benefit."""
    deeper = part.act is Act.QUESTION and part.spin not in (None, Spin.SITUATION)
    return deeper or part.act in (Act.ADVANCE, Act.SUMMARY, Act.BENEFIT)


def deciding(said: Utterance) -> Part:
    """The sentence of a line that decides.

    A situation question that points to nothing gives way to a sentence that asks for more.
    """
    main = said.parts[said.main]
    if not asks_nothing_special(main):
        return main
    return next((part for part in said.parts if asks_for_more(part)), main)


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """The facts a rule may look at; ``state`` is the one before it, courtesies counted.

    ``mind`` is this customer in numbers, ``part`` the sentence that decides. ``polite`` names the
    rules by which this line earned trust. ``objecting`` and ``leading`` say whether his objection,
    or his own question, came just before; ``asking`` which question of the playbook did,
    ``declined`` why he said no politely.
    """

    book: Rehearsal
    mind: Profile
    state: RehearsalState
    said: Utterance
    part: Part
    seed: str
    polite: tuple[str, ...] = ()
    objecting: bool = False
    leading: bool = False
    asking: int | None = None
    declined: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule makes of a line: his answer, the state after it, what it cost or brought.

    ``loss`` is taken from trust, ``earn`` added to it, ``fret`` taken from patience; ``fault`` is
    the part to blame.
    """

    rule: str
    lines: tuple[Line, ...]
    state: RehearsalState
    loss: int = 0
    earn: int = 0
    fret: int = 0
    gain: int = 0
    spin: Spin | None = None
    topic: str | None = None
    area: Area | None = None
    technique: Technique | None = None
    beside: tuple[str, ...] = ()
    fault: Part | None = None
    ends: bool = False


def speak(key: str, rule: str, facts: Facts | None = None) -> Say:
    """A customer line of ours: ``prompts/<locale>/customer/<key>.j2``."""
    return Say(
        prompt=f"customer.{key}",
        facts={} if facts is None else facts,
        speaker=Speaker.CUSTOMER,
        rule=rule,
    )


def quote(words: Words, rule: str, who: str = "") -> Quote:
    """A customer line of the author's."""
    return Quote(text=words.text, line=words.line, rule=rule, who=who)


def topics_named(turn: Turn) -> tuple[Topic, ...]:
    """The topics that the deciding sentence names, in the playbook's order."""
    return tuple(topic for topic in turn.book.topics if topic.name in turn.part.topics)


def is_question(turn: Turn, spin: Spin) -> bool:
    """Whether the deciding sentence is a question of this family."""
    return turn.part.act is Act.QUESTION and turn.part.spin is spin
