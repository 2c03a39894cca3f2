"""Hear what a text means at the place where the checklist stands."""

from datetime import date, datetime

import msgspec

from coach.judge.language import Language
from coach.kinds.checklist.choices import is_yes
from coach.kinds.checklist.correction import (
    Correction,
    Given,
    find_correction,
)
from coach.kinds.checklist.due import due_items
from coach.kinds.checklist.entry import MOST_CHARACTERS, Asked, located, read_value
from coach.kinds.checklist.heard import Heard
from coach.kinds.checklist.naming import item_meant
from coach.kinds.checklist.phrases import at_review, says_sure
from coach.kinds.checklist.state import ChecklistState, Place
from coach.kinds.checklist.swapping import fitted, is_bare_day, with_day
from coach.playbook import Checklist, ChecklistItem
from coach.reading import Entry


def hear(
    language: Language, playbook: Checklist, state: ChecklistState, text: str, at: datetime
) -> Entry:
    """Read a text as the answer to what is asked, a correction of an earlier one, or an aside.

    Days are reckoned from the calendar date of ``at`` in its own time zone. Traditional characters
    are read as simplified ones; the entry keeps the text as it was typed.
    """
    entry = _Ear(playbook, state, at.date()).hear(language.simplify(text))
    return msgspec.structs.replace(entry, text=text, evidence=located(entry.evidence, text))


class _Ear:
    """One listening, with what there is to refer to."""

    def __init__(self, playbook: Checklist, state: ChecklistState, today: date) -> None:
        self._playbook = playbook
        self._state = state
        self._today = today
        self._due = due_items(playbook, state.answers)

    def hear(self, text: str) -> Entry:
        if self._state.finished:
            return Entry(text=text, target="", refusal=Heard.OVER)
        if len(text) > MOST_CHARACTERS:
            return self._too_long(text)
        return self._line(text)

    def _line(self, text: str) -> Entry:
        last = self._state.answers[-1:]
        if any(answer.guess for answer in last) and says_sure(text):
            return Entry(text=text, target=last[0].item, refusal=Heard.SURE)
        corrected = find_correction(text, self._given(self._asked()))
        if corrected is not None and corrected.item is not None:
            if corrected.text is None:
                return Entry(text=text, target=corrected.item, refusal=Heard.PICK)
            return self._entry(text, corrected.item, corrected.text, kept=corrected.kept)
        if self._state.place is Place.ASKING:
            return self._answer(text)
        return Entry(text=text, target=self._named(text), refusal=self._wanted(text, corrected))

    def _too_long(self, text: str) -> Entry:
        asked = self._asked()
        if asked is None:
            return Entry(text=text, target="", refusal=Heard.UNCLEAR)
        return Entry(text=text, target=asked.name, refusal=Heard.LONG)

    def _answer(self, text: str) -> Entry:
        """Read the answer to the item being asked; a bare day joins the answer it belongs to."""
        name = "" if self._state.item is None else self._state.item
        answer, sent_back = self._state.answer(name), self._state.sent_back
        bare = is_bare_day(text, self._today)
        if bare and sent_back is not None and sent_back.item == name:
            return self._entry(text, name, with_day(sent_back.value, text))
        if bare and answer is not None:
            kind = next(item.type for item in self._playbook.items if item.name == name)
            merged = fitted(text, answer, kind, self._today)
            if merged is not None:
                return self._entry(text, name, merged, kept=merged != text)
        return self._entry(text, name, text)

    def _entry(self, text: str, name: str, anew: str, *, kept: bool = False) -> Entry:
        item = next(item for item in self._playbook.items if item.name == name)
        entry = read_value(Asked(item, self._playbook.locale, self._today), anew)
        before = self._state.answer(item.name)
        doubted = kept and before is not None and before.guess
        return msgspec.structs.replace(entry, text=text, guess=entry.guess or doubted)

    def _wanted(self, text: str, corrected: Correction | None) -> Heard:
        """Say what is wanted by a text when no item is being asked."""
        if self._state.place is Place.CHECKING:
            yes = is_yes(text)
            if yes is not None:
                return Heard.YES if yes else Heard.NO
        heard = at_review(text)
        if heard is Heard.UNKNOWN and self._state.place is Place.PICKING:
            return Heard.BACK
        if heard is not None:
            return heard
        if self._named(text):
            return Heard.PICK
        return Heard.UNCLEAR if corrected is None else Heard.WHICH_ITEM

    def _named(self, text: str) -> str:
        name = item_meant(text, self._due)
        return "" if name is None else name

    def _asked(self) -> ChecklistItem | None:
        if self._state.place is not Place.ASKING:
            return None
        return next((item for item in self._due if item.name == self._state.item), None)

    def _given(self, asking: ChecklistItem | None) -> Given:
        names = {item.name for item in self._due}
        answers = tuple(answer for answer in reversed(self._state.answers) if answer.item in names)
        return Given(self._due, answers, asking, self._today)
