"""One walk through a drill: begin, read, advance.

An item is a small talk. The customer raises the objection; each answer adds its moves to the try
under way, and where a move works he goes on talking. A try is over when it reaches the pass mark,
when an answer makes no move, holds a fault or is the model answer, or after EXCHANGES answers. An
item is over when a try passes or the tries are used up (M-70). Guided, the coach speaks after
every answer; free, he is silent until the item is over. The words of a choice, typed, are that
choice and never graded.
"""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.events import Began, Chose, Event, Spoke
from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.kinds.advanced import Advanced
from coach.kinds.drill.choices import choose, over
from coach.kinds.drill.coaching import carry_on, improvement, offer, points_line, praise, result
from coach.kinds.drill.commands import command_in
from coach.kinds.drill.customer import objects, replies, told_by
from coach.kinds.drill.items import close, open_item, settle
from coach.kinds.drill.measure import gained, joined, points, task_of
from coach.kinds.drill.state import DrillState
from coach.playbook import Drill
from coach.reading import Answer
from coach.vocabulary import Walk

#: The most answers of one try.
EXCHANGES = 3


def begin(book: Drill, walk: Walk, _at: datetime, seed: str) -> Advanced[DrillState]:
    """The coach says what is sold and who is on the line, the customer objects."""
    state = open_item(book, DrillState(walk=walk), 0, seed)
    facts = {"you_sell": book.you_sell, "who": book.items[0].who, "tries": book.tries}
    intro = Say(prompt="drill.intro", facts=facts, rule="drill.intro")
    return Advanced(state, (intro, objects(book, state), *offer(book, state)))


def read(language: Language, book: Drill, state: DrillState, text: str, _at: datetime) -> Answer:
    """What an answer to the item under way does, given the moves made before in the same try."""
    made = () if state.closed else tuple(one.move for one in state.moves)
    task = task_of(book.items[state.item], state.wording, made)
    return read_answer(language, text, task)


def advance(
    book: Drill, state: DrillState, event: Event, at: datetime, seed: str
) -> Advanced[DrillState]:
    """What follows from an event."""
    match event:
        case Began(walk=walk):
            return begin(book, walk, at, seed)
        case Chose(choice=choice):
            return choose(book, state, choice, seed)
        case Spoke(reading=Answer() as answer):
            last = state.item == len(book.items) - 1
            typed = command_in(answer.text, settled=state.settled, last=last)
            if typed is not None:
                return choose(book, state, typed, seed)
            return _answered(book, state, answer)
        case Spoke():
            raise TypeError("a drill reads answers only")
        case _:
            assert_never(event)


def _answered(book: Drill, state: DrillState, answer: Answer) -> Advanced[DrillState]:
    if state.finished:
        return Advanced(state, (over(), *offer(book, state)))
    if state.settled:
        said = Say(prompt="drill.settled", rule="drill.settled")
        return Advanced(state, (said, *offer(book, state)))
    item = book.items[state.item]
    before = state
    if state.closed:
        before = replace(state, closed=False, moves=(), faults=(), quotes=(), pasted=False, told=())
    after = joined(item, before, answer)
    new = gained(before, after)
    reply = replies(item, new, answer)
    after = replace(after, told=(*after.told, *told_by(reply, new)))
    ends = after.faults or after.pasted or not answer.moves or after.exchanges == EXCHANGES
    if not ends and points(item, after) < book.pass_mark:
        return Advanced(
            after, (reply, *_beside(after, (carry_on(item, after, new), *offer(book, after))))
        )
    closed = close(book, after)
    if closed.best >= book.pass_mark or closed.tries == book.tries:
        over_now = settle(book, closed)
        return Advanced(over_now, (reply, *_judged(book, over_now)))
    spoken = (*praise(item, closed), *improvement(item, closed), points_line(book, item, closed))
    return Advanced(closed, (reply, *_beside(closed, (*spoken, *offer(book, closed)))))


def _beside(state: DrillState, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """What the coach says between the turns: nothing when the rep is on his own."""
    return () if state.walk is Walk.FREE else effects


def _judged(book: Drill, state: DrillState) -> tuple[Effect, ...]:
    """The item is over: points, one praise, one improvement."""
    item = book.items[state.item]
    return (
        result(book, state),
        *praise(item, state),
        *improvement(item, state),
        *offer(book, state),
    )
