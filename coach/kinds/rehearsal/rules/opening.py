"""Rules for the first lines: he relaxes after a proper opening, and may lead with a question."""

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.manners import OPENING
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, speak
from coach.reading import Part
from coach.vocabulary import Act, Courtesy, Moment, Role, Spin, Trait

#: Acts that may carry an opening; anything else asks for an answer of its own.
OPENING_ACTS = (Act.STATEMENT, Act.SMALL_TALK, Act.SUMMARY, Act.ADVANCE, Act.QUESTION)
#: What he makes of a line that asks for nothing.
IDLE = ("talk.remark", "talk.small", "talk.leave")
#: These two ask before they are asked: price, or how one compares.
LEADING_ROLES = {Role.ECONOMIC: "asks_price", Role.TECHNICAL: "asks_compare"}


def asks_more(part: Part) -> bool:
    """Whether a sentence asks for something beyond the leave to talk: a fact, trouble, a step."""
    match part.spin:
        case None:
            return bool(part.steps) or Trait.ORDER in part.flags
        case Spin.SITUATION:
            return bool(part.facts)
        case _:
            return bool(part.topics or part.areas)


def relax(turn: Turn) -> Reply | None:
    """A line that completes a proper opening and asks for nothing else is welcomed."""
    part = turn.part
    if OPENING not in turn.polite or part.act not in OPENING_ACTS or asks_more(part):
        return None
    introduced = Courtesy.INTRODUCER in turn.state.courtesies
    rule = "opening.introduced" if introduced else "opening.done"
    key = "opened_introduced" if introduced else "opened"
    lines: tuple[Line, ...] = (speak(key, rule, {"introducer": turn.book.introduced_by}),)
    question = LEADING_ROLES.get(turn.book.role)
    own = any(ask.when is Moment.OPENED for ask in turn.book.asks)
    if question is None or own or len(turn.state.notes) >= numbers.LEAD_UNTIL:
        return Reply(rule=rule, lines=lines, state=turn.state)
    return Reply(
        rule=rule,
        lines=(*lines, speak(question, "lead.asked")),
        state=replace(turn.state, leading=True),
        beside=("lead.asked",),
    )


def is_misled(turn: Turn) -> bool:
    """Whether the rep comes with the name of somebody whom he does not know."""
    named = turn.said.courtesies
    new = not turn.state.opened or OPENING in turn.polite
    return new and Courtesy.STRANGER in named and Courtesy.INTRODUCER not in named


def doubted(turn: Turn, reply: Reply) -> Reply:
    """The reply with a word about that name, unless the line gave him something worse."""
    if reply.loss or not is_misled(turn):
        return reply
    rule = "opening.stranger"
    line = speak("knows_nobody", rule)
    if reply.rule in IDLE:
        return replace(reply, rule=rule, lines=(line,), fret=0)
    return replace(reply, lines=(line, *reply.lines), beside=(*reply.beside, rule))


def answers_lead(turn: Turn) -> bool:
    """Whether his own question was answered short before anything else (M-16-6)."""
    answers = (Act.STATEMENT, Act.PITCH, Act.BENEFIT, Act.SUMMARY)
    return turn.leading and any(part.act in answers for part in turn.said.parts)


def handles_lead(turn: Turn) -> bool:
    """Whether his own question was answered short, with a question back (M-16-6)."""
    return answers_lead(turn) and any(part.act is Act.QUESTION for part in turn.said.parts)
