"""Take a session one step on: load, read, advance, and the rows that keep it."""

from functools import partial
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from bot.commands.reaction import Begin, Reaction
from bot.commands.understand import Press, Words
from bot.library import Library, Lost, Shelved, Shelves, kind_of
from bot.messages import Inbound
from bot.render import ending
from bot.store.rows import Key, Pin, SessionRow, Status, TurnRow
from bot.turn.reasons import with_reasons
from bot.turn.visit import Visit
from coach import engine
from coach.effects import Effect, Say
from coach.events import Began, Chose, Event, Spoke
from coach.playbook import Playbook
from coach.vocabulary import Speaker, Walk

#: The namespace in the keys of choices that came with the beginning: no message was theirs alone.
CHOSEN = "chosen"


class Stepped(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a session: its rows, its effects, and what its pin stands for.

    ``left`` are sessions that were given up for it, ``spoken`` counts the lines said in it.
    """

    row: SessionRow
    turns: tuple[TurnRow, ...]
    effects: tuple[Effect, ...]
    playbook: Playbook
    sources: tuple[tuple[str, bytes], ...] = ()
    left: tuple[SessionRow, ...] = ()
    spoken: int = 0


class Sessions:
    """Begins sessions and carries them on, each by what it is pinned to."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def step(self, visit: Visit, shelves: Shelves, reaction: Reaction) -> Stepped:
        """Do what a reaction orders. Raises Lost when a playbook or session cannot be had."""
        order, talk = reaction.order, reaction.desk.talk
        if isinstance(order, Begin):
            shelved = shelves.shelved(reaction.desk.locale, order.playbook)
            if shelved is None:
                raise Lost(order.playbook)
            begun = self._begin(visit, shelved, order.walk)
            return _chosen(begun, order.first, visit.inbound) if order.first else begun
        if talk is None or not isinstance(order, Words | Press):
            raise Lost("nothing lies on the table")
        return self._go_on(visit, talk.session, order)

    def _begin(self, visit: Visit, shelved: Shelved, walk: Walk) -> Stepped:
        inbound = visit.inbound
        name = session_id(inbound)
        event = Began(walk=walk)
        state, effects = engine.begin(shelved.playbook, walk, inbound.at, name)
        row = SessionRow(
            id=name,
            person=visit.person.id,
            kind=kind_of(shelved.playbook),
            playbook=shelved.playbook.id,
            pin=Pin(
                engine=engine.ENGINE_VERSION,
                rules=self._library.rules_digest,
                playbook=shelved.digest,
            ),
            seed=name,
            state=engine.encode_state(state),
            step=1,
            status=Status.OPEN,
            score=None,
            outcome=None,
            started=inbound.at,
            updated=inbound.at,
        )
        return Stepped(
            row=_ended(row, effects),
            turns=(_turn(row, event, inbound),),
            effects=effects,
            playbook=shelved.playbook,
            sources=self._pinned(shelved),
        )

    def _pinned(self, shelved: Shelved) -> tuple[tuple[str, bytes], ...]:
        """What a session is judged by, as far as the store may not have it yet."""
        rules = (self._library.rules_digest, self._library.rules)
        if shelved.source is None:
            return (rules,)
        return ((shelved.digest, shelved.source), rules)

    def _go_on(self, visit: Visit, name: str, intent: Words | Press) -> Stepped:
        transaction, inbound = visit.transaction, visit.inbound
        row = session_of(visit, name)
        playbook = self._library.pinned(row.pin.playbook, transaction.source)
        state = _state(row)
        if isinstance(intent, Press):
            event: Event = Chose(choice=intent.choice)
        else:
            language = self._library.language(row.pin.rules, transaction.source)
            reading = engine.read(language, playbook, state, intent.text, inbound.at)
            event = Spoke(reading=reading)
        state, effects = engine.advance(playbook, state, event, inbound.at, row.seed)
        row = replace(row, state=engine.encode_state(state), step=row.step + 1, updated=inbound.at)
        rules = partial(self._library.language, row.pin.rules, transaction.source)
        effects = with_reasons(effects, rules, visit.desk.locale)
        return Stepped(
            row=_ended(row, effects),
            turns=(_turn(row, event, inbound),),
            effects=effects,
            playbook=playbook,
            spoken=isinstance(event, Spoke),
        )


def _chosen(begun: Stepped, choice: str, inbound: Inbound) -> Stepped:
    """A session just begun with a choice made in it: two turns, of which the second goes on."""
    event, row = Chose(choice=choice), replace(begun.row, step=begun.row.step + 1)
    state, effects = engine.advance(begun.playbook, _state(row), event, inbound.at, row.seed)
    key = Key(namespace=CHOSEN, message_id=f"{row.id}/{row.step}")
    intro = (one for one in begun.effects if isinstance(one, Say) and one.speaker is Speaker.COACH)
    return replace(
        begun,
        row=_ended(replace(row, state=engine.encode_state(state)), effects),
        turns=(*begun.turns, replace(_turn(row, event, inbound), key=key)),
        effects=(*intro, *effects),
    )


def session_of(visit: Visit, name: str) -> SessionRow:
    """One of the person's own sessions. Raises Lost."""
    row = visit.transaction.session(name)
    # Whoever joined two people took the talks along: nobody goes on with them in two places.
    if row is None or row.person != visit.person.id:
        raise Lost(name)
    return row


def session_id(inbound: Inbound) -> str:
    """The id, and seed, of a session that this message begins: 32 hex digits, never by chance."""
    address = inbound.address
    whence = f"{address.namespace}\0{address.user}\0{inbound.message_id}"
    return sha256(whence.encode()).hexdigest()[:32]


def _state(row: SessionRow) -> engine.State:
    """The state as it was kept; a newer program may no longer be able to read it."""
    try:
        return engine.decode_state(row.state)
    except msgspec.DecodeError as error:
        raise Lost(row.id) from error


def _turn(row: SessionRow, event: Event, inbound: Inbound) -> TurnRow:
    key = Key(namespace=inbound.address.namespace, message_id=inbound.message_id)
    return TurnRow(
        session=row.id, step=row.step, key=key, event=engine.encode_event(event), at=inbound.at
    )


def _ended(row: SessionRow, effects: tuple[Effect, ...]) -> SessionRow:
    finish = ending(effects)
    if finish is None:
        return row
    return replace(row, status=Status.FINISHED, score=finish.score, outcome=finish.outcome)
