"""Where a checklist stands: what was answered, what was skipped, what is being asked."""

from enum import StrEnum

import msgspec


class Place(StrEnum):
    """What the coach is waiting for."""

    ASKING = "asking"
    PICKING = "picking"
    CHECKING = "checking"
    REVIEW = "review"


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that was taken; ``value`` and ``shown`` as in Entry."""

    item: str
    value: str
    shown: str
    guess: bool


class ChecklistState(msgspec.Struct, frozen=True, kw_only=True, tag="checklist"):
    """One walk through a checklist.

    ``item`` is the one being asked (ASKING) or whose day is being checked (CHECKING), else None.
    ``answers`` stand in the order in which they were first given, and outlive a condition that no
    longer holds. ``pressed`` are items whose weak answer was sent back (must_be), each with the
    reason; ``sent_back`` is the last of these answers while its item is being asked again.
    """

    finished: bool = False
    place: Place = Place.REVIEW
    item: str | None = None
    answers: tuple[Filled, ...] = ()
    skipped: tuple[str, ...] = ()
    pressed: tuple[tuple[str, str], ...] = ()
    sent_back: Filled | None = None
    guessed: bool = False
    #: the item whose answer was refused last
    refused: str | None = None

    def answer(self, name: str) -> Filled | None:
        """Return the answer to an item, None when there is none."""
        return next((filled for filled in self.answers if filled.item == name), None)

    def filled(self, answer: Filled) -> "ChecklistState":
        """Return the state with this answer, in the place of an earlier one to the same item."""
        known = self.answer(answer.item) is not None
        answers = (
            tuple(answer if old.item == answer.item else old for old in self.answers)
            if known
            else (*self.answers, answer)
        )
        skipped = tuple(name for name in self.skipped if name != answer.item)
        return msgspec.structs.replace(
            self,
            answers=answers,
            skipped=skipped,
            sent_back=None,
            refused=None,
            guessed=self.guessed or answer.guess,
        )
