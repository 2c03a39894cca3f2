"""Rules for situation questions: what brings out a fact, and what tires him (M-02)."""

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.rules.turn import (
    Line,
    Reply,
    Turn,
    is_question,
    quote,
    speak,
    topics_named,
)
from coach.kinds.rehearsal.state import Spot
from coach.playbook import Fact
from coach.vocabulary import Spin


def facts_asked(turn: Turn) -> tuple[tuple[Spot, Fact], ...]:
    """The facts that the words point to, or the only fact of each topic named.

    Those of a topic that is named too come first, then those of the topic under talk.
    """
    spots = tuple(Spot(topic, index) for topic, index in turn.part.facts)
    if not spots:
        only = (topic for topic in topics_named(turn) if len(topic.facts) == 1)
        spots = tuple(Spot(topic.name, 0) for topic in only)
    near = sorted(spots, key=lambda spot: spot.topic != turn.state.current)
    near = sorted(near, key=lambda spot: spot.topic not in turn.part.topics)
    facts = {topic.name: topic.facts for topic in turn.book.topics}
    return tuple((spot, facts[spot.topic][spot.index]) for spot in near)


def in_a_row(turn: Turn) -> int:
    """How many situation questions in a row this one makes."""
    count = 1
    for note in reversed(turn.state.notes):
        if note.spin is not Spin.SITUATION:
            break
        count += 1
    return count


def sizes_up(turn: Turn) -> bool:
    """Whether a question taken for one after consequences asks in the words of a fact of his."""
    part = turn.part
    return is_question(turn, Spin.IMPLICATION) and bool(part.facts) and not part.topics


def tell_fact(turn: Turn) -> Reply | None:
    """A situation question about a fact brings it out, once."""
    asks, sizes = is_question(turn, Spin.SITUATION), sizes_up(turn)
    asked = facts_asked(turn) if asks or sizes else ()
    fresh = tuple(pair for pair in asked if pair[0] not in turn.state.facts)
    if not asked or (sizes and not fresh):
        return None
    if not fresh:
        return repeated(turn, asked[0][0].topic)
    spot, fact = fresh[0]
    many = in_a_row(turn) > numbers.SITUATION_IN_A_ROW
    rule = "situation.public" if fact.public else "situation.fact"
    lines: tuple[Line, ...] = (quote(fact.says, rule),)
    if many:
        lines = (*lines, speak("many_questions", "situation.many"))
    return Reply(
        rule=rule,
        lines=lines,
        state=replace(turn.state, facts=(*turn.state.facts, spot), current=spot.topic),
        fret=fact.public + many,
        spin=Spin.SITUATION,
        topic=spot.topic,
        beside=("situation.many",) if many else (),
    )


def repeated(turn: Turn, topic: str) -> Reply:
    """What he told already he does not tell again."""
    rule = "situation.told"
    lines = (speak("already_told", rule),)
    return Reply(rule=rule, lines=lines, state=turn.state, fret=1, spin=Spin.SITUATION, topic=topic)


def answer_short(turn: Turn) -> Reply | None:
    """A situation question about nothing he carries gets a short answer that tells nothing."""
    if not is_question(turn, Spin.SITUATION):
        return None
    named = topics_named(turn)
    current = named[0].name if named else turn.part.near or turn.state.current
    many = in_a_row(turn) > numbers.SITUATION_IN_A_ROW
    rule = "situation.many" if many else "situation.short"
    key = "many_questions" if many else "short_answer"
    return Reply(
        rule=rule,
        lines=(speak(key, rule),),
        state=replace(turn.state, current=current),
        fret=int(many),
        spin=Spin.SITUATION,
        topic=current,
    )
