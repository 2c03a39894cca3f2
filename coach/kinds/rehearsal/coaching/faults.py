"""What spoils a turn: the faults, the gravest first."""

from types import MappingProxyType

from coach.kinds.rehearsal.coaching.notice import ASKS
from coach.kinds.rehearsal.state import Note

#: Faults, the gravest first: the weakest turn is the first with the gravest.
FAULTS = (
    "tact.improper",
    "tact.face",
    "push.made",
    "tact.accused",
    "pitch.brushed",
    "pitch.early",
    "pitch.bare",
    "haggle.conceded",
    "order.not_mine",
    "lead.dodged",
    "ask.dodged",
    "step.distrust",
    "order.distrust",
    "step.light",
    "order.light",
    "problem.unopened",
    "problem.distrust",
    "payoff.early",
    "consequence.early",
    "step.vague",
    "tact.led",
    "ask.missed",
    "haggle.pressed",
    "consequence.which",
    "consequence.enough",
    "situation.many",
    "situation.public",
    "situation.told",
    "problem.told",
    "consequence.repeated",
    "payoff.repeated",
    "haggle.told",
    "talk.repeated",
)


#: Where each stands among them.
RANK = MappingProxyType({fault: nth for nth, fault in enumerate(FAULTS)})


def fault_of(note: Note) -> str | None:
    """The gravest fault of a turn, None for a turn without one."""
    if note.rule.startswith(ASKS) and note.rule in RANK:
        return note.rule
    faults = [rule for rule in (note.rule, *note.beside) if rule in RANK]
    return min(faults, key=RANK.__getitem__) if faults else None
