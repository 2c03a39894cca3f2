"""Rules for lines that hurt: his failure, an accusation, a push, a word in his mouth."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind import cost_of_order
from coach.kinds.rehearsal.turn import Reply, Turn, speak
from coach.reading import Part
from coach.vocabulary import Act, Contact, Form


def flagged(turn: Turn, flag: str) -> Part | None:
    """The first sentence with this flag, None when there is none."""
    return next((part for part in turn.said.parts if flag in part.flags), None)


def lose_face(turn: Turn) -> Reply | None:
    """Asking about his own failure costs face, before others more."""
    part = flagged(turn, "own_failure")
    if part is None:
        return None
    public = turn.book.contact is Contact.GROUP
    loss = numbers.LOST_FACE_IN_PUBLIC if public else numbers.LOST_FACE
    lines = (speak("lost_face", "tact.face"),)
    return Reply(rule="tact.face", lines=lines, state=turn.state, loss=loss, fault=part)


def accuse(turn: Turn) -> Reply | None:
    """An accusation costs trust; nothing is told."""
    part = flagged(turn, "accusing")
    if part is None:
        return None
    lines = (speak("accused", "tact.accused"),)
    loss = numbers.ACCUSED
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
        loss=numbers.PUSHED_SMALL if small else numbers.PUSHED,
        technique=part.technique,
        fault=part,
    )


def lead(turn: Turn) -> Reply | None:
    """A leading question gets a nod that tells nothing (M-17)."""
    if turn.part.act is not Act.QUESTION or turn.part.form is not Form.LEADING:
        return None
    return Reply(rule="tact.led", lines=(speak("led", "tact.led"),), state=turn.state)
