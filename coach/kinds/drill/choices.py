"""What the buttons, and the commands that stand for them, do in a drill."""

from itertools import chain

from msgspec.structs import replace

from coach.effects import Choice, Effect, Offer, Quote, Say
from coach.kinds.advanced import Advanced
from coach.kinds.drill.coaching import ledger, offer
from coach.kinds.drill.customer import gist, objects, replied
from coach.kinds.drill.debrief import finish, mean, scores
from coach.kinds.drill.items import enter, following, left, open_item
from coach.kinds.drill.measure import HINT_COST, HINTS, first_missing, points
from coach.kinds.drill.state import DrillState
from coach.playbook import Drill
from coach.reading import cited
from coach.vocabulary import Speaker

#: What is told of the talk, at any time.
REPORTS = ("why", "why_more", "score")
#: The way from the points of a try to the rules behind them.
MORE = Offer(choices=(Choice(id="why_more", prompt="drill.choice.why_more"),))


def choose(book: Drill, state: DrillState, choice: str, seed: str) -> Advanced[DrillState]:
    """What a choice does; one that does not fit now is told so, with what fits."""
    if choice in REPORTS:
        said = report(book, state, choice)
        more = (MORE,) if said.prompt == "drill.why" else ()
        return Advanced(state, (said, *more, *offer(book, state)))
    if state.finished:
        return Advanced(state, (over(), *offer(book, state)))
    if choice == "stop":
        return finish(book, left(book, state))
    if choice in ("next", "skip"):
        return following(book, state, seed)
    return _within(book, state, choice, seed)


def _within(book: Drill, state: DrillState, choice: str, seed: str) -> Advanced[DrillState]:
    if choice in ("again", "retry"):
        return _again(book, state, seed)
    if choice == "model" and not state.settled:
        later = Say(prompt="drill.model_later", rule="drill.model")
        return Advanced(state, (later, *offer(book, state)))
    if choice == "model":
        return Advanced(state, (*_model(book, state), *offer(book, state)))
    if choice == "hint" and not state.settled:
        return _hint(book, state)
    item = _named_item(book, choice)
    if item is not None:
        return enter(book, state, item, seed)
    said = Say(prompt="drill.no_such_choice", rule="drill.no_such_choice")
    return Advanced(state, (said, *offer(book, state)))


def over() -> Say:
    """The drill is over."""
    return Say(prompt="drill.over", rule="drill.over")


def report(book: Drill, state: DrillState, choice: str) -> Say:
    """The latest try explained (``why``), its rules (``why_more``), or the scores (``score``)."""
    item = book.items[state.item]
    if choice == "score":
        facts = {"score": mean(state.done), "items": scores(book, state)}
        return Say(prompt="drill.score", facts=facts, rule="drill.score")
    if not (state.moves or state.faults):
        return Say(prompt="drill.why_nothing", rule="drill.why")
    if choice == "why_more":
        return _rules(book, state)
    score = state.points if state.closed else points(item, state)
    facts = {"hints": state.hints * HINT_COST, "score": score, "pasted": state.pasted}
    return Say(prompt="drill.why", facts={**ledger(item, state), **facts}, rule="drill.why")


def _rules(book: Drill, state: DrillState) -> Say:
    """The language rules that read the latest try, and the rule by which he answered it."""
    reply = replied(book, state)
    moves = chain.from_iterable(one.evidence for one in state.moves)
    faults = chain.from_iterable(one.evidence for one in state.faults)
    facts = {
        "cited": cited(chain(moves, faults)),
        "rule": reply.rule,
        "line": reply.line if isinstance(reply, Quote) else None,
        "heard": gist(reply.text) if isinstance(reply, Quote) else "",
    }
    return Say(prompt="drill.why_more", facts=facts, rule=reply.rule)


def _again(book: Drill, state: DrillState, seed: str) -> Advanced[DrillState]:
    """The customer says the objection again; an item that is over is opened anew."""
    again = open_item(book, state, state.item, seed) if state.settled else state
    return Advanced(again, (objects(book, again), *offer(book, again)))


def _model(book: Drill, state: DrillState) -> tuple[Effect, ...]:
    item = book.items[state.item]
    model = Quote(
        text=item.model.text, line=item.model.line, rule="drill.model", speaker=Speaker.COACH
    )
    return (model, Say(prompt="drill.strategy", facts={"why": item.why}, rule="drill.strategy"))


def _hint(book: Drill, state: DrillState) -> Advanced[DrillState]:
    """The first hint names the first move that is not whole, the second the strategy."""
    if state.hints == HINTS:
        said = Say(prompt="drill.hint.none", rule="drill.hint")
        return Advanced(state, (said, *offer(book, state)))
    item = book.items[state.item]
    missing = first_missing(item, state)
    said = Say(
        prompt="drill.hint.strategy",
        facts={"why": item.why, "cost": HINT_COST},
        rule="drill.hint",
    )
    if state.hints == 0 and missing is not None:
        said = Say(prompt=f"drill.hint.{missing}", facts={"cost": HINT_COST}, rule="drill.hint")
    hinted = replace(state, hints=state.hints + 1)
    return Advanced(hinted, (said, *offer(book, hinted)))


def _named_item(book: Drill, choice: str) -> int | None:
    """The item of ``item:<index>``, None when there is no such one."""
    name, _, index = choice.partition(":")
    if name != "item" or not index.isdecimal():
        return None
    found = (number for number in range(len(book.items)) if str(number) == index)
    return next(found, None)
