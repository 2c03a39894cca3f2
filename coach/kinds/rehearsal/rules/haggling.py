"""Rules for haggling: what he demands, what becomes of each demand."""

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.rules.listening import idle
from coach.kinds.rehearsal.rules.tact import flagged
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, quote, speak
from coach.kinds.rehearsal.state import Deal, RehearsalState
from coach.playbook import Haggle
from coach.vocabulary import Act, Contact, Courtesy, Spin, Trait

#: What settles a demand, the first that a line holds: a present beside a reason is a present.
SETTLING = (
    (Trait.TRADES, Deal.TRADED),
    (Trait.CONCEDES, Deal.CONCEDED),
    (Trait.HOLDS, Deal.HELD),
)
#: Questions of these kinds, about nothing of his in particular, ask why he demands it. A question
#: of another kind is taken for one as long as he has not said why, unless it names a side.
PLAIN = (None, Spin.SITUATION, Spin.PROBLEM)


def next_demand(turn: Turn, state: RehearsalState) -> Haggle | None:
    """The demand that he makes next, None when he has made all."""
    rest = turn.book.haggles[state.demands :]
    return rest[0] if rest else None


def settled(turn: Turn, demanded: Haggle, deal: Deal) -> Reply:
    """A demand is off the table, one way or another."""
    rule = f"haggle.{deal}"
    state = replace(turn.state, settled=(*turn.state.settled, deal))
    match deal:
        case Deal.TRADED:
            lines: tuple[Line, ...] = (quote(demanded.trade, rule, demanded.who),)
            return Reply(rule=rule, lines=lines, state=state, earn=numbers.TRADED)
        case Deal.HELD:
            lines = (quote(demanded.holds, rule, demanded.who),)
            return Reply(rule=rule, lines=lines, state=state)
        case _:
            more = next_demand(turn, state)
            lines = (replace(speak("pockets_it", rule), who=demanded.who),)
            if more is not None:
                lines = (*lines, quote(more.says, "haggle.demand", more.who))
                state = replace(state, demands=state.demands + 1)
            return Reply(rule=rule, lines=lines, state=state)


def asks_why(turn: Turn, index: int) -> bool:
    """Whether the line asks what is behind this demand of his."""
    untold = index not in turn.state.reasons
    return any(
        part.act is Act.QUESTION
        and not part.facts
        and not part.topics
        and (part.spin in PLAIN or (untold and not part.areas))
        for part in turn.said.parts
    )


def give_reason(turn: Turn, index: int) -> Reply:
    """Asked why, he says it once."""
    rule, demanded = "haggle.reason", turn.book.haggles[index]
    if index in turn.state.reasons:
        lines: tuple[Line, ...] = (replace(speak("already_told", rule), who=demanded.who),)
        return Reply(rule="haggle.told", lines=lines, state=turn.state, fret=1)
    state = replace(turn.state, reasons=(*turn.state.reasons, index))
    lines = (quote(demanded.because, rule, demanded.who),)
    return Reply(rule=rule, lines=lines, state=state)


def haggle(turn: Turn) -> Reply | None:
    """A demand stands open: it is settled, its reason is asked, or he insists."""
    index = open_demand(turn.state)
    if index is None:
        return None
    deal = next((deal for flag, deal in SETTLING if flagged(turn, flag) is not None), None)
    if deal is not None:
        return settled(turn, turn.book.haggles[index], deal)
    if asks_why(turn, index):
        return give_reason(turn, index)
    leaving = Courtesy.FAREWELL in turn.said.courtesies
    busy = turn.objecting or turn.asking is not None
    if turn.part.act is not Act.STATEMENT or leaving or busy:
        return None
    reply = idle(turn, "haggle.pressed", "insists")
    who = turn.book.haggles[index].who
    return replace(reply, lines=tuple(replace(line, who=who) for line in reply.lines))


def demand(turn: Turn) -> Reply | None:
    """Asked for a step or an order, he first makes his next demand, one at a time."""
    part = turn.part
    wanted = part.act is Act.ADVANCE and (part.steps or Trait.ORDER in part.flags)
    made = next_demand(turn, turn.state)
    if not wanted or made is None or open_demand(turn.state) is not None:
        return None
    rule = "haggle.demand"
    state = replace(turn.state, demands=turn.state.demands + 1)
    return Reply(rule=rule, lines=(quote(made.says, rule, made.who),), state=state)


def open_with_demand(turn: Turn, reply: Reply) -> Reply:
    """In a negotiation he begins to haggle as soon as the talk is opened."""
    made = next_demand(turn, reply.state)
    begun = reply.state.demands or not reply.state.opened or reply.ends
    if turn.book.contact is not Contact.NEGOTIATION or made is None or begun:
        return reply
    rule = "haggle.demand"
    state = replace(reply.state, demands=1, leading=False)
    kept = (line for line in reply.lines if line.rule != "lead.asked")
    lines = (*kept, quote(made.says, rule, made.who))
    beside = (*(one for one in reply.beside if one != "lead.asked"), rule)
    return replace(reply, state=state, lines=lines, beside=beside)
