"""Rules for lines that ask for nothing: a recap, small talk, a farewell, a remark."""

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.manners import UNSAID
from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.rules.meant import BARE, DONE
from coach.kinds.rehearsal.rules.turn import Reply, Turn, speak
from coach.reading import Part
from coach.vocabulary import Act, Courtesy, Form, Outcome, Trait


def asks_nothing(part: Part) -> bool:
    """Whether a sentence leaves him nothing to answer: small talk, a remark, see you Tuesday."""
    if part.act is Act.ADVANCE:
        return not part.steps and Trait.ORDER not in part.flags
    return part.act in (Act.SMALL_TALK, Act.STATEMENT)


def has_agreed(turn: Turn) -> bool:
    """Whether he has said yes to anything."""
    return bool(turn.state.granted) or turn.state.outcome is Outcome.ORDER


def settled_before(turn: Turn) -> bool:
    """Whether there is something to say yes to: he has agreed, or a demand was just settled."""
    haggled = bool(turn.state.notes) and turn.state.notes[-1].rule.startswith("haggle.")
    return has_agreed(turn) or (haggled and open_demand(turn.state) is None)


def farewell(turn: Turn) -> Reply | None:
    """A goodbye is answered, and ends the talk."""
    if Courtesy.FAREWELL not in turn.said.courtesies or not asks_nothing(turn.part):
        return None
    rule = "talk.farewell"
    lines = (speak("farewell", rule, {"agreed": has_agreed(turn)}),)
    return Reply(rule=rule, lines=lines, state=turn.state, ends=True)


def is_recap(turn: Turn) -> bool:
    """Whether the deciding sentence sums up, and asks for no more than a yes."""
    match turn.part.act:
        case Act.SUMMARY:
            return True
        case Act.STATEMENT:
            return Courtesy.RECAP in turn.said.courtesies
        case Act.QUESTION:
            return turn.part.form is Form.CONFIRM and Courtesy.RECAP in turn.said.courtesies
        case _:
            return False


def recap(turn: Turn) -> Reply | None:
    """A recap is confirmed when he has said what it recaps (M-17)."""
    if not is_recap(turn):
        return None
    if not turn.state.admitted or UNSAID in turn.part.flags:
        rule = "recap.empty"
        return Reply(rule=rule, lines=(speak("not_said", rule),), state=turn.state)
    fresh = "manners.recap" in turn.polite
    rule = "recap.exact" if fresh else "recap.other"
    lines = (speak("confirms", rule),)
    return Reply(rule=rule, lines=lines, state=turn.state, fret=int(not fresh))


def give_leave(turn: Turn) -> Reply | None:
    """A question that is not about his business asks for leave, and gets it."""
    if turn.part.act is not Act.QUESTION or turn.part.spin is not None:
        return None
    return idle(turn, "talk.leave", "gives_leave")


def idle(turn: Turn, rule: str, key: str) -> Reply:
    """A line that brings nothing; too many of one kind tire him."""
    before = sum(note.rule == rule for note in turn.state.notes)
    fret = int(before >= numbers.IDLE_LINES)
    return Reply(rule=rule, lines=(speak(key, rule),), state=turn.state, fret=fret)


def remark(turn: Turn) -> Reply:
    """Anything else is heard politely; it brings nothing."""
    if not BARE.isdisjoint(turn.said.flags) and settled_before(turn):
        return idle(turn, "talk.remark", "nods")
    if DONE in turn.said.flags and turn.state.asked is not None and not has_agreed(turn):
        return idle(turn, "talk.remark", "not_agreed")
    if turn.part.act is Act.SMALL_TALK:
        return idle(turn, "talk.small", "small_talk")
    return idle(turn, "talk.remark", "listens")
