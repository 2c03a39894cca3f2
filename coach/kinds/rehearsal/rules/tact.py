"""Rules for lines that hurt: his failure, an accusation, a push, a word in his mouth."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.scales import cost_of_order
from coach.kinds.rehearsal.rules.turn import Reply, Turn, speak
from coach.reading import Part
from coach.vocabulary import Act, Courtesy, Form, Organisation, Trait

#: Where a meal or a gift is more than a courtesy.
PUBLIC = (Organisation.PUBLIC, Organisation.STATE)


def flagged(turn: Turn, flag: str) -> Part | None:
    """The first sentence with this flag, None when there is none."""
    return next((part for part in turn.said.parts if flag in part.flags), None)


def hurtful(turn: Turn, flag: str) -> Part | None:
    """The first sentence that hurts in this way; none does where the line lets him save face."""
    return None if Courtesy.SAVES_FACE in turn.said.courtesies else flagged(turn, flag)


def improper(turn: Turn) -> Reply | None:
    """Asked for what nobody may give, or treated in public office, he refuses; it annoys him."""
    part = flagged(turn, Trait.IMPROPER)
    if part is None and turn.book.organisation in PUBLIC:
        part = flagged(turn, Trait.TREATS)
    if part is None:
        return None
    lines = (speak("refuses", "tact.improper"),)
    loss = numbers.IMPROPER
    return Reply(rule="tact.improper", lines=lines, state=turn.state, loss=loss, fret=1, fault=part)


def lose_face(turn: Turn) -> Reply | None:
    """Asking about his own failure costs face, before others more."""
    part = hurtful(turn, Trait.OWN_FAILURE)
    if part is None:
        return None
    loss = turn.mind.lost_face
    lines = (speak("lost_face", "tact.face"),)
    return Reply(rule="tact.face", lines=lines, state=turn.state, loss=loss, fault=part)


def accuse(turn: Turn) -> Reply | None:
    """An accusation costs trust; nothing is told."""
    part = hurtful(turn, Trait.ACCUSING)
    if part is None:
        return None
    lines = (speak("accused", "tact.accused"),)
    loss = turn.mind.accused
    return Reply(rule="tact.accused", lines=lines, state=turn.state, loss=loss, fault=part)


def push(turn: Turn) -> Reply | None:
    """Pushing to close costs trust by the size of the deal (M-71)."""
    part = next((part for part in turn.said.parts if part.act is Act.PRESSURE), None)
    if part is None:
        return None
    small = cost_of_order(turn.book) < numbers.SMALL_DEAL
    return Reply(
        rule="push.made",
        lines=(speak("pushed", "push.made"),),
        state=turn.state,
        loss=turn.mind.pushed_small if small else turn.mind.pushed,
        technique=part.technique,
        fault=part,
    )


def lead(turn: Turn) -> Reply | None:
    """A leading question gets a nod that tells nothing (M-17)."""
    if turn.part.act is not Act.QUESTION or turn.part.form is not Form.LEADING:
        return None
    return Reply(rule="tact.led", lines=(speak("led", "tact.led"),), state=turn.state)
