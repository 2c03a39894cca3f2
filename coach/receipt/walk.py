"""Walk through a session again and note each turn as a receipt shows it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from coach import engine
from coach.effects import Effect, Finish
from coach.engine import Advanced, State
from coach.events import Began, Event
from coach.playbook import Playbook
from coach.receipt.canonical import plain
from coach.receipt.ledger import final_card
from coach.receipt.points import Places, points_of


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session stands: its state, None before it began, and how it ended, if it did."""

    state: State | None = None
    finish: Finish | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What one turn brought, as plain values."""

    event: object
    effects: object
    points: object


class Walker(msgspec.Struct, frozen=True, kw_only=True):
    """What a session is walked by: playbook, seed, and where the language rules stand."""

    playbook: Playbook
    seed: str
    places: Places

    def take(self, walked: Walked, event: Event, at: datetime) -> tuple[Walked, Shown]:
        """One turn. Raises ValueError when the first event begins nothing."""
        state, effects = self._advanced(walked.state, event, at)
        before = walked.state
        none = before is None or isinstance(event, Began)
        points = () if none or before is None else self._points(before, state, event)
        ends = [one for one in effects if isinstance(one, Finish)]
        finish = ends[-1] if ends else walked.finish
        shown = Shown(event=plain(event), effects=_plain(effects), points=plain(points))
        return Walked(state=state, finish=finish), shown

    def result(self, walked: Walked) -> dict[str, object]:
        """How it ended, and the lines that make up the score."""
        finish, state = walked.finish, walked.state
        return {
            "score": None if finish is None else finish.score,
            "passed": None if finish is None else finish.passed,
            "outcome": None if finish is None else plain(finish.outcome),
            "card": plain(() if state is None else final_card(self.playbook, state)),
        }

    def _advanced(self, state: State | None, event: Event, at: datetime) -> Advanced:
        if state is not None:
            return engine.advance(self.playbook, state, event, at, self.seed)
        if isinstance(event, Began):
            return engine.begin(self.playbook, event.walk, at, self.seed, event.past)
        raise ValueError("a session begins with Began")

    def _points(self, before: State, after: State, event: Event) -> object:
        return points_of(self.playbook, before, after, event, self.places)


def _plain(effects: Sequence[Effect]) -> object:
    return plain(tuple(effects))
