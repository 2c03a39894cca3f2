"""What earns trust beside the matter itself: little, and once for each."""

from typing import NamedTuple

from msgspec.structs import replace

from coach.kinds.rehearsal import numbers
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Act, Courtesy

#: Flag of a sentence that sums up what he never said.
UNSAID = "unsaid"
#: An opening says two of these three.
OPENERS = (Courtesy.INTRODUCER, Courtesy.WHY_NOW, Courtesy.HOW_LONG)
#: Each of these earns trust once.
RAISERS = (
    Courtesy.INTRODUCER,
    Courtesy.RECAP,
    Courtesy.VERIFY_LATER,
    Courtesy.HOMEWORK,
    Courtesy.KEEPS_TIME,
    Courtesy.KEEPS_PROMISE,
    Courtesy.SAVES_FACE,
)
#: Remembered, though it earns nothing by itself.
KEPT = (Courtesy.PEERS,)
OPENING = "manners.opening"
#: What may come before the first line that counts.
GREETINGS = ("talk.small",)


class Polite(NamedTuple):
    """The state with the courtesies of one line counted, and the rules that counted them."""

    state: RehearsalState
    rules: tuple[str, ...]


def begins(state: RehearsalState) -> bool:
    """Whether nothing but greetings was said so far."""
    return all(note.rule in GREETINGS for note in state.notes)


def counts(book: Rehearsal, state: RehearsalState, courtesy: str) -> bool:
    """Whether a courtesy means anything: no invented introducer, no recap of nothing."""
    if courtesy in state.courtesies:
        return False
    if courtesy == Courtesy.INTRODUCER:
        return book.introduced_by is not None
    if courtesy == Courtesy.RECAP:
        return bool(state.admitted)
    return courtesy in (*RAISERS, *OPENERS, *KEPT)


def count_courtesies(book: Rehearsal, state: RehearsalState, said: Utterance) -> Polite:
    """Trust after the courtesies of this line; to sum up is one of them (M-51, M-54)."""
    main = said.parts[said.main]
    shown = (*said.courtesies, Courtesy.RECAP) if main.act is Act.SUMMARY else said.courtesies
    unreal = (Courtesy.RECAP,) if UNSAID in main.flags else ()
    real = (one for one in dict.fromkeys(shown) if one not in unreal)
    fresh = tuple(one for one in real if counts(book, state, one))
    if not fresh:
        return Polite(state, ())
    seen = (*state.courtesies, *fresh)
    rules = tuple(f"manners.{courtesy}" for courtesy in fresh if courtesy in RAISERS)
    opened = sum(opener in seen for opener in OPENERS) >= numbers.OPENING_PARTS
    if opened and not state.opened:
        rules = (OPENING, *rules)
    trust = state.trust + numbers.TRUST_EARNED * len(rules)
    return Polite(replace(state, courtesies=seen, opened=opened, trust=trust), rules)
