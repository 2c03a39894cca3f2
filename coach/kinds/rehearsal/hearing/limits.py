"""Where a talk ends: trust, patience or time run out, or a line that takes leave."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.manners import OPENERS, OPENING, begins
from coach.kinds.rehearsal.rules.turn import Reply, Turn, speak
from coach.vocabulary import Courtesy, Outcome, Walk

#: What ends a talk in peace.
FAREWELL = "talk.farewell"
#: What no opening makes good.
HURTFUL = ("tact.improper", "tact.face", "tact.accused")


def spared(turn: Turn, reply: Reply) -> Reply:
    """The reply to a line that no slip beside it turns into a quarrel.

    That is a first line with an opener in it, and a goodbye.
    """
    openers = (*OPENERS, Courtesy.STRANGER)
    decent = begins(turn.state) and any(one in turn.said.courtesies for one in openers)
    if not (decent or reply.rule == FAREWELL) or reply.rule in HURTFUL:
        return reply
    return replace(reply, loss=min(reply.loss, turn.state.trust))


def limited(turn: Turn, reply: Reply) -> Reply:
    """The reply, unless trust or patience ran out with this line: then he ends it bluntly."""
    reply = spared(turn, reply)
    trust = turn.state.trust - reply.loss + reply.earn
    patience = turn.state.patience - reply.fret
    spent = replace(reply.state, trust=trust, patience=patience)
    if trust >= 0 and patience >= 0:
        warning = reply.fret > 0 and patience == 0
        lines = (*reply.lines, speak("impatient", "talk.impatient")) if warning else reply.lines
        return replace(reply, state=spent, lines=lines)
    rule = "talk.blunt" if trust < 0 else "talk.tired"
    key = "blunt" if trust < 0 else "tired"
    state = replace(turn.state, trust=trust, patience=patience, outcome=Outcome.NO_SALE)
    lines = (speak(key, rule),)
    beside = (*reply.beside, reply.rule)
    return Reply(
        rule=rule,
        lines=lines,
        state=state,
        loss=reply.loss,
        beside=beside,
        fault=reply.fault,
        technique=reply.technique,
        ends=True,
    )


def last_turn(turn: Turn) -> bool:
    """Whether his time is up with this line."""
    return len(turn.state.notes) + 1 >= turn.mind.turns


def over(turn: Turn, reply: Reply) -> bool:
    """Whether the talk ends with this line."""
    granted = reply.rule in ("step.granted", "order.granted")
    leaving = Courtesy.FAREWELL in turn.said.courtesies and OPENING not in turn.polite
    return reply.ends or leaving or (granted and turn.state.walk is Walk.GUIDED) or last_turn(turn)
