"""The topics of a playbook by name, with what he has not told of them."""

from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.playbook import Consequence, Rehearsal, Topic
from coach.vocabulary import Area

#: Where a consequence threatens one who is content.
THREATS = (Area.RISK, Area.CUSTOMERS)


def topic_named(book: Rehearsal, name: str) -> Topic | None:
    """The topic of this name, None when the playbook has none."""
    return next((topic for topic in book.topics if topic.name == name), None)


def untold(state: RehearsalState, topic: Topic) -> tuple[tuple[int, Consequence], ...]:
    """The consequences of a topic that he has not told yet, with their indexes."""
    return tuple(
        (index, consequence)
        for index, consequence in enumerate(topic.consequences)
        if Spot(topic.name, index) not in state.told
    )
