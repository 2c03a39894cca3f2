"""What the judge is told of a rehearsal: the words that mean something to this customer."""

from coach.judge.scene import Scene
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def scene_of(book: Rehearsal, state: RehearsalState) -> Scene:
    """The scene of the line to come."""
    return Scene(
        locale=book.locale,
        who=book.who,
        introduced_by=book.introduced_by,
        last_heard=state.heard,
        topics=tuple((topic.name, topic.about) for topic in book.topics),
        facts=tuple(
            (topic.name, index, fact.about)
            for topic in book.topics
            for index, fact in enumerate(topic.facts)
        ),
        consequences=tuple(
            (consequence.area, consequence.about)
            for topic in book.topics
            for consequence in topic.consequences
        ),
        sells=tuple((capability.name, capability.about) for capability in book.sells),
        steps=tuple((step.name, step.about) for step in book.steps),
        asks=tuple(ask.about for ask in book.asks),
    )
