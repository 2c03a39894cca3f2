"""The written order of the customer's rules: the first that answers a line has it."""

from collections.abc import Callable

from coach.kinds.rehearsal.rules.commitment import (
    ask_what,
    decide_order,
    decide_step,
    take_last_answer,
    test_no,
)
from coach.kinds.rehearsal.rules.consequence import unfold
from coach.kinds.rehearsal.rules.haggling import demand, haggle
from coach.kinds.rehearsal.rules.listening import farewell, give_leave, recap, remark
from coach.kinds.rehearsal.rules.meant import (
    Meaning,
    as_answer,
    as_deal,
    as_evasion,
    as_figure,
    as_goodbye,
    as_opening,
    as_step,
)
from coach.kinds.rehearsal.rules.objection import stay_with
from coach.kinds.rehearsal.rules.opening import relax
from coach.kinds.rehearsal.rules.payoff import want
from coach.kinds.rehearsal.rules.pitch import accept, object_to, unproved
from coach.kinds.rehearsal.rules.problem import admit
from coach.kinds.rehearsal.rules.repetition import notice_again
from coach.kinds.rehearsal.rules.situation import answer_short, tell_fact
from coach.kinds.rehearsal.rules.summing import as_recap
from coach.kinds.rehearsal.rules.tact import accuse, improper, lead, lose_face, push
from coach.kinds.rehearsal.rules.turn import Reply, Turn
from coach.kinds.rehearsal.state import RehearsalState
from coach.reading import Utterance

#: Before any rule a line is taken as what it is where it stands. A first line that brings two
#: openers and names nothing to sell is an opening, whatever family its sentences were read as:
#: the courtesies decide, so no decent first line is a pitch or a push. What settles his demand
#: sells nothing beside it, a figure or what he waits to hear answers his question, and a bare yes
#: settles none of his demands; matters of his put together for a nod are a recap. Once he has
#: agreed, a bare "that's settled" takes leave; before that a bare day takes up the step that he
#: was asked for.
MEANINGS: tuple[Meaning, ...] = (
    as_opening,
    as_deal,
    as_figure,
    as_answer,
    as_recap,
    as_evasion,
    as_goodbye,
    as_step,
)

Rule = Callable[[Turn], Reply | None]

#: What nobody may ask for comes first, then what hurts, but an order that is due is no push, nor
#: is a trade; then answers to what he asked or refused, what is offered, the opening, what he is
#: asked for, what he is told. What his objection is about comes before a difficulty nobody named.
RULES: tuple[Rule, ...] = (
    improper,
    lose_face,
    accuse,
    haggle,
    demand,
    decide_order,
    push,
    take_last_answer,
    test_no,
    object_to,
    unproved,
    notice_again,
    relax,
    decide_step,
    farewell,
    ask_what,
    recap,
    lead,
    tell_fact,
    answer_short,
    stay_with,
    admit,
    unfold,
    want,
    accept,
    give_leave,
)


def meant(state: RehearsalState, said: Utterance) -> Utterance:
    """The line as what it is to him now."""
    for meaning in MEANINGS:
        said = meaning(state, said)
    return said


def answer(turn: Turn) -> Reply:
    """The reply of the first rule that has one; every line gets a reply."""
    for rule in RULES:
        reply = rule(turn)
        if reply is not None:
            return reply
    return remark(turn)
