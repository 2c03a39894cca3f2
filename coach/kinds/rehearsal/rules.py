"""The written order of the customer's rules: the first that answers a line has it."""

from collections.abc import Callable

from coach.kinds.rehearsal.commitment import ask_what, decide_order, decide_step
from coach.kinds.rehearsal.consequence import unfold
from coach.kinds.rehearsal.listening import farewell, give_leave, recap, remark
from coach.kinds.rehearsal.opening import relax
from coach.kinds.rehearsal.payoff import want
from coach.kinds.rehearsal.pitch import accept, object_to
from coach.kinds.rehearsal.problem import admit
from coach.kinds.rehearsal.situation import answer_short, tell_fact
from coach.kinds.rehearsal.tact import accuse, lead, lose_face, push
from coach.kinds.rehearsal.turn import Reply, Turn

Rule = Callable[[Turn], Reply | None]

#: What hurts comes first, but an order that is due is no push; then the opening, then what he is
#: asked for, then what he is told.
RULES: tuple[Rule, ...] = (
    lose_face,
    accuse,
    decide_order,
    push,
    object_to,
    relax,
    decide_step,
    farewell,
    ask_what,
    recap,
    lead,
    tell_fact,
    answer_short,
    admit,
    unfold,
    want,
    accept,
    give_leave,
)


def answer(turn: Turn) -> Reply:
    """The reply of the first rule that has one; every line gets a reply."""
    for rule in RULES:
        reply = rule(turn)
        if reply is not None:
            return reply
    return remark(turn)
