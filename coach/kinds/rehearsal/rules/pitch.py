"""Rules for talk about the product: too early, past his objection, or tied to what he wants."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.scales import is_explicit
from coach.kinds.rehearsal.rules.asks import answers_well
from coach.kinds.rehearsal.rules.opening import handles_lead
from coach.kinds.rehearsal.rules.turn import Line, Reply, Turn, quote, speak
from coach.reading import Part
from coach.vocabulary import Act

PITCHES = (Act.PITCH, Act.BENEFIT)


def offers(turn: Turn, part: Part) -> bool:
    """Whether a sentence offers the product.

    A bare remark about something sold counts as well, but not in the first line, where it says
    what one came for, nor right after his objection, where it may take that up.
    """
    if part.act in PITCHES:
        return True
    excused = turn.objecting or not turn.state.notes
    return part.act is Act.STATEMENT and bool(part.sells) and not excused


def is_wanted(turn: Turn, part: Part) -> bool:
    """Whether he has said that he wants what a sentence offers."""
    return is_explicit(turn.book, turn.state, part.sells)


def asked_for(turn: Turn, part: Part) -> bool:
    """Whether a sentence answers, late, a question of his that was never answered."""
    state = turn.state
    return any(one in state.raised and one not in state.answered for one in part.asks)


def early_pitch(turn: Turn) -> Part | None:
    """The first sentence that offers what he has not said he wants; None when there is none."""
    if handles_lead(turn) or answers_well(turn):
        return None
    return next(
        (
            part
            for part in turn.said.parts
            if offers(turn, part) and not (asked_for(turn, part) or is_wanted(turn, part))
        ),
        None,
    )


def object_to(turn: Turn) -> Reply | None:
    """A pitch before the need is explicit brings out an objection, and costs trust."""
    part = early_pitch(turn) if offers(turn, turn.part) else None
    if part is None:
        return None
    rule = "pitch.brushed" if turn.objecting else "pitch.early"
    nth = turn.state.objections
    line: Line = speak("not_convinced", rule)
    if nth < len(turn.book.if_pitched_early):
        line = quote(turn.book.if_pitched_early[nth].says, rule)
    return Reply(
        rule=rule,
        lines=(line,),
        state=replace(turn.state, objections=nth + 1, objecting=True),
        loss=turn.mind.brushed if turn.objecting else turn.mind.early_pitch,
        fault=part,
    )


def unproved(turn: Turn) -> Reply | None:
    """One who looks for figures hears praise without any as a pitch."""
    if not turn.mind.wants_figures or not offers(turn, turn.part):
        return None
    if any(part.figure for part in turn.said.parts):
        return None
    rule = "pitch.bare"
    return Reply(
        rule=rule,
        lines=(speak("wants_figures", rule),),
        state=turn.state,
        loss=turn.mind.early_pitch,
        fault=turn.part,
    )


def accept(turn: Turn) -> Reply | None:
    """A capability tied to a need of his own words is accepted."""
    if not offers(turn, turn.part):
        return None
    tied = bool(turn.part.sells) and is_wanted(turn, turn.part)
    rule = "benefit.tied" if tied else "benefit.loose"
    key = "accepts_benefit" if tied else "hears_features"
    loss = 0 if tied else turn.mind.loose_features
    return Reply(rule=rule, lines=(speak(key, rule),), state=turn.state, loss=loss)
