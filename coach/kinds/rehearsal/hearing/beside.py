"""What happened beside the answer to a line: courtesies, slips, his own question handled."""

from typing import NamedTuple

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.rules.asks import earned, grade, response
from coach.kinds.rehearsal.rules.opening import answers_lead, doubted, handles_lead
from coach.kinds.rehearsal.rules.pitch import early_pitch
from coach.kinds.rehearsal.rules.turn import Reply, Turn
from coach.reading import Part


class Slip(NamedTuple):
    """A fault beside the sentence that decides."""

    rule: str
    loss: int
    part: Part | None


def slip(turn: Turn, reply: Reply) -> Slip | None:
    """What else in the line costs trust: a pitch beside a question, his own question dodged."""
    if reply.loss:
        return None
    part = early_pitch(turn)
    if part is not None and turn.objecting:
        return Slip("pitch.brushed", turn.mind.brushed, part)
    if part is not None:
        return Slip("pitch.early", turn.mind.early_pitch, part)
    if turn.leading and not answers_lead(turn):
        return Slip("lead.dodged", numbers.LEAD_DODGED, None)
    if grade(turn) == "ask.dodged" and not reply.rule.startswith("ask."):
        return Slip("ask.dodged", numbers.ASK_DODGED, None)
    return None


def responded(turn: Turn, reply: Reply) -> Reply:
    """The reply with what became of his own question beside it."""
    rule = grade(turn)
    if rule in ("", "ask.dodged", reply.rule) or rule in reply.beside:
        return reply
    lines = response(turn, rule) if rule != "ask.missed" else ()
    reply = replace(reply, lines=(*lines, *reply.lines), beside=(*reply.beside, rule))
    return earned(turn, reply, rule)


def judged(turn: Turn, reply: Reply) -> Reply:
    """The reply with what happened beside it: courtesies, slips, his own question handled."""
    reply = doubted(turn, responded(turn, reply))
    beside = (*turn.polite, *reply.beside)
    if handles_lead(turn):
        beside = (*beside, "lead.handled")
    fault = slip(turn, reply)
    if fault is None:
        return replace(reply, beside=beside)
    beside = (*beside, fault.rule)
    return replace(reply, beside=beside, loss=fault.loss, fault=fault.part)
