"""Rules for need-payoff questions: when he says the benefit himself (M-05)."""

from msgspec.structs import replace

from coach.kinds.rehearsal.rules.consequence import topics_pursued
from coach.kinds.rehearsal.rules.turn import Reply, Turn, is_question, quote, speak
from coach.vocabulary import Spin


def want(turn: Turn) -> Reply | None:
    """After a consequence he says what solving is worth; before one he has no idea.

    Nor has he one where the question takes up the words of a matter he has told no consequence of.
    """
    if not is_question(turn, Spin.NEED_PAYOFF):
        return None
    developed = tuple(spot.topic for spot in turn.state.told)
    topics = tuple(topic for topic in topics_pursued(turn) if topic.name in developed)
    if not topics or turn.part.near not in (None, *developed):
        rule = "payoff.early"
        return Reply(rule=rule, lines=(speak("no_idea_yet", rule),), state=turn.state)
    fresh = tuple(topic for topic in topics if topic.name not in turn.state.wanted)
    if not fresh:
        rule = "payoff.repeated"
        lines = (speak("already_told", rule),)
        return Reply(rule=rule, lines=lines, state=turn.state, fret=1, topic=topics[0].name)
    topic, rule = fresh[0], "payoff.said"
    wanted = (*turn.state.wanted, topic.name)
    return Reply(
        rule=rule,
        lines=(quote(topic.worth, rule),),
        state=replace(turn.state, wanted=wanted, current=topic.name),
        gain=turn.mind.benefit_weight,
        spin=Spin.NEED_PAYOFF,
        topic=topic.name,
    )
