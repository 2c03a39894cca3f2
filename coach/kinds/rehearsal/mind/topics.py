"""The topics of a playbook by name, with what he has not told of them."""

from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Consequence, Rehearsal, Topic
from coach.reading import Part
from coach.vocabulary import Area

#: Where a consequence threatens one who is content.
THREATS = (Area.RISK, Area.CUSTOMERS)


def topic_named(book: Rehearsal, name: str) -> Topic | None:
    """The topic of this name, None when the playbook has none."""
    return next((topic for topic in book.topics if topic.name == name), None)


def topics_admitted(book: Rehearsal, state: RehearsalState) -> tuple[Topic, ...]:
    """The topics whose problem he admitted, in the order of admitting."""
    return tuple(topic for name in state.admitted for topic in book.topics if topic.name == name)


def topics_meant(book: Rehearsal, state: RehearsalState, part: Part) -> tuple[Topic, ...]:
    """All topics, the one first that a sentence is about which names none.

    That is what it mentions a fact of, then whose words it takes up, then the one under talk, the
    latest that he admitted, the others as they stand in the playbook.
    """
    facts = tuple(name for name, _ in part.facts)
    order = (*facts, part.near, state.current, *reversed(state.admitted))
    rank = {name: nth for nth, name in reversed(tuple(enumerate(order)))}
    return tuple(sorted(book.topics, key=lambda topic: rank.get(topic.name, len(order))))


def topics_in_focus(book: Rehearsal, state: RehearsalState) -> tuple[Topic, ...]:
    """The topics whose problem he admitted: the one under talk, then the latest first."""
    latest = reversed(topics_admitted(book, state))
    return tuple(sorted(latest, key=lambda topic: topic.name != state.current))


def consequences_told(book: Rehearsal, state: RehearsalState) -> tuple[Consequence, ...]:
    """The consequences that he told, in the order of telling."""
    topics = {topic.name: topic for topic in book.topics}
    return tuple(topics[spot.topic].consequences[spot.index] for spot in state.told)


def told_of(state: RehearsalState, topic: Topic) -> tuple[Consequence, ...]:
    """The consequences of a topic that he told, in the order of telling."""
    return tuple(topic.consequences[spot.index] for spot in state.told if spot.topic == topic.name)


def untold(state: RehearsalState, topic: Topic) -> tuple[tuple[int, Consequence], ...]:
    """The consequences of a topic that he has not told yet, with their indexes."""
    known = {spot.index for spot in state.told if spot.topic == topic.name}
    return tuple(pair for pair in enumerate(topic.consequences) if pair[0] not in known)
