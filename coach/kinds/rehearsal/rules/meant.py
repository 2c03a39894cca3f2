"""What a line means to him where it stands, whatever kind of sentence it was read as.

An opening, an answer to his question, what settles his demand: the words that make it one decide,
not the family its sentences were taken for. Nothing is made of an open question about a matter of
his, and nothing here takes back what hurts.
"""

from collections.abc import Callable

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.manners import OPENERS, begins
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.numbers import OPENING_PARTS
from coach.kinds.rehearsal.state import RehearsalState
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Courtesy, Form, Outcome, Trait

#: Flags of a whole line: no more than a day or an hour, no more than that a thing is settled, no
#: more than thanks or a yes.
DAY, DONE, THANKS = "day", "done", "thanks"
BARE = frozenset((DONE, THANKS))
#: Acts that sell, and flags of a line that settles a demand of his.
SELLING = (Act.PITCH, Act.BENEFIT, Act.PRESSURE)
SETTLES = frozenset((Trait.TRADES, Trait.CONCEDES, Trait.HOLDS))
#: Rules by which he decides on what he is asked for, or puts something before it.
DECIDED = ("step.", "order.", "ask.first", "haggle.demand")
#: Acts that stay what they are after his question: a push never answers, the others do anyway.
KEPT = (Act.PRESSURE, Act.STATEMENT, Act.PITCH, Act.BENEFIT, Act.ADVANCE)


def told(part: Part) -> Part:
    """The same sentence as a plain statement."""
    return replace(part, act=Act.STATEMENT, spin=None, form=None, technique=None)


def as_opening(state: RehearsalState, said: Utterance) -> Utterance:
    """A first line with two openers that names nothing to sell neither sells nor pushes."""
    if not begins(state) or any(part.sells for part in said.parts):
        return said
    if sum(one in said.courtesies for one in (*OPENERS, Courtesy.STRANGER)) < OPENING_PARTS:
        return said
    parts = tuple(told(part) if part.act in SELLING else part for part in said.parts)
    return replace(said, parts=parts)


def as_deal(state: RehearsalState, said: Utterance) -> Utterance:
    """A line that settles his demand is about that; it offers nothing beside it."""
    if open_demand(state) is None:
        return said
    if all(SETTLES.isdisjoint(part.flags) for part in said.parts):
        return said
    parts = tuple(told(part) if part.act in SELLING else part for part in said.parts)
    return replace(said, parts=tuple(replace(part, sells=()) for part in parts))


def points(part: Part) -> bool:
    """Whether a sentence names a matter of his."""
    return bool(part.topics or part.facts or part.areas)


def replies(part: Part, asked: int) -> bool:
    """Whether a sentence that was read as no answer holds what he waits for."""
    if asked not in part.asks or part.act in KEPT or Trait.ACCUSING in part.flags:
        return False
    return part.form is not Form.OPEN or not points(part)


def answered(part: Part, asked: int) -> tuple[Part, ...]:
    """The sentence as an answer; where it asks about a matter of his as well, both."""
    if not replies(part, asked):
        return (part,)
    return (told(part), part) if part.act is Act.QUESTION and points(part) else (told(part),)


def as_answer(state: RehearsalState, said: Utterance) -> Utterance:
    """With his own question open, the words that he waits for answer it.

    A sentence that asks for something else decides the line then, the last of them.
    """
    asked = state.asking
    if asked is None or not any(replies(part, asked) for part in said.parts):
        return said
    split = tuple(answered(part, asked) for part in said.parts)
    parts = tuple(part for some in split for part in some)
    main = sum(len(some) for some in split[: said.main + 1]) - 1
    if replies(said.parts[said.main], asked):
        asking = (nth for nth, part in enumerate(parts) if part.act in (Act.QUESTION, Act.ADVANCE))
        main = max(asking, default=main)
    return replace(said, parts=parts, main=main)


def prices(part: Part) -> bool:
    """Whether a sentence with a figure, read as no answer, is about no matter of his."""
    unread = part.act in (Act.QUESTION, Act.UNCLEAR)
    return unread and part.figure and not (part.topics or part.facts)


def as_figure(state: RehearsalState, said: Utterance) -> Utterance:
    """After his own first question a figure answers it, whatever is asked behind it."""
    asks = [nth for nth, part in enumerate(said.parts) if part.act is Act.QUESTION]
    first = next((nth for nth, part in enumerate(said.parts) if prices(part)), None)
    behind = next((nth for nth in asks if first is not None and nth > first), None)
    if not state.leading or first is None or behind is None:
        return said
    main = behind if said.main == first else said.main
    parts = (*said.parts[:first], told(said.parts[first]), *said.parts[first + 1 :])
    return replace(said, parts=parts, main=main)


def proposed(state: RehearsalState) -> tuple[str, ...]:
    """The steps that he was asked for last; none when he was asked for none, or for an order."""
    asks = (note for note in reversed(state.notes) if note.rule.startswith(DECIDED))
    for note in asks:
        parts = () if note.reading is None else note.reading.parts
        steps = tuple(step for part in parts if part.act is Act.ADVANCE for step in part.steps)
        if steps or note.rule.startswith("order."):
            return steps
    return ()


def nothing_open(state: RehearsalState) -> bool:
    """Whether he has agreed to something and waits for nothing more."""
    agreed = bool(state.granted) or state.outcome is Outcome.ORDER
    waits = state.objecting or state.leading or bool(state.declined) or state.asking is not None
    return agreed and not waits and open_demand(state) is None


def as_evasion(state: RehearsalState, said: Utterance) -> Utterance:
    """A bare day or yes while his demand stands open gets round it, and asks for nothing."""
    bare = BARE.union((DAY,)).intersection(said.flags)
    if not bare or open_demand(state) is None or len(said.parts) > 1:
        return said
    part = said.parts[0]
    if not SETTLES.isdisjoint(part.flags):
        return said
    flags = tuple(flag for flag in said.flags if flag not in bare)
    return replace(said, flags=flags, parts=(replace(told(part), steps=()),))


def as_goodbye(state: RehearsalState, said: Utterance) -> Utterance:
    """Once he has agreed, a line that says no more than that it is settled takes leave."""
    if not BARE.intersection(said.flags) or not nothing_open(state):
        return said
    parts = tuple(replace(told(part), steps=(), sells=()) for part in said.parts)
    if DONE not in said.flags:
        return replace(said, parts=parts)
    flags = tuple(flag for flag in said.flags if flag != DAY)
    return replace(said, parts=parts, flags=flags, courtesies=(*said.courtesies, Courtesy.FAREWELL))


def as_step(state: RehearsalState, said: Utterance) -> Utterance:
    """A bare day, after he was asked for a step, asks for that step once more, or one it names."""
    waits = state.asking is not None or state.leading
    steps = () if waits or DAY not in said.flags else proposed(state)
    vague = bool(state.notes) and state.notes[-1].rule == "step.vague"
    if not steps and not (vague and DAY in said.flags):
        return said
    last = told(said.parts[-1])
    asking = replace(last, act=Act.ADVANCE, steps=last.steps or steps)
    return replace(said, parts=(*said.parts[:-1], asking), main=len(said.parts) - 1)


Meaning = Callable[[RehearsalState, Utterance], Utterance]
