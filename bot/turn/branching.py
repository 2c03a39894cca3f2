"""Begin a session anew at a line of another one, by the same events and the same pin."""

import msgspec
from msgspec.structs import replace

from bot.commands.reaction import Retry
from bot.library import Library, Lost
from bot.store.rows import Key, SessionRow, Status, TurnRow
from bot.turn.session import Stepped, session_id, session_of
from bot.turn.visit import Visit
from coach import engine
from coach.branch import Branch, branch
from coach.effects import Effect, Facts, Quote, Say
from coach.events import Past, Spoke
from coach.kinds.rehearsal.debrief.afterwards import turn_to_retry
from coach.kinds.rehearsal.debrief.moments import shortened
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.replay import Recorded, fold
from coach.vocabulary import Outcome, Speaker

#: The namespace in the keys of turns that were copied: no message ever came in by it.
COPIED = "branch"


class NoBranch(Exception):  # noqa: N818 -- it names what is the case
    """There is no going back there. ``facts``: ``why``, the line asked for, how many there are.

    ``why`` is ``unheard`` (he heard nothing yet), ``empty`` (nor will he), ``beyond`` (no such
    line), ``fine`` (no line to be named) or ``changed`` (today's program judges otherwise).
    """

    def __init__(self, why: str, turn: int | None, heard: int) -> None:
        super().__init__(why)
        self.facts: Facts = {"why": why, "turn": turn, "heard": heard}


class _Old(msgspec.Struct, frozen=True, kw_only=True):
    """A session as it was left."""

    row: SessionRow
    book: Rehearsal
    state: RehearsalState
    turns: tuple[TurnRow, ...]
    recorded: tuple[Recorded, ...]


class Branches:
    """Takes rehearsals up again at one of their lines; what was there before stays as it is."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def begin(self, visit: Visit, order: Retry) -> Stepped:
        """A new session that stands where the old one stood before that line.

        An old one that was still open is given up. Raises Lost, NoBranch.
        """
        old = self._old(visit, order.session)
        turn = _turn(old.state, order.turn)
        past = Past(
            turn=turn,
            score=old.row.score,
            outcome=None if old.row.outcome is None else Outcome(old.row.outcome),
            step=old.state.granted[-1] if old.state.granted else None,
        )
        found = branch(old.book, old.recorded, past, old.row.seed)
        row = _row(visit, old.row, found)
        given_up = old.row.status is Status.OPEN
        return Stepped(
            row=row,
            turns=_copied(row, old.turns, found),
            effects=_shown(old, found, past, given_up=given_up),
            playbook=old.book,
            left=(replace(old.row, status=Status.DROPPED),) if given_up else (),
            spoken=sum(isinstance(event, Spoke) for event, _ in found.recorded),
        )

    def _old(self, visit: Visit, name: str) -> _Old:
        """The session, whose events must lead to its state still. Raises Lost, NoBranch."""
        row = session_of(visit, name)
        book = self._library.pinned(row.pin.playbook, visit.transaction.source)
        turns = tuple(visit.transaction.turns(name))
        if not isinstance(book, Rehearsal):
            raise Lost(name)
        try:
            recorded = tuple((engine.decode_event(turn.event), turn.at) for turn in turns)
            state = fold(book, recorded, row.seed)
        except (msgspec.DecodeError, ValueError, TypeError):
            raise NoBranch("changed", None, 0) from None
        if not isinstance(state, RehearsalState) or engine.encode_state(state) != row.state:
            raise NoBranch("changed", None, 0)
        return _Old(row=row, book=book, state=state, turns=turns, recorded=recorded)


def _turn(state: RehearsalState, asked: int | None) -> int:
    """The line to go back to, counted as the customer heard them. Raises NoBranch."""
    heard = len(state.notes)
    if not heard:
        raise NoBranch("empty" if state.finished else "unheard", asked, heard)
    if asked is not None:
        if 1 <= asked <= heard:
            return asked
        raise NoBranch("beyond", asked, heard)
    weakest = turn_to_retry(state)
    if weakest is None:
        raise NoBranch("fine", asked, heard)
    return weakest + 1


def _row(visit: Visit, old: SessionRow, found: Branch) -> SessionRow:
    """The new session, pinned and seeded as the old one."""
    return replace(
        old,
        id=session_id(visit.inbound),
        state=engine.encode_state(found.state),
        step=len(found.recorded),
        status=Status.OPEN,
        score=None,
        outcome=None,
        started=visit.inbound.at,
        updated=visit.inbound.at,
    )


def _copied(row: SessionRow, turns: tuple[TurnRow, ...], found: Branch) -> tuple[TurnRow, ...]:
    """The turns that went before, under keys of their own: a message plays in one session."""
    return tuple(
        replace(
            turn,
            session=row.id,
            key=Key(namespace=COPIED, message_id=f"{row.id}/{turn.step}"),
            event=engine.encode_event(event),
        )
        for turn, (event, _) in zip(turns, found.recorded, strict=False)
    )


def _shown(old: _Old, found: Branch, past: Past, *, given_up: bool) -> tuple[Effect, ...]:
    """What the customer said last, then where we are, then what the coach said to it."""
    facts = {
        "turn": past.turn,
        "who": old.book.who,
        "said": shortened(old.state.notes[past.turn - 1].said),
        "given_up": given_up,
    }
    his = tuple(effect for effect in found.effects if _is_his(effect))
    rest = tuple(effect for effect in found.effects if not _is_his(effect))
    return (*his, Say(prompt="rehearsal.retried", facts=facts), *rest)


def _is_his(effect: Effect) -> bool:
    return isinstance(effect, Say | Quote) and effect.speaker is Speaker.CUSTOMER
