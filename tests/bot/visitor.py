"""Somebody who writes to the service, message after message, on a store in memory."""

from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from bot.clock import Clock, new_code
from bot.examiner import Examiner
from bot.handout import Handout
from bot.inbox import Writer
from bot.messages import Address, Inbound, Message
from bot.passes import Counter
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.store.port import Store
from bot.store.rows import PersonRow
from bot.supplies import language
from bot.supplies import library as built_in
from bot.turn.player import Player
from bot.world import World
from coach.judge.normalise import identity
from coach.vocabulary import Locale, Speaker
from tests.bot.shelves import library, renderer

#: The language rules that came with the program, compiled once for all tests.
rules = cache(language)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LI = Address(namespace="terminal", user="li")


def noon() -> datetime:
    """It is noon for ever."""
    return NOON


def world_of(
    store: Store, writer: Writer, settings: Settings | None = None, clock: Clock = noon
) -> World:
    """A service on this store."""
    chosen = Settings() if settings is None else settings
    handout = Handout(renderer(), identity, chosen.locale, chosen.public_url)
    return World(
        settings=chosen,
        store=store,
        writer=writer,
        renderer=renderer(),
        clock=clock,
        place="memory",
        warm=lambda: None,
        counter=Counter(store, clock, new_code, handout),
        examiner=Examiner(renderer(), rules),
        library=built_in(),
    )


def player_of(folder: Path, locale: Locale = Locale.ZH) -> Player:
    """A player on the small library."""
    return Player(library(folder), renderer(), locale)


class Visitor:
    """One person at his desk; every message gets the next id."""

    def __init__(self, writer: Writer, address: Address = LI) -> None:
        self._writer = writer
        self._address = address
        self._sent = 0

    def sends(
        self,
        *,
        text: str | None = None,
        choice: str | None = None,
        locale: Locale | None = None,
        step: int | None = None,
    ) -> tuple[Message, ...]:
        """The replies to a message of these fields."""
        self._sent += 1
        name = f"m{self._sent}"
        inbound = Inbound(
            address=self._address,
            message_id=name,
            digest=sha256(name.encode()).hexdigest(),
            at=NOON,
            text=text,
            choice=choice,
            locale=locale,
            step=step,
        )
        return self._writer.submit(inbound).result(10)

    def says(self, text: str) -> tuple[Message, ...]:
        """The replies to words."""
        return self.sends(text=text)

    def presses(self, choice: str) -> tuple[Message, ...]:
        """The replies to a button."""
        return self.sends(choice=choice)


def coach_line(messages: tuple[Message, ...]) -> str:
    """What the coach says in a turn."""
    return "\n".join(each.text for each in messages if each.speaker is Speaker.COACH)


def choice_ids(messages: tuple[Message, ...]) -> tuple[str, ...]:
    """What may be pressed after a turn."""
    return tuple(choice.id for choice in messages[-1].choices)


def person_in(store: MemoryStore, address: Address = LI) -> PersonRow:
    """The row of a person."""
    with store.transaction() as transaction:
        return transaction.lock([address])[address]
