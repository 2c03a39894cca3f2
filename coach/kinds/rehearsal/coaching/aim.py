"""What the rep had best do next, as the stage of the talk with the matter for it (M-51)."""

from collections import Counter
from typing import NamedTuple

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.mind.profile import profile
from coach.kinds.rehearsal.mind.room import raised_by
from coach.kinds.rehearsal.mind.scales import open_demand, step_within_reach
from coach.kinds.rehearsal.mind.topics import THREATS, topic_named, untold
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.playbook import Rehearsal, Topic
from coach.vocabulary import Area, Contact, Spin

#: Marks of the pattern language: a word with one of them cannot be shown to a person.
PATTERN = frozenset("…*()|#^${}?")
#: After so many situation questions without a fact the way goes on to the difficulty.
SITUATION_TRIES = 2
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
    plain = (tuple(word for word in fact.about if not PATTERN & set(word)) for fact in fresh)
    about = next((max(words, key=len) for words in plain if words), topic.name)
    return Aim("situation", topic, about=about)


def before_problem(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """The ways to a first admitted problem: opening, his own question, a fact, the difficulty."""
    topic = in_focus(book, state)
    if state.leading:
        return (Aim("lead", topic),)
    asked = sum(note.spin is Spin.SITUATION for note in state.notes)
    begun = bool(state.facts) or bool(state.denied) or asked >= SITUATION_TRIES
    known = begun or book.contact in HASTY
    facts = () if known else (aim_at_fact(state, topic),)
    if not state.opened:
        missing = tuple(opener for opener in OPENERS if opener not in state.courtesies)
        return (Aim("opening", topic, missing=missing), *facts)
    others = (other for other in book.topics if other.name != topic.name)
    return (*facts, *(Aim("problem", one) for one in (topic, *others)))


def sides(book: Rehearsal, state: RehearsalState, topic: Topic) -> tuple[Aim, ...]:
    """The consequences of a topic that he has not told.

    What can move him at all comes first, then new sides, then by weight.
    """
    calm = profile(book).wants_threat
    rest = untold(state, topic)
    left = {index for index, _ in rest}
    told = {one.area for index, one in enumerate(topic.consequences) if index not in left}
    stage = "side" if told else "consequence"
    by_weight = sorted(
        (one for _, one in rest),
        key=lambda one: (calm and one.area not in THREATS, one.area in told, -one.weight),
    )
    return tuple(Aim(stage, topic, area=one.area) for one in by_weight)


def deeper(book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]) -> tuple[Aim, ...]:
    """Every consequence left of these topics."""
    return tuple(side for topic in topics for side in sides(book, state, topic))


def wider(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """Every topic that he has not admitted."""
    rest = (topic for topic in book.topics if topic.name not in state.admitted)
    return tuple(Aim("problem", topic) for topic in rest)


def ways_to_yes(
    book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]
) -> tuple[Aim, ...]:
    """From a consequence to a yes: the benefit, more weight if it lacks, a recap, a step."""
    topic = topics[0]
    payoff = () if topic.name in state.wanted else (Aim("payoff", topic),)
    step = step_within_reach(book, state)
    more = () if step is not None else (*deeper(book, state, topics), *wider(book, state))
    recap = () if "recap" in state.courtesies else (Aim("recap", topic),)
    chosen = min(book.steps, key=lambda one: one.weight) if step is None else step
    return (*payoff, *more, *recap, Aim("step", topic, step=chosen.name))


def on_the_floor(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """What he waits for before anything else: an answer, or what becomes of his demand."""
    topic, who = in_focus(book, state), raised_by(book, state)
    if state.asking is not None:
        return (Aim("reply", topic, who=who),)
    return () if open_demand(state) is None else (Aim("haggle", topic, who=who),)


def ways(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """Everything that could come next, the best first; never empty."""
    return (*on_the_floor(book, state), *short_cut(book, state), *ways_on(book, state))


def short_cut(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """Where time is short, the step as soon as he would grant one."""
    enough = HASTY.get(book.contact)
    if enough is None or not state.admitted or len(state.told) + len(state.wanted) < enough:
        return ()
    step = step_within_reach(book, state)
    return () if step is None else (Aim("step", in_focus(book, state), step=step.name),)


def ways_on(book: Rehearsal, state: RehearsalState) -> tuple[Aim, ...]:
    """What goes on with the matter itself, the best first; never empty."""
    found = (topic_named(book, name) for name in reversed(state.admitted))
    known = tuple(topic for topic in found if topic is not None)
    if not known or state.leading:
        return before_problem(book, state)
    topics = tuple(sorted(known, key=lambda topic: topic.name != state.current))
    topic, rest = topics[0], sides(book, state, topics[0])
    told = tuple(spot for spot in state.told if spot.topic == topic.name)
    if not told and rest:
        return (*rest, *wider(book, state), *ways_to_yes(book, state, topics))
    areas = {topic.consequences[spot.index].area for spot in told}
    if rest and len(areas) == 1 and rest[0].area not in areas:
        return (*rest, *ways_to_yes(book, state, topics))
    return ways_to_yes(book, state, topics)


def tries(state: RehearsalState, target: Aim) -> int:
    """How many lines of the talk were said while this was the aim, and missed it."""
    return sum(note.aimed == target.key for note in state.notes)


def aim(book: Rehearsal, state: RehearsalState) -> Aim:
    """What comes next; what was tried often enough in vain gives way to what comes after it."""
    missed = Counter(note.aimed for note in state.notes)
    return min(ways(book, state), key=lambda one: missed[one.key] // numbers.TRIES)


def aim_for_tomorrow(book: Rehearsal, state: RehearsalState) -> Aim:
    """What to say tomorrow: what was missing, or after a yes what would weigh still more."""
    first = ways(book, state)[0]
    if not state.granted:
        return first
    found = (topic_named(book, name) for name in state.admitted)
    topics = tuple(topic for topic in found if topic is not None)
    return (*deeper(book, state, topics), *wider(book, state), first)[0]
