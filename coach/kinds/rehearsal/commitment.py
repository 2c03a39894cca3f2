"""Rules for what he is asked to do next: a step, or an order (M-52, M-53)."""

from msgspec.structs import replace

from coach.chance import pick
from coach.kinds.rehearsal.mind import agrees, cost_of_order, left_pan, may_order
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.turn import Line, Reply, Turn, quote, speak
from coach.playbook import NextStep, Rehearsal
from coach.vocabulary import Act, Outcome, Technique

#: How many polite refusals of ours there are: ``words/soft_no.j2`` and ``soft_no_means.j2``.
SOFT_NOES = 5

#: Closing techniques that do no more than propose the order, once it is due.
PROPOSING = (Technique.ASSUMPTIVE, Technique.ORDER_FORM)


def built_in_soft_no(seed: str, nth: int) -> str:
    """The number, as text, of the polite refusal of ours that comes as the nth (from 0)."""
    return str((pick(seed, "soft_no", SOFT_NOES) + nth) % SOFT_NOES + 1)


def soft_no(turn: Turn, rule: str, state: RehearsalState) -> Reply:
    """He does not say no: he says something polite that is no yes."""
    nth = state.soft_noes
    line: Line
    if nth < len(turn.book.soft_no):
        line = quote(turn.book.soft_no[nth].says, rule)
    else:
        number = built_in_soft_no(turn.seed, nth - len(turn.book.soft_no))
        line = speak("soft_no", rule, {"number": number})
    return Reply(rule=rule, lines=(line,), state=replace(state, soft_noes=nth + 1))


def step_asked(turn: Turn) -> NextStep | None:
    """The weightiest step that the deciding sentence names; None when it names none."""
    named = (step for step in turn.book.steps if step.name in turn.part.steps)
    return max(named, key=lambda step: step.weight, default=None)


def decide_step(turn: Turn) -> Reply | None:
    """A concrete next step: granted when what he feels outweighs what it asks of him."""
    step = step_asked(turn)
    if turn.part.act is not Act.ADVANCE or step is None:
        return None
    state = replace(turn.state, asked=step.name, asked_order=False)
    if step.name in state.granted:
        rule = "step.again"
        return Reply(rule=rule, lines=(speak("agreed_already", rule),), state=state)
    if not agrees(turn.book, state, step.weight):
        light = left_pan(turn.book, state) <= step.weight
        return soft_no(turn, "step.light" if light else "step.distrust", state)
    outcome = Outcome.ORDER if state.outcome is Outcome.ORDER else Outcome.ADVANCE
    granted = (*state.granted, step.name)
    return Reply(
        rule="step.granted",
        lines=(quote(step.says, "step.granted"),),
        state=replace(state, granted=granted, outcome=outcome),
    )


def worry(turn: Turn, rule: str, state: RehearsalState) -> Reply:
    """He declines an order by the heaviest cost that he has not named yet, then politely."""
    costs = sorted(turn.book.cost, key=lambda cost: -cost.weight)
    if state.costs >= len(costs):
        return soft_no(turn, rule, state)
    line = quote(costs[state.costs].says, rule)
    return Reply(rule=rule, lines=(line,), state=replace(state, costs=state.costs + 1))


def asks_to_sign(turn: Turn) -> bool:
    """Whether he is asked for the order itself.

    Acting as if he had signed is a push, until everything speaks for it: then it is the proposal
    that was due.
    """
    part = turn.part
    if part.act is Act.ADVANCE:
        return "order" in part.flags
    due = agrees(turn.book, turn.state, cost_of_order(turn.book))
    return part.act is Act.PRESSURE and part.technique in PROPOSING and due


def decide_order(turn: Turn) -> Reply | None:
    """Asked to sign, he weighs the whole cost; his role, his firm may not let him say yes."""
    if not asks_to_sign(turn):
        return None
    state = replace(turn.state, asked_order=True)
    cost = cost_of_order(turn.book)
    if not agrees(turn.book, state, cost):
        light = left_pan(turn.book, state) <= cost
        return worry(turn, "order.light" if light else "order.distrust", state)
    if not may_order(turn.book):
        return capped(turn.book, state)
    rule = "order.granted"
    state = replace(state, outcome=Outcome.ORDER)
    return Reply(rule=rule, lines=(speak("signs", rule),), state=state)


def capped(book: Rehearsal, state: RehearsalState) -> Reply:
    """He would, but may not: he says who can, as far as his post lets him."""
    facts = {"role": book.role, "organisation": book.organisation}
    return Reply(
        rule="order.capped", lines=(speak("cannot_sign", "order.capped", facts),), state=state
    )


def ask_what(turn: Turn) -> Reply | None:
    """A next step that names nothing he could do gets a polite nothing."""
    if turn.part.act is not Act.ADVANCE:
        return None
    return Reply(rule="step.vague", lines=(speak("which_step", "step.vague"),), state=turn.state)
