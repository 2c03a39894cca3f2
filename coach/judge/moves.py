"""Find the moves of an answer, with how much of each was done."""

import msgspec

from coach.judge.heard import Heard
from coach.judge.normalise import Normalised
from coach.judge.task import AnswerTask, MoveTask
from coach.reading import Evidence, MoveFound
from coach.vocabulary import Move

#: Weights add up to this for a whole move.
WHOLE = 3.0
#: Evidence below this weight is light: all light evidence together is at most half a move. So
#: 理解理解 is half an acknowledgement, a claim without case or number half a response, a step
#: without a time half a next step.
LIGHT = 2.0
#: What the author's own cue weighs. It names the thing; proof and time must still be said.
_CUE = {Move.ACKNOWLEDGE: 3.0, Move.CLARIFY: 3.0, Move.RESPOND: 1.5, Move.NEXT_STEP: 1.5}
#: What taking up the customer's own words adds to an acknowledgement of some weight: a mere
#: "sure" before something else takes nothing up.
_ECHO = 2.0
_ECHOES_FROM = 1.0
_ASKS = ("?", "吗", "呢")
CUE_RULE = "playbook.cue"
ECHO_RULE = "answer.echo"


class Weighed(msgspec.Struct, frozen=True):
    """Evidence for a move with its weight."""

    weight: float
    evidence: Evidence


def moves_found(heard: Heard, task: AnswerTask) -> tuple[MoveFound, ...]:
    """The moves of the task that were made, in the order they were begun.

    A response counts only when it rests on something: an acknowledgement or a question (here or
    earlier in the small talk), a cue of the playbook, a rule that is a whole response by itself,
    or words of the objection outside of a fault. Otherwise it is a bare pitch, which is no move.
    """
    weighed = {one.move: _weighed(heard, one) for one in task.moves}
    if not _rests(heard, weighed, task):
        weighed[Move.RESPOND] = ()
    found = [_found(move, evidence) for move, evidence in weighed.items() if evidence]
    return tuple(sorted(found, key=begins))


def begins(one: MoveFound) -> int:
    """Where in the raw text the first evidence stands."""
    return min(evidence.start for evidence in one.evidence)


def _found(move: Move, weighed: tuple[Weighed, ...]) -> MoveFound:
    """How much of a move was done; its weightiest evidence comes first."""
    light = sum(one.weight for one in weighed if one.weight < LIGHT)
    heavy = sum(one.weight for one in weighed if one.weight >= LIGHT)
    share = round(min(1.0, (heavy + min(light, WHOLE / 2)) / WHOLE), 2)
    ordered = sorted(weighed, key=_rank)
    return MoveFound(
        move=move,
        share=share,
        why="whole" if share == 1 else "part",
        evidence=tuple(one.evidence for one in ordered),
    )


def _rank(one: Weighed) -> tuple[bool, float, int]:
    """Rules before echoes, weighty before light, then as they were said."""
    return (one.evidence.rule == ECHO_RULE, -one.weight, one.evidence.start)


def _weighed(heard: Heard, one: MoveTask) -> tuple[Weighed, ...]:
    found = [Weighed(hit.weight, heard.shown(hit)) for hit in heard.labelled(f"move:{one.move}")]
    found += _cue(heard, one)
    if one.move is Move.ACKNOWLEDGE:
        found += _echo(heard)
    return tuple(found)


def _cue(heard: Heard, one: MoveTask) -> list[Weighed]:
    """The first cue said; a cue for asking counts in a question only."""
    cues = heard.cues(one.cues)
    for sentence in heard.sentences:
        span = cues.find(sentence)
        if span is not None and (one.move is not Move.CLARIFY or _asks(sentence)):
            return [Weighed(_CUE[one.move], heard.evidence(CUE_RULE, *span))]
    return []


def _asks(sentence: Normalised) -> bool:
    return any(sign in sentence.text for sign in _ASKS)


def _echo(heard: Heard) -> list[Weighed]:
    """The customer's own words in a sentence that acknowledges him."""
    label = f"move:{Move.ACKNOWLEDGE}"
    for hits, echo in zip(heard.hits, heard.echoes, strict=True):
        if echo is not None and any(
            hit.label == label and hit.weight >= _ECHOES_FROM for hit in hits
        ):
            return [Weighed(_ECHO, heard.evidence(ECHO_RULE, *echo))]
    return []


def _rests(heard: Heard, weighed: dict[Move, tuple[Weighed, ...]], task: AnswerTask) -> bool:
    opened = (Move.ACKNOWLEDGE, Move.CLARIFY)
    if any(weighed.get(move) or move in task.made for move in opened):
        return True
    responded = weighed.get(Move.RESPOND, ())
    if any(one.evidence.rule == CUE_RULE or one.weight >= WHOLE for one in responded):
        return True
    return _takes_up(heard, task)


def _takes_up(heard: Heard, task: AnswerTask) -> bool:
    """Whether words of the objection stand in a sentence that is no fault."""
    cues = heard.cues(tuple(cue for one in task.faults for cue in one.cues))
    return any(
        echo is not None
        and not any(hit.label.startswith("fault:") for hit in hits)
        and cues.find(sentence) is None
        for sentence, hits, echo in zip(heard.sentences, heard.hits, heard.echoes, strict=True)
    )
