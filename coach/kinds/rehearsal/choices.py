"""What the buttons, and the commands that stand for them, do in a rehearsal."""

from coach.effects import Choice, Effect, Offer, Say
from coach.kinds.advanced import Advanced
from coach.kinds.rehearsal.coaching.buttons import offer
from coach.kinds.rehearsal.coaching.hints import hint
from coach.kinds.rehearsal.debrief.afterwards import offer_after
from coach.kinds.rehearsal.debrief.needs import need_map
from coach.kinds.rehearsal.debrief.polite import all_translations
from coach.kinds.rehearsal.debrief.reports import scales, score_card, why, why_more
from coach.kinds.rehearsal.debrief.screen import closed
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal

WHY_MORE = Choice(id="why_more", prompt="rehearsal.choice.why_more")


def explain(state: RehearsalState, choice: str) -> tuple[Effect, ...]:
    """What a line did, with the way to the rules behind it where there was a line; or the rules."""
    if choice == "why_more":
        return (why_more(state),)
    return (why(state), Offer(choices=(WHY_MORE,))) if state.notes else (why(state),)


def report(
    book: Rehearsal, state: RehearsalState, choice: str, seed: str
) -> tuple[Effect, ...] | None:
    """The answer to a choice that changes nothing; None for a choice that is not one of them."""
    match choice:
        case "why" | "why_more":
            return explain(state, choice)
        case "score":
            return (score_card(book, state),)
        case "scales" if state.finished:
            return (scales(book, state),)
        case "map" if state.finished:
            return need_map(book, state)
        case "polite" if state.finished:
            return all_translations(book, state, seed)
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
        return closed(book, state, seed)
    if choice == "hint" and not state.finished:
        return hint(book, state)
    said = report(book, state, choice, seed)
    if said is not None:
        return Advanced(state, (*said, way_on(book, state)))
    prompt = "rehearsal.over" if state.finished else "rehearsal.no_such_choice"
    return Advanced(state, (Say(prompt=prompt, facts={"who": book.who}), way_on(book, state)))
