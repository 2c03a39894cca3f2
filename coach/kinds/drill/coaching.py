"""What the coach says in a drill: one praise, one improvement, the points."""

from coach.effects import Choice, Effect, Offer, Say
from coach.kinds.drill.customer import gist
from coach.kinds.drill.measure import HINT_COST, HINTS, first_missing, gains, losses, quote_of
from coach.kinds.drill.state import DrillState
from coach.playbook import Drill, DrillItem
from coach.reading import FaultFound, MoveFound
from coach.vocabulary import Fault, Move, Walk

#: From this share up a move is worth praise.
WORTH_PRAISE = 0.5


def praise(item: DrillItem, state: DrillState) -> tuple[Say, ...]:
    """The move that earned most, with the words that made it; nothing when it was hardly made."""
    best = best_move(item, state)
    if best is None or best.share < WORTH_PRAISE or state.pasted:
        return ()
    facts = {
        "words": quote_of(state, f"move:{best.move}"),
        "whole": best.why == "whole",
        "brought": _brought(item, state, best.move),
    }
    return (Say(prompt=f"drill.praise.{best.move}", facts=facts, rule=_rule(best)),)


def _brought(item: DrillItem, state: DrillState, move: Move) -> str:
    """What he gave away when the move was made, empty when he said nothing of his own."""
    said = (one.then for one in item.moves if one.move is move and move in state.told)
    return next((gist(words.text) for words in said if words is not None), "")


def best_move(item: DrillItem, state: DrillState) -> MoveFound | None:
    """The move of the latest try that earned most."""
    best = max(gains(item, state), key=lambda one: one[1], default=None)
    return None if best is None else best[0]


def weak_spot(item: DrillItem, state: DrillState) -> str:
    """The key of the one thing to improve: a fault first, then the move that lost most points.

    A fault comes as ``fault.<fault>``, one of the author's own as ``fault.own``.
    """
    if state.pasted:
        return "own_words"
    worst = _worst_fault(item, state)
    if worst is not None:
        return f"fault.{'own' if worst.fault is None else worst.fault.value}"
    got = {found.move: got for found, got, _ in gains(item, state)}
    most, move = max(
        ((one.points - got.get(one.move, 0), one.move) for one in item.moves),
        key=lambda pair: pair[0],
    )
    if most == 0:
        return ""
    return f"{'part' if move in got else 'missing'}.{move}"


def _worst_fault(item: DrillItem, state: DrillState) -> FaultFound | None:
    """The dearest fault; that the objection was ignored shows in the missing moves."""
    found = (one for one, _ in losses(item, state) if one.fault is not Fault.IGNORES)
    return next(found, None)


def improvement(item: DrillItem, state: DrillState) -> tuple[Say, ...]:
    """The one thing to do better; nothing when nothing is missing."""
    key = weak_spot(item, state)
    if not key:
        return ()
    return (
        Say(
            prompt=f"drill.improve.{key}",
            facts=_improved(item, state, key),
            rule=f"drill.improve.{key}",
        ),
    )


def _improved(item: DrillItem, state: DrillState, key: str) -> dict[str, object]:
    """The facts about what is to be improved."""
    kind, _, what = key.partition(".")
    worst = _worst_fault(item, state)
    if kind == "fault" and worst is not None:
        return {"name": worst.name, "words": quote_of(state, f"fault:{worst.name}")}
    if kind == "part":
        got, most = next((got, most) for one, got, most in gains(item, state) if one.move == what)
        return {"got": got, "most": most, "words": quote_of(state, f"move:{what}")}
    return {}


def points_line(book: Drill, item: DrillItem, state: DrillState) -> Say:
    """The points of the latest try with what they are made of, and the tries left."""
    return Say(
        prompt="drill.points",
        facts={
            "score": state.points,
            "left": book.tries - state.tries,
            "hints": state.hints * HINT_COST,
            **ledger(item, state),
        },
        rule="drill.points",
    )


def ledger(item: DrillItem, state: DrillState) -> dict[str, object]:
    """Moves with their points, faults with their cost, each with words and rule."""
    return {
        "moves": tuple(
            {"move": one.move.value, "points": got, "words": quote_of(state, f"move:{one.move}")}
            for one, got, _ in gains(item, state)
        ),
        "faults": tuple(
            {
                "name": _authored(item, one),
                "fault": "" if one.fault is None else one.fault.value,
                "minus": minus,
                "words": quote_of(state, f"fault:{one.name}"),
            }
            for one, minus in losses(item, state)
            if minus
        ),
    }


def _authored(item: DrillItem, found: FaultFound) -> str:
    """The author's name of a fault, empty for a built-in one he does not list."""
    return found.name if any(one.name == found.name for one in item.faults) else ""


def carry_on(item: DrillItem, state: DrillState, gained: tuple[MoveFound, ...]) -> Say:
    """The last move worked: go on; where it was made before: to the next one."""
    if not gained:
        missing = first_missing(item, state)
        facts = {"missing": "" if missing is None else missing.value}
        return Say(prompt="drill.carry_on.known", facts=facts, rule="drill.known")
    last = gained[-1]
    return Say(prompt=f"drill.carry_on.{last.move}", rule=_rule(last))


def result(book: Drill, state: DrillState) -> Say:
    """The points of the item as it closes, beside the try before."""
    return Say(
        prompt="drill.result",
        facts={
            "score": state.points,
            "before": state.before,
            "passed": state.best >= book.pass_mark,
            "tries": book.tries,
            "hints": state.hints * HINT_COST,
        },
        rule="drill.result",
    )


def offer(book: Drill, state: DrillState) -> tuple[Effect, ...]:
    """The buttons that fit now; on his own the rep sees them once an item is over."""
    if state.finished:
        return (_offer("why", "score"),)
    if not state.settled:
        return () if state.walk is Walk.FREE else (_offer(*_within(state)),)
    last = state.item == len(book.items) - 1
    return (_offer("model", "again", "finish" if last else "next", "why" if last else "stop"),)


def _within(state: DrillState) -> tuple[str, ...]:
    hint = ("hint",) if state.hints < HINTS else ()
    return ("again", *hint, "why") if state.closed else (*hint, "stop")


def _offer(*names: str) -> Offer:
    return Offer(
        choices=tuple(
            Choice(
                id="stop" if name == "finish" else name,
                prompt=f"drill.choice.{name}",
                facts={"cost": HINT_COST} if name == "hint" else {},
            )
            for name in names
        )
    )


def _rule(found: MoveFound) -> str:
    return found.evidence[0].rule
