"""The one notice of a turn: what was recognised in it."""

from coach.effects import Say
from coach.kinds.rehearsal.mind.manners import OPENING
from coach.kinds.rehearsal.mind.room import answers_to_nobody, concerned
from coach.kinds.rehearsal.state import Note, RehearsalState
from coach.playbook import Rehearsal

#: What happened beside the answer, in the order in which it deserves the one notice.
BESIDE_FIRST = (
    "pitch.brushed",
    "pitch.early",
    "lead.dodged",
    "ask.dodged",
    "ask.missed",
    "lead.handled",
    "ask.answered",
    "ask.verified",
    "opening.stranger",
    "situation.many",
)
#: Rules for what he is asked to do.
ASKS = ("step.", "order.")
IDLE = ("talk.remark", "talk.small", "talk.leave")


def noticed(note: Note) -> str:
    """The rule that the one notice of a turn is about; what he was asked to do comes first."""
    if not note.beside or note.rule.startswith(ASKS):
        return note.rule
    for rule in BESIDE_FIRST:
        if rule in note.beside:
            return rule
    if note.rule == "problem.admitted" and "consequence.early" in note.beside:
        return "consequence.early"
    manners = tuple(rule for rule in note.beside if rule.startswith("manners."))
    if note.rule in IDLE and manners:
        return "opening.done" if manners[0] == OPENING else manners[0]
    return note.rule


def notice(book: Rehearsal, state: RehearsalState) -> Say:
    """What was recognised in the last line, and why; said otherwise when it comes again."""
    note = state.notes[-1]
    rule = noticed(note)
    facts = {
        "who": concerned(book, state, rule, note.topic),
        "topic": note.topic,
        "area": note.area,
        "technique": note.technique,
        "opened": state.opened,
        "boss": not answers_to_nobody(book, note.topic),
        "words": note.words,
        "wording": [noticed(earlier) for earlier in state.notes[:-1]].count(rule),
    }
    return Say(prompt=f"rehearsal.notice.{rule}", facts=facts, rule=rule)
