"""A rule for questions after his objection: they stay with it."""

from msgspec.structs import replace

from coach.kinds.rehearsal.rules.listening import idle
from coach.kinds.rehearsal.rules.problem import follows_up
from coach.kinds.rehearsal.rules.turn import Reply, Turn, is_question
from coach.vocabulary import Spin


def leads_on(turn: Turn) -> bool:
    """Whether a question that names no matter of his still has one to go on with."""
    state = turn.state
    if is_question(turn, Spin.IMPLICATION) and state.admitted:
        return bool(turn.part.areas or turn.mind.vague_answers)
    fresh = state.current is not None and state.current not in state.admitted
    return fresh or follows_up(turn)


def stay_with(turn: Turn) -> Reply | None:
    """A question that names nothing, right after his objection, is about that: he asks back."""
    if not turn.objecting or turn.part.topics or turn.part.facts:
        return None
    deep = is_question(turn, Spin.PROBLEM) or is_question(turn, Spin.IMPLICATION)
    if not deep or leads_on(turn):
        return None
    reply = idle(turn, "objection.asked", "explains_objection")
    return replace(reply, state=replace(reply.state, objecting=True))
