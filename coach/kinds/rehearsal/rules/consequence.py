"""Rules for implication questions: which side they hit, and how heavy it is (M-04)."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.topics import THREATS, consequences_told, topics_meant, untold
from coach.kinds.rehearsal.rules.problem import follows_up, probe
from coach.kinds.rehearsal.rules.turn import Reply, Turn, is_question, quote, speak, topics_named
from coach.kinds.rehearsal.state import Spot
from coach.playbook import Consequence, Topic
from coach.vocabulary import Courtesy, Spin


def topics_pursued(turn: Turn) -> tuple[Topic, ...]:
    """The admitted topics a question after consequences may mean, the likeliest first.

    Topics it names; when it names none, all that he admitted.
    """
    topics = topics_named(turn) or topics_meant(turn.book, turn.state, turn.part)
    return tuple(topic for topic in topics if topic.name in turn.state.admitted)


def tell(turn: Turn, topic: Topic, index: int, consequence: Consequence) -> Reply:
    """He tells one consequence, and feels its weight."""
    spot = Spot(topic.name, index)
    rule = "consequence.told" if turn.part.areas else "consequence.vague"
    vague = turn.state.vague if turn.part.areas else (*turn.state.vague, topic.name)
    told = (*turn.state.told, spot)
    return Reply(
        rule=rule,
        lines=(quote(consequence.says, rule),),
        state=replace(turn.state, told=told, vague=vague, current=topic.name),
        gain=consequence.weight,
        spin=Spin.IMPLICATION,
        topic=topic.name,
        area=consequence.area,
    )


def threatened(turn: Turn) -> bool:
    """Whether any consequence may touch him: peers came up, or he has told one that threatens."""
    calm = turn.mind.wants_threat and Courtesy.PEERS not in turn.state.courtesies
    return not calm or any(one.area in THREATS for one in consequences_told(turn.book, turn.state))


def stay_calm(turn: Turn, topic: Topic) -> Reply:
    """As long as nothing threatens him, he is content."""
    rule = "consequence.calm"
    lines = (speak("no_threat", rule),)
    return Reply(rule=rule, lines=lines, state=turn.state, topic=topic.name)


def nearest_first(turn: Turn, topic: Topic) -> tuple[tuple[int, Consequence], ...]:
    """What he has not told of a topic, that first whose own words the question has."""
    rest = untold(turn.state, topic)
    return tuple(sorted(rest, key=lambda pair: (topic.name, pair[0]) not in turn.part.sides))


def tell_side(turn: Turn, topics: tuple[Topic, ...]) -> Reply:
    """A question that names a side brings out the first consequence there.

    One whose own words occur in it comes before one that is only on the same side.
    """
    areas = turn.part.areas
    for topic in topics:
        for index, consequence in nearest_first(turn, topic):
            if consequence.area in areas:
                moved = consequence.area in THREATS or threatened(turn)
                told = tell(turn, topic, index, consequence)
                return told if moved else stay_calm(turn, topic)
    heard = any(consequence.area in areas for topic in topics for consequence in topic.consequences)
    rule = "consequence.repeated" if heard else "consequence.none"
    lines = (speak("already_told" if heard else "no_such_side", rule),)
    name = topics[0].name
    return Reply(rule=rule, lines=lines, state=turn.state, fret=int(heard), topic=name)


def tell_vaguely(turn: Turn, topic: Topic) -> Reply:
    """A question that names no side is answered a few times a topic, then no more."""
    answered = turn.mind.vague_answers
    if not answered:
        rule = "consequence.which"
        lines = (speak("which_side", rule),)
        return Reply(rule=rule, lines=lines, state=turn.state, topic=topic.name)
    rest = untold(turn.state, topic)
    if rest and turn.state.vague.count(topic.name) < answered:
        index, consequence = rest[0]
        moved = consequence.area in THREATS or threatened(turn)
        return tell(turn, topic, index, consequence) if moved else stay_calm(turn, topic)
    rule = "consequence.enough"
    lines = (speak("that_is_all", rule),)
    return Reply(rule=rule, lines=lines, state=turn.state, fret=1, topic=topic.name)


def unfold(turn: Turn) -> Reply | None:
    """An implication question; without an admitted problem it counts as a try for one."""
    if not is_question(turn, Spin.IMPLICATION) and not follows_up(turn):
        return None
    topics = topics_pursued(turn)
    if not topics:
        reply = probe(turn)
        return replace(reply, beside=(*reply.beside, "consequence.early"))
    if turn.part.areas:
        return tell_side(turn, topics)
    return tell_vaguely(turn, topics[0])
