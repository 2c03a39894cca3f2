"""Rules for what he is asked to do next: a step, or an order (M-52, M-53)."""

from types import MappingProxyType

from msgspec.structs import replace

from coach.chance import pick
from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.room import answers_to_nobody
from coach.kinds.rehearsal.mind.scales import agrees, cost_of_order, may_order, too_light
from coach.kinds.rehearsal.rules.asks import ask_first, take_answer
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, quote, speak
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import NextStep, Rehearsal
from coach.vocabulary import Act, Contact, Courtesy, Outcome, Technique, Trait

#: How many polite refusals of ours there are: ``words/soft_no.j2`` and ``soft_no_means.j2``.
SOFT_NOES = 5
#: What takes the place of one that names his boss, where he has none.
OF_HIS_OWN = MappingProxyType({"3": "own"})
#: Before the numbers of those that one says who does not buy, but owes.
OF_CONTACT = MappingProxyType({Contact.FOLLOW_UP: "debtor"})

#: Closing techniques that do no more than propose the order, once it is due.
PROPOSING = (Technique.ASSUMPTIVE, Technique.ORDER_FORM)


def built_in_soft_no(book: Rehearsal, seed: str, nth: int) -> str:
    """The key of the polite refusal of ours that comes as the nth (from 0)."""
    key = str((pick(seed, "soft_no", SOFT_NOES) + nth) % SOFT_NOES + 1)
    if book.contact in OF_CONTACT:
        return f"{OF_CONTACT[book.contact]}{key}"
    return OF_HIS_OWN.get(key, key) if answers_to_nobody(book) else key


def soft_no(turn: Turn, rule: str, state: RehearsalState) -> Reply:
    """He does not say no: he says something polite that is no yes; for once it may be tested."""
    nth = state.soft_noes
    line: Line
    if nth < len(turn.book.soft_no):
        line = quote(turn.book.soft_no[nth].says, rule)
    else:
        number = built_in_soft_no(turn.book, turn.seed, nth - len(turn.book.soft_no))
        line = speak("soft_no", rule, {"number": number})
    declined = rule.rpartition(".")[2]
    return Reply(
        rule=rule, lines=(line,), state=replace(state, soft_noes=nth + 1, declined=declined)
    )


def weak_spot(turn: Turn) -> str:
    """The admitted topic that weighs least with him, empty while he has admitted none."""
    told = {
        topic.name: sum(
            topic.consequences[spot.index].weight
            for spot in turn.state.told
            if spot.topic == topic.name
        )
        for topic in turn.book.topics
        if topic.name in turn.state.admitted
    }
    return min(told, key=lambda name: told[name], default="")


def test_no(turn: Turn) -> Reply | None:
    """A polite refusal that is tested, who, by when, with what in hand, is answered honestly."""
    if not turn.declined or Courtesy.TESTS_NO not in turn.said.courtesies:
        return None
    rule = "soft_no.tested"
    key = "honest_distrust" if turn.declined == "distrust" else "honest_light"
    topic = weak_spot(turn)
    return Reply(
        rule=rule,
        lines=(speak(key, rule, {"topic": topic}),),
        state=replace(turn.state, tested=True),
        earn=0 if turn.state.tested else numbers.TRUST_EARNED,
        topic=topic or None,
    )


def step_asked(turn: Turn) -> NextStep | None:
    """The weightiest step that the deciding sentence asks for; None when it asks for none."""
    if turn.part.act is not Act.ADVANCE:
        return None
    named = (step for step in turn.book.steps if step.name in turn.part.steps)
    return max(named, key=lambda step: step.weight, default=None)


def decide_step(turn: Turn) -> Reply | None:
    """A concrete next step: granted when what he feels outweighs what it asks of him."""
    step = step_asked(turn)
    return None if step is None else ask_first(turn, step.name) or weigh(turn, step)


def weigh(turn: Turn, step: NextStep) -> Reply:
    """What he says to a step that he is asked for."""
    state = replace(turn.state, asked=step.name, asked_order=False)
    if step.name in state.granted:
        rule = "step.again"
        return Reply(rule=rule, lines=(speak("agreed_already", rule),), state=state)
    if not agrees(turn.book, state, step.weight):
        light = too_light(turn.book, state, step.weight)
        return soft_no(turn, "step.light" if light else "step.distrust", state)
    if turn.mind.objects_first and not state.held_back:
        return hold_back(turn, state)
    outcome = Outcome.ORDER if state.outcome is Outcome.ORDER else Outcome.ADVANCE
    granted = (*state.granted, step.name)
    return Reply(
        rule="step.granted",
        lines=(quote(step.says, "step.granted"),),
        state=replace(state, granted=granted, outcome=outcome),
    )


def hold_back(turn: Turn, state: RehearsalState) -> Reply:
    """One who is hard to win has something against the first step that he would grant."""
    rule, nth = "step.objected", state.objections
    line: Line = speak("one_more_thing", rule)
    if nth < len(turn.book.if_pitched_early):
        line = quote(turn.book.if_pitched_early[nth].says, rule)
    state = replace(state, held_back=True, objections=nth + 1, objecting=True)
    return Reply(rule=rule, lines=(line,), state=state)


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
        return Trait.ORDER in part.flags
    if part.act is not Act.PRESSURE or part.technique not in PROPOSING:
        return False
    return agrees(turn.book, turn.state, cost_of_order(turn.book))


def decide_order(turn: Turn) -> Reply | None:
    """Asked to sign, he weighs the whole cost; his role, his firm may not let him say yes."""
    if not asks_to_sign(turn):
        return None
    if turn.mind.not_mine:
        return not_mine(turn)
    return ask_first(turn, "") or weigh_order(turn)


def not_mine(turn: Turn) -> Reply:
    """Whoever only judges the matter is not asked to sign: it makes him wary."""
    rule = "order.not_mine"
    state = replace(turn.state, asked_order=True)
    loss = numbers.ASKED_TO_SIGN
    return Reply(
        rule=rule, lines=(speak("not_mine", rule),), state=state, loss=loss, fault=turn.part
    )


def weigh_order(turn: Turn) -> Reply:
    """What he says to an order that he is asked for."""
    state = replace(turn.state, asked_order=True)
    cost = cost_of_order(turn.book)
    if not agrees(turn.book, state, cost):
        light = too_light(turn.book, state, cost)
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


def go_on(turn: Turn) -> Reply:
    """He decides what had to wait for the answer to his own question."""
    step = next((one for one in turn.book.steps if one.name == turn.state.waiting), None)
    return weigh_order(turn) if step is None else weigh(turn, step)


def take_last_answer(turn: Turn) -> Reply | None:
    """His last question before a step is answered: he takes it, then he decides."""
    if turn.state.waiting is None:
        return take_answer(turn)
    taken = take_answer(turn)
    if taken is None or taken.state.asking is not None:
        return taken
    reply = go_on(turn)
    state = replace(reply.state, answered=taken.state.answered, waiting=None)
    lines = (*taken.lines, *reply.lines)
    return replace(
        reply, lines=lines, state=state, earn=taken.earn, beside=(*reply.beside, taken.rule)
    )


def ask_what(turn: Turn) -> Reply | None:
    """A next step that names nothing he could do gets a polite nothing."""
    if turn.part.act is not Act.ADVANCE:
        return None
    return Reply(rule="step.vague", lines=(speak("which_step", "step.vague"),), state=turn.state)
