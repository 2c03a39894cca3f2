"""What the rep had best do next, as the stage of the talk with the matter for it (M-51)."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.room import raised_by
from coach.kinds.rehearsal.mind.scales import open_demand, step_within_reach
from coach.kinds.rehearsal.mind.topics import (
    THREATS,
    told_of,
    topic_named,
    topics_admitted,
    topics_in_focus,
    untold,
)
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.playbook import Rehearsal, Topic
from coach.vocabulary import Area, Contact, Courtesy, Spin

#: Marks of the pattern language: a word with one of them cannot be shown to a person.
PATTERN = frozenset("…*()|#^${}?")
#: After so many situation questions without a fact the way goes on to the difficulty.
SITUATION_TRIES = 2
#: On so many sides of one topic its consequences weigh enough to ask for the benefit.
ENOUGH_SIDES = 2
#: Stages that are the same whatever the topic is.
WHOLE = ("opening", "lead", "reply", "haggle", "situation", "recap", "step")
#: Contacts with no time for facts, and what must be told there before a step is proposed.
HASTY = {Contact.COLD_CALL: 0, Contact.TOP_OFFICER: 1}


class Aim(NamedTuple):
    """A stage, and the parts of the playbook that a model line for it is made of.

    Stages: opening, lead, reply, haggle, situation, problem, consequence, side, payoff, recap,
    step. ``who`` waits for it, empty where it is the customer.
    """

    stage: str
    topic: Topic
    about: str = ""
    area: Area | None = None
    step: str = ""
    missing: tuple[str, ...] = OPENERS
    who: str = ""

    @property
    def key(self) -> str:
        """What tells this aim from every other, to count the tries at it."""
        if self.stage in WHOLE:
            return self.stage
        return f"{self.stage} {self.topic.name} {self.area}"


def in_focus(book: Rehearsal, state: RehearsalState) -> Topic:
    """The topic under talk; before there is one, or once it is done, the first that is left."""
    current = None if state.current is None else topic_named(book, state.current)
    if current is not None:
        return current
    return book.topics[0]


def aim_at_fact(state: RehearsalState, topic: Topic) -> Aim:
    """A situation question about something that only he can tell."""
    fresh = (
        fact
        for index, fact in enumerate(topic.facts)
        if not fact.public and Spot(topic.name, index) not in state.facts
    )
    plain = (tuple(word for word in fact.about if PATTERN.isdisjoint(word)) for fact in fresh)
    about = next((max(words, key=len) for words in plain if words), topic.name)
    return Aim("situation", topic, about=about)


def before_problem(book: Rehearsal, state: RehearsalState) -> Iterator[Aim]:
    """The ways to a first admitted problem: opening, his own question, a fact, the difficulty."""
    topic = in_focus(book, state)
    if state.leading:
        yield Aim("lead", topic)
        return
    if not state.opened:
        missing = tuple(opener for opener in OPENERS if opener not in state.courtesies)
        yield Aim("opening", topic, missing=missing)
    if not knows_enough(book, state):
        yield aim_at_fact(state, topic)
    if state.opened:
        others = (other for other in book.topics if other.name != topic.name)
        yield from (Aim("problem", one) for one in (topic, *others))


def knows_enough(book: Rehearsal, state: RehearsalState) -> bool:
    """Whether no more facts are needed before the difficulty, or there is no time for any."""
    if state.facts or state.denied or book.contact in HASTY:
        return True
    return [note.spin for note in state.notes].count(Spin.SITUATION) >= SITUATION_TRIES


def sides(book: Rehearsal, state: RehearsalState, topic: Topic) -> tuple[Aim, ...]:
    """The consequences of a topic that he has not told.

    What can move him at all comes first, then new sides, then by weight.
    """
    calm = profile(book).wants_threat
    told = {one.area for one in told_of(state, topic)}
    stage = "side" if told else "consequence"
    by_weight = sorted(
        (one for _, one in untold(state, topic)),
        key=lambda one: (calm and one.area not in THREATS, one.area in told, -one.weight),
    )
    return tuple(Aim(stage, topic, area=one.area) for one in by_weight)


def deeper(book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]) -> Iterator[Aim]:
    """Every consequence left of these topics."""
    return (side for topic in topics for side in sides(book, state, topic))


def wider(book: Rehearsal, state: RehearsalState) -> Iterator[Aim]:
    """Every topic that he has not admitted."""
    return (Aim("problem", topic) for topic in book.topics if topic.name not in state.admitted)


def ways_to_yes(book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]) -> Iterator[Aim]:
    """From a consequence to a yes: the benefit, more weight if it lacks, a recap, a step."""
    topic = topics[0]
    if topic.name not in state.wanted:
        yield Aim("payoff", topic)
    step = step_within_reach(book, state)
    if step is None:
        yield from deeper(book, state, topics)
        yield from wider(book, state)
        step = min(book.steps, key=lambda one: one.weight)
    if Courtesy.RECAP not in state.courtesies:
        yield Aim("recap", topic)
    yield Aim("step", topic, step=step.name)


def on_the_floor(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """What he waits for before anything else: an answer, or what becomes of his demand."""
    if state.asking is not None:
        return (Aim("reply", in_focus(book, state), who=raised_by(book, state)),)
    if open_demand(state) is not None:
        return (Aim("haggle", in_focus(book, state), who=raised_by(book, state)),)
    return ()


def short_cut(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """Where time is short, the step as soon as he would grant one."""
    enough = HASTY.get(book.contact)
    if enough is None or not state.admitted or len(state.told) + len(state.wanted) < enough:
        return ()
    step = step_within_reach(book, state)
    return () if step is None else (Aim("step", in_focus(book, state), step=step.name),)


def after_problem(
    book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]
) -> Iterator[Aim]:
    """The ways from admitted problems: their sides, others beside them, a yes."""
    told = {one.area for one in told_of(state, topics[0])}
    rest = sides(book, state, topics[0]) if len(told) < ENOUGH_SIDES else ()
    if rest and not told:
        yield from chain(rest, wider(book, state))
    elif rest and rest[0].area not in told:
        yield from rest
    yield from ways_to_yes(book, state, topics)


def ways_on(book: Rehearsal, state: RehearsalState) -> Iterator[Aim]:
    """What goes on with the matter itself, the best first; never empty."""
    if not state.admitted or state.leading:
        return before_problem(book, state)
    return after_problem(book, state, topics_in_focus(book, state))


def ways(book: Rehearsal, state: RehearsalState) -> Iterator[Aim]:
    """Everything that could come next, the best first; never empty.

    What goes on with the matter is worked out only when nothing before it was taken.
    """
    return chain(on_the_floor(book, state), short_cut(book, state), ways_on(book, state))


def tries(state: RehearsalState, target: Aim) -> int:
    """How many lines of the talk were said while this was the aim, and missed it."""
    return [note.aimed for note in state.notes].count(target.key)


def aim(book: Rehearsal, state: RehearsalState) -> Aim:
    """What comes next; what was tried often enough in vain gives way to what comes after it."""
    aimed = [note.aimed for note in state.notes]
    tired: list[tuple[int, Aim]] = []
    for one in ways(book, state):
        rounds = aimed.count(one.key) // numbers.TRIES
        if not rounds:
            return one
        tired.append((rounds, one))
    return min(tired, key=lambda pair: pair[0])[1]


def aim_for_tomorrow(book: Rehearsal, state: RehearsalState) -> Aim:
    """What to say tomorrow: what was missing, or after a yes what would weigh still more."""
    first = next(ways(book, state))
    if not state.granted:
        return first
    topics = topics_admitted(book, state)
    return next(chain(deeper(book, state, topics), wider(book, state)), first)
