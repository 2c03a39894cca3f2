"""Rules for problem questions: when he admits a difficulty (M-03)."""

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.mind.topics import topics_meant
from coach.kinds.rehearsal.rules.turn import Reply, Turn, is_question, quote, speak, topics_named
from coach.playbook import Topic
from coach.vocabulary import Courtesy, ProblemType, Spin

#: Flag of a sentence that points back to what was just said, and names nothing.
BACK = "back"


def topic_probed(turn: Turn) -> Topic | None:
    """The topic a question after difficulties aims at; None when all of them are admitted.

    A named one that he has not admitted comes first; a question that names none is about the
    likeliest that is left.
    """
    admitted = turn.state.admitted
    named = topics_named(turn)
    if named:
        return next((topic for topic in named if topic.name not in admitted), named[0])
    topics = topics_meant(turn.book, turn.state, turn.part)
    return next((topic for topic in topics if topic.name not in admitted), None)


def probe(turn: Turn) -> Reply:
    """What a try for a difficulty brings, whether asked as one or too early as a consequence."""
    topic = topic_probed(turn)
    if topic is None or topic.name in turn.state.admitted:
        rule = "problem.told"
        lines = (speak("already_told", rule),)
        state = turn.state if topic is None else replace(turn.state, current=topic.name)
        return Reply(rule=rule, lines=lines, state=state, fret=1)
    return confide(turn, topic)


def trust_needed(turn: Turn, topic: Topic) -> int:
    """From what trust on he admits this problem."""
    ideal = topic.problem.type is ProblemType.IDEAL
    return turn.mind.trust_to_admit + (turn.mind.trust_for_ideal if ideal else 0)


def shown_around(turn: Turn) -> bool:
    """Whether peers of his came up by now, or a figure with the question."""
    return Courtesy.PEERS in turn.state.courtesies or any(part.figure for part in turn.said.parts)


def kept_back(turn: Turn, rule: str) -> str:
    """How he keeps it to himself: whoever asks on unopened is asked who he is."""
    before = sum(note.rule == rule for note in turn.state.notes)
    if rule == "problem.unopened" and before >= numbers.UNOPENED_TRIES:
        return "who_are_you"
    return "not_come_to_that" if is_question(turn, Spin.IMPLICATION) else "nothing_wrong"


def confide(turn: Turn, topic: Topic) -> Reply:
    """Asked for a problem that he has not admitted: he does, or he has nothing to say yet."""
    state = replace(turn.state, current=topic.name)
    if not state.opened or state.trust < trust_needed(turn, topic):
        rule = "problem.distrust" if state.opened else "problem.unopened"
        lines = (speak(kept_back(turn, rule), rule),)
        return Reply(rule=rule, lines=lines, state=state, topic=topic.name)
    denies = turn.mind.denies_first and topic.name not in state.denied
    if denies and not shown_around(turn):
        rule = "problem.denied"
        state = replace(state, denied=(*state.denied, topic.name))
        return Reply(rule=rule, lines=(speak("denies", rule),), state=state, topic=topic.name)
    rule = "problem.admitted"
    return Reply(
        rule=rule,
        lines=(quote(topic.problem.says, rule),),
        state=replace(state, admitted=(*state.admitted, topic.name)),
        gain=turn.mind.problem_weight,
        spin=Spin.PROBLEM,
        topic=topic.name,
    )


def follows_up(turn: Turn) -> bool:
    """Whether a problem question goes on with what he has admitted: "how much is that".

    It asks for one side of it, or points back to it.
    """
    on = bool(turn.part.areas) or BACK in turn.part.flags
    if not is_question(turn, Spin.PROBLEM) or not on:
        return False
    named = topics_named(turn)
    if not named:
        return topics_meant(turn.book, turn.state, turn.part)[0].name in turn.state.admitted
    return all(topic.name in turn.state.admitted for topic in named)


def admit(turn: Turn) -> Reply | None:
    """A problem question on a topic: he admits it if trust allows."""
    if not is_question(turn, Spin.PROBLEM) or follows_up(turn):
        return None
    return probe(turn)
