"""Open, settle, leave the items of a drill."""

from msgspec.structs import replace

from coach.effects import Effect, Say
from coach.kinds.advanced import Advanced
from coach.kinds.drill.coaching import best_move, offer, weak_spot
from coach.kinds.drill.customer import objects, wording
from coach.kinds.drill.debrief import finish
from coach.kinds.drill.measure import points, quote_of
from coach.kinds.drill.state import Done, DrillState
from coach.playbook import Drill


def open_item(book: Drill, state: DrillState, item: int, seed: str) -> DrillState:
    """The state with a fresh item before the rep, in the wording of this opening."""
    return DrillState(
        walk=state.walk,
        item=item,
        opened=state.opened + 1,
        wording=wording(book.items[item], seed, state.opened),
        done=state.done,
    )


def enter(book: Drill, state: DrillState, item: int, seed: str) -> Advanced[DrillState]:
    """Leave the item under way, then put another one before the rep."""
    opened = open_item(book, left(book, state), item, seed)
    facts = {"who": book.items[item].who, "number": item + 1, "count": len(book.items)}
    lines: tuple[Effect, ...] = (Say(prompt="drill.item", facts=facts, rule="drill.item"),)
    return Advanced(opened, (*lines, objects(book, opened), *offer(book, opened)))


def left(book: Drill, state: DrillState) -> DrillState:
    """The state with the item under way put down: counted when it was answered at all."""
    if state.settled or not (state.tries or state.exchanges):
        return state
    return settle(book, state if state.closed else close(book, state))


def close(book: Drill, state: DrillState) -> DrillState:
    """The try is over."""
    worth = points(book.items[state.item], state)
    return replace(
        state,
        closed=True,
        tries=state.tries + 1,
        exchanges=0,
        points=worth,
        before=state.points,
        best=max(state.best, worth),
    )


def settle(book: Drill, state: DrillState) -> DrillState:
    """The item is over; an item done twice keeps its better score."""
    item = book.items[state.item]
    most = best_move(item, state)
    now = Done(
        item=state.item,
        score=state.best,
        words="" if most is None or state.pasted else quote_of(state, f"move:{most.move}"),
        weak=weak_spot(item, state),
    )
    had = next((one for one in state.done if one.item == state.item), now)
    others = tuple(one for one in state.done if one.item != state.item)
    better = now if now.score >= had.score else had
    return replace(state, settled=True, done=(*others, better))


def following(book: Drill, state: DrillState, seed: str) -> Advanced[DrillState]:
    """The next item in the file that is not done; after the last one the drill ends."""
    put_down = left(book, state)
    done = {one.item for one in put_down.done}
    ahead = (item for item in range(state.item + 1, len(book.items)) if item not in done)
    item = next(ahead, None)
    if item is None:
        return finish(book, put_down)
    return enter(book, put_down, item, seed)
