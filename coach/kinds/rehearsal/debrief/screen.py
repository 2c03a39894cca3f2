"""The end of a talk on one phone screen: tomorrow's sentence, the result, what it turned on."""

from msgspec.structs import replace

from coach.effects import Effect, Facts, Finish, Say
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal.coaching.advice import facts_of
from coach.kinds.rehearsal.coaching.aim import Aim, aim_for_tomorrow
from coach.kinds.rehearsal.debrief.afterwards import offer_after
from coach.kinds.rehearsal.debrief.moments import moments, shortened
from coach.kinds.rehearsal.debrief.past import compared
from coach.kinds.rehearsal.debrief.polite import translations
from coach.kinds.rehearsal.debrief.verdict import reasons
from coach.kinds.rehearsal.mind.room import answers_to_nobody
from coach.kinds.rehearsal.scoring.result import Result, result_of
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.search import Claim, what_if
from coach.playbook import Rehearsal


def outcome(book: Rehearsal, state: RehearsalState, result: Result) -> tuple[Say, ...]:
    """The points, the outcome, and why he decided as he did."""
    facts = {
        "score": result.score,
        "mark": book.pass_mark,
        "passed": result.passed,
        "outcome": result.outcome,
        "step": result.step,
    }
    return (
        Say(prompt="rehearsal.debrief.result", facts=facts),
        Say(prompt="rehearsal.debrief.because", facts=reasons(book, state)),
    )


def matter(target: Aim) -> Facts:
    """What a line should have been about; nothing that only he could have told."""
    return {
        "topic": target.topic.name,
        "about": target.about,
        "area": target.area,
        "step": target.step,
        "missing": target.missing,
    }


def claimed(book: Rehearsal, state: RehearsalState, claim: Claim | None) -> tuple[Say, ...]:
    """What one line said otherwise would have made of the talk, in one line."""
    if claim is None:
        return ()
    change, before, after = claim
    target = change.target
    facts = {
        "turn": change.turn + 1,
        "kind": change.kind,
        "about": shortened(change.about),
        "said": shortened(state.notes[change.turn].said),
        "matter": None if target is None else matter(target),
        "boss": not answers_to_nobody(book, None if target is None else target.topic.name),
        "before": before._asdict(),
        "after": after._asdict(),
    }
    return (Say(prompt="rehearsal.debrief.what_if", facts=facts),)


def debrief(
    book: Rehearsal, state: RehearsalState, claim: Claim | None, seed: str
) -> tuple[Effect, ...]:
    """The whole debrief with its buttons; tomorrow's sentence comes first."""
    target = aim_for_tomorrow(book, state)
    result = result_of(book, state)
    return (
        Say(prompt="rehearsal.debrief.tomorrow"),
        Say(prompt=f"rehearsal.ask.{target.stage}", facts=facts_of(book, target)),
        *outcome(book, state, result),
        *compared(state, result.score, result.outcome),
        *claimed(book, state, claim),
        *moments(state),
        *translations(book, state, seed),
        offer_after(book, state),
        Finish(score=result.score, passed=result.passed, outcome=result.outcome),
    )


def closed(book: Rehearsal, state: RehearsalState, seed: str) -> Advanced[RehearsalState]:
    """The talk is over: it is looked through once for its turning point, then told."""
    claim = what_if(book, state, seed)
    pivot = None if claim is None else claim.change.turn
    over = replace(state, finished=True, pivot=pivot)
    return Advanced(over, debrief(book, over, claim, seed))
