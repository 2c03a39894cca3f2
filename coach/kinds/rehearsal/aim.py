"""What the rep had best do next, as the stage of the talk with the matter for it (M-51)."""

from typing import NamedTuple

from coach.kinds.rehearsal.mind import step_within_reach
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.kinds.rehearsal.turn import topic_named, untold
from coach.playbook import Consequence, Rehearsal, Topic
from coach.vocabulary import Area, Spin

#: Marks of the pattern language: a word with one of them cannot be shown to a person.
PATTERN = frozenset("…*()|#^${}?")
#: After so many situation questions without a fact the way goes on to the difficulty.
SITUATION_TRIES = 2


class Aim(NamedTuple):
    """A stage, and the parts of the playbook that a model line for it is made of.

    Stages: opening, lead, situation, problem, consequence, side, payoff, recap, step.
    """

    stage: str
    topic: Topic
    about: str = ""
    area: Area | None = None
    step: str = ""


def heaviest(state: RehearsalState, topic: Topic) -> Consequence | None:
    """The weightiest consequence that he has not told, on a new side first; None when all are."""
    told = tuple(
        consequence.area
        for index, consequence in enumerate(topic.consequences)
        if Spot(topic.name, index) in state.told
    )
    rest = tuple(consequence for _, consequence in untold(state, topic))
    return max(rest, key=lambda one: (one.area not in told, one.weight), default=None)


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


def aim_before_problem(book: Rehearsal, state: RehearsalState) -> Aim:
    """The way to a first admitted problem: opening, his own question, a fact, the difficulty."""
    topic = in_focus(book, state)
    if state.leading:
        return Aim("lead", topic)
    if not state.opened:
        return Aim("opening", topic)
    asked = sum(note.spin is Spin.SITUATION for note in state.notes)
    if not state.facts and asked < SITUATION_TRIES:
        return aim_at_fact(state, topic)
    return Aim("problem", topic)


def deeper(state: RehearsalState, topics: tuple[Topic, ...]) -> Aim | None:
    """The first topic with a consequence left, on its heaviest side; None when there is none."""
    for topic in topics:
        rest = heaviest(state, topic)
        if rest is not None:
            told = any(spot.topic == topic.name for spot in state.told)
            return Aim("side" if told else "consequence", topic, area=rest.area)
    return None


def wider(book: Rehearsal, state: RehearsalState) -> Aim | None:
    """The first topic that he has not admitted; None when there is none."""
    rest = (topic for topic in book.topics if topic.name not in state.admitted)
    topic = next(rest, None)
    return None if topic is None else Aim("problem", topic)


def aim_at_yes(book: Rehearsal, state: RehearsalState, topics: tuple[Topic, ...]) -> Aim:
    """The way from a benefit to a yes: a recap, then a step he would grant, or more weight."""
    step = step_within_reach(book, state)
    if step is None:
        more = deeper(state, topics)
        more = wider(book, state) if more is None else more
        if more is not None:
            return more
    if "recap" not in state.courtesies:
        return Aim("recap", topics[0])
    chosen = min(book.steps, key=lambda one: one.weight) if step is None else step
    return Aim("step", topics[0], step=chosen.name)


def aim(book: Rehearsal, state: RehearsalState) -> Aim:
    """What comes next: opening, situation, problem, consequence, another side, payoff, step."""
    found = (topic_named(book, name) for name in reversed(state.admitted))
    known = tuple(topic for topic in found if topic is not None)
    if not known or state.leading:
        return aim_before_problem(book, state)
    topics = tuple(sorted(known, key=lambda topic: topic.name != state.current))
    topic = topics[0]
    told = tuple(spot for spot in state.told if spot.topic == topic.name)
    areas = {topic.consequences[spot.index].area for spot in told}
    rest = heaviest(state, topic)
    fresh = rest is not None and rest.area not in areas
    if rest is not None and (not told or (len(areas) == 1 and fresh)):
        return Aim("side" if told else "consequence", topic, area=rest.area)
    if topic.name not in state.wanted:
        return Aim("payoff", topic)
    return aim_at_yes(book, state, topics)


def aim_for_tomorrow(book: Rehearsal, state: RehearsalState) -> Aim:
    """What to say tomorrow: what was missing, or after a yes what would weigh still more."""
    if not state.granted:
        return aim(book, state)
    found = (topic_named(book, name) for name in state.admitted)
    more = deeper(state, tuple(topic for topic in found if topic is not None))
    more = wider(book, state) if more is None else more
    return aim(book, state) if more is None else more
