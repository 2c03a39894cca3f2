"""What the buttons, and the commands that stand for them, do in a rehearsal."""

from msgspec.structs import replace

from coach.effects import Effect, Offer, Say
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal.coaching import offer
from coach.kinds.rehearsal.debrief import debrief, offer_after
from coach.kinds.rehearsal.hints import hint
from coach.kinds.rehearsal.reports import practise, scales, score_card, why
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal


def report(book: Rehearsal, state: RehearsalState, choice: str) -> tuple[Effect, ...] | None:
    """The answer to a choice that changes nothing; None for a choice that is not one of them."""
    match choice:
        case "why":
            return (why(state),)
        case "score":
            return (score_card(book, state),)
        case "retry":
            return (Say(prompt="rehearsal.retry_later"),)
        case "scales" if state.finished:
            return (scales(book, state),)
        case "practise" if state.finished:
            return practise(book, state)
        case _:
            return None


def way_on(book: Rehearsal, state: RehearsalState) -> Offer:
    """The buttons that fit now."""
    return offer_after(book, state) if state.finished else offer(state)


def choose(
    book: Rehearsal, state: RehearsalState, choice: str, seed: str
) -> Advanced[RehearsalState]:
    """What a choice does; one that does not fit now is told so, with what fits."""
    if choice == "stop" and not state.finished:
        ended = replace(state, finished=True)
        return Advanced(ended, debrief(book, ended, seed))
    if choice == "hint" and not state.finished:
        return hint(book, state)
    said = report(book, state, choice)
    if said is not None:
        return Advanced(state, (*said, way_on(book, state)))
    prompt = "rehearsal.over" if state.finished else "rehearsal.no_such_choice"
    return Advanced(state, (Say(prompt=prompt, facts={"who": book.who}), way_on(book, state)))
