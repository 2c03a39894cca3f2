"""Counters on stores in memory, for tests of what they hand out."""

import itertools
from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec.structs import replace

from bot.access import Role, hashed
from bot.handout import Handout
from bot.messages import Address, Inbound, Message
from bot.passes import INVITE_LIFE, Counter
from bot.store.memory import MemoryStore
from bot.store.rows import PassRow, PersonRow, Rows
from bot.supplies import simplifier
from coach.vocabulary import Locale, Speaker
from tests.bot.shelves import renderer
from tests.bot.visitor import NOON

TEAM = "华东"
NOTHING: Mapping[str, object] = {}
URL = "https://coach.example"
BOT = "https://t.me/duilian_bot"
ZHANG = Address(namespace="telegram", user="7")


def counter_on(kept: MemoryStore, clock: Callable[[], datetime], url: str | None = URL) -> Counter:
    numbers = itertools.count(1)
    handout = Handout(renderer(), simplifier(), Locale.ZH, url)
    return Counter(kept, clock, lambda: f"code-{next(numbers)}", handout)


def member(
    kept: MemoryStore, role: Role | None, address: Address = ZHANG, name: str = "老张"
) -> PersonRow:
    with kept.transaction() as transaction:
        found = transaction.lock([address])[address]
        team = "" if role in (None, Role.OWNER) else TEAM
        person = replace(found, role=role, team=team, name=name)
        transaction.write(Rows(people={person.id: person}))
    return person


def pass_in(kept: MemoryStore, code: str) -> PassRow | None:
    with kept.transaction() as transaction:
        return transaction.pass_of(hashed(code))


def asking(text: str, address: Address = ZHANG, locale: Locale | None = None) -> Inbound:
    return Inbound(address=address, message_id="m", digest="", at=NOON, text=text, locale=locale)


def line(
    prompt: str, facts: Mapping[str, object] = NOTHING, locale: Locale = Locale.ZH
) -> tuple[Message, ...]:
    text = renderer().text(f"access.{prompt}", locale, facts)
    return (Message(speaker=Speaker.COACH, text=text, locale=locale),)


def invited(code: str, role: Role = Role.REP) -> tuple[Message, ...]:
    facts = {
        "code": code,
        "telegram": "",
        "web": f"{URL}/enter/{code}",
        "role": role,
        "team": TEAM,
        "until": NOON + INVITE_LIFE,
    }
    return line("invited", facts)
