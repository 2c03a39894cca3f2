"""The straightest ways to each thing that a customer may grant: a topic to its end, then ask."""

from collections import Counter
from collections.abc import Iterator

from coach.kinds.rehearsal.coaching.aim import Aim
from coach.kinds.rehearsal.hearing.again import at_first, heard_again
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.floor import answered_first, to_demand
from coach.kinds.rehearsal.whatif.ideal import ideal, line_of
from coach.playbook import Rehearsal, Topic
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Walk
from tests.rehearsal_walks.lines import opening
from tests.rehearsal_walks.watch import reached

SEED = "strive"
#: Once more after what he has against it.
ASKED = 2


def chain(topic: Topic) -> tuple[Utterance, ...]:
    """The problem, every consequence, the benefit of one topic."""
    stages = (
        Aim("problem", topic),
        *(Aim("consequence", topic, area=one.area) for one in topic.consequences),
        Aim("payoff", topic),
    )
    return tuple(line for line in map(ideal, stages) if line is not None)


def wishes(book: Rehearsal) -> tuple[Utterance, ...]:
    """Every step, and the order."""
    parts = (Part(act=Act.ADVANCE, steps=(step.name,)) for step in book.steps)
    return tuple(map(line_of, (*parts, Part(act=Act.ADVANCE, flags=("order",)))))


def said(book: Rehearsal, state: RehearsalState, line: Utterance) -> RehearsalState:
    """The state after a line, with what he had raised himself met before it."""
    while (demanded := tuple(to_demand(state).values())) and not state.finished:
        state = heard_again(book, state, demanded[:1], SEED)
    return heard_again(book, state, (answered_first(state, line) or line,), SEED)


def ways(book: Rehearsal) -> Iterator[tuple[Utterance, ...]]:
    """Each thing to ask for, behind each topic alone and behind all of them."""
    every = tuple(map(chain, book.topics))
    whole = tuple(line for one in every for line in one)
    for wish in wishes(book):
        for lines in (*every, whole):
            yield (opening(book), *lines, *(wish,) * ASKED)


def striven(book: Rehearsal) -> Counter[str]:
    """What all these talks came to."""
    counts: Counter[str] = Counter()
    for lines in ways(book):
        state = at_first(book, Walk.FREE)
        for line in lines:
            state = said(book, state, line)
        counts += Counter(reached(state))
    return counts
