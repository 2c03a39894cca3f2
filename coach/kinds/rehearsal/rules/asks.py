"""Rules for questions of his own: when he comes out with them, what a good answer earns."""

from itertools import chain
from typing import assert_never

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, quote, speak
from coach.playbook import Ask
from coach.vocabulary import Act, Courtesy, Moment, Trait

#: Acts that may answer him; those of them that leave him nothing else to answer.
ANSWERS = (Act.STATEMENT, Act.PITCH, Act.BENEFIT, Act.SUMMARY, Act.ADVANCE)
BARE_ANSWERS = (Act.STATEMENT, Act.PITCH, Act.BENEFIT)
#: Rules that bring his ear to the product.
PRODUCT = ("pitch.", "benefit.")


def question(turn: Turn) -> Ask | None:
    """The question of his that stands unanswered."""
    return None if turn.asking is None else turn.book.asks[turn.asking]


def answers(turn: Turn) -> bool:
    """Whether the line answers him at all."""
    return turn.asking is not None and any(part.act in ANSWERS for part in turn.said.parts)


def promises_to_check(turn: Turn) -> bool:
    """Whether the rep says that he will look it up, which is an answer too."""
    return turn.asking is not None and Courtesy.VERIFY_LATER in turn.said.courtesies


def answers_well(turn: Turn) -> bool:
    """Whether the line holds what a good answer to his question holds."""
    ask = question(turn)
    if ask is None or not answers(turn):
        return False
    told = (part for part in turn.said.parts if part.act in ANSWERS)
    return not ask.about or any(turn.asking in part.asks for part in told)


def grade(turn: Turn) -> str:
    """What became of his question, as a rule; empty when he had asked none.

    To miss it once more is to get round it.
    """
    if turn.asking is None:
        return ""
    if answers_well(turn):
        return "ask.answered"
    if promises_to_check(turn):
        return "ask.verified"
    return "ask.missed" if answers(turn) and not turn.state.pressed else "ask.dodged"


def response(turn: Turn, rule: str) -> tuple[Line, ...]:
    """What he says to an answer."""
    ask = question(turn)
    who = "" if ask is None else ask.who
    then = None if ask is None else ask.then
    if rule == "ask.answered" and then is not None:
        return (quote(then, rule, who),)
    return (replace(speak(rule.replace(".", "_"), rule), who=who),)


def earned(turn: Turn, reply: Reply, rule: str) -> Reply:
    """The reply with his question counted as answered."""
    if rule != "ask.answered" or turn.asking is None:
        return reply
    state = replace(reply.state, answered=(*reply.state.answered, turn.asking))
    return replace(reply, state=state, earn=reply.earn + numbers.ASK_ANSWERED)


def is_bare(turn: Turn) -> bool:
    """Whether the line leaves him nothing else to answer: "I'll get you the figure" does."""
    part = turn.part
    vague = part.act is Act.ADVANCE and not part.steps and Trait.ORDER not in part.flags
    return (vague or part.act in BARE_ANSWERS) and Courtesy.FAREWELL not in turn.said.courtesies


def take_answer(turn: Turn) -> Reply | None:
    """A line that only answers his question: he takes it, or asks once more."""
    rule = grade(turn)
    if not is_bare(turn) or rule in ("", "ask.dodged"):
        return None
    state = turn.state
    if rule == "ask.missed":
        state = replace(state, asking=turn.asking, pressed=True)
    return earned(turn, Reply(rule=rule, lines=response(turn, rule), state=state), rule)


def is_ripe(turn: Turn, reply: Reply, when: Moment) -> bool:
    """Whether the time of a question has come; for one before a step only the step brings it."""
    match when:
        case Moment.OPENED:
            return reply.state.opened
        case Moment.PRODUCT:
            past = (rule for note in turn.state.notes for rule in (note.rule, *note.beside))
            fired = chain((reply.rule, *reply.beside), past)
            return any(rule.startswith(PRODUCT) for rule in fired)
        case Moment.STEP:
            return False
        case _:
            assert_never(when)


def due(turn: Turn, reply: Reply) -> int | None:
    """The question that comes up now, the first in the playbook's order; None for none."""
    fresh = (
        index
        for index, ask in enumerate(turn.book.asks)
        if index not in reply.state.raised and is_ripe(turn, reply, ask.when)
    )
    return next(fresh, None)


def occupied(turn: Turn, reply: Reply) -> bool:
    """Whether there is something else on the table, so that he keeps his question."""
    state = reply.state
    waits = open_demand(state) is not None or turn.asking is not None
    return waits or state.objecting or state.leading or bool(state.declined)


def come_out(turn: Turn, reply: Reply) -> Reply:
    """The reply, with a question of his own behind it when its time has come."""
    done = reply.ends or len(reply.state.raised) == len(turn.book.asks)
    index = None if done or occupied(turn, reply) else due(turn, reply)
    if index is None:
        return reply
    ask = turn.book.asks[index]
    state = replace(reply.state, asking=index, raised=(*reply.state.raised, index))
    lines = (*reply.lines, quote(ask.says, "ask.raised", ask.who))
    return replace(reply, state=state, lines=lines, beside=(*reply.beside, "ask.raised"))


def ask_first(turn: Turn, wanted: str) -> Reply | None:
    """Asked for a step, he first wants to know something; the step, or order "", waits for it."""
    fresh = (
        index
        for index, ask in enumerate(turn.book.asks)
        if ask.when is Moment.STEP and index not in turn.state.raised
    )
    index = next(fresh, None)
    if index is None:
        return None
    ask = turn.book.asks[index]
    raised = (*turn.state.raised, index)
    state = replace(turn.state, asking=index, raised=raised, waiting=wanted)
    rule = "ask.first"
    return Reply(rule=rule, lines=(quote(ask.says, rule, ask.who),), state=state)
