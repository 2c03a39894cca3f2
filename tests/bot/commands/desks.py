"""Desks to start from, and what a reaction of the shell comes to."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from bot.access import VOUCHED, Standing
from bot.commands.caller import Caller
from bot.commands.desk import Desk, Talk
from bot.commands.reaction import Reaction
from bot.commands.shell import Shell
from bot.commands.understand import Command, Words
from bot.messages import Message
from bot.render import offered
from bot.store.rows import Publication
from coach.effects import Choice, Offer, Quote, Say
from coach.vocabulary import Kind, Locale, Speaker
from tests.bot.shelves import library

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NEW = Desk(locale=Locale.ZH)
KNOWN = Desk(locale=Locale.ZH, greeted=True)
HINT = Offer(choices=(Choice(id="hint", prompt="rehearsal.choice.hint"),))
WANG = Talk(
    session="w1",
    title="王姐",
    kind=Kind.REHEARSAL,
    said=3,
    heard=Message(speaker=Speaker.CUSTOMER, text="坐吧。", rule="greets"),
    offer=HINT,
)
LIST = Talk(session="p1", title="出门前", kind=Kind.CHECKLIST, told="见谁？")
BUSY = replace(KNOWN, talk=WANG, offer=HINT)
OVER = replace(KNOWN, talk=replace(WANG, over=True))
WAITING = replace(KNOWN, parked=(WANG, LIST))
MENU = ("practice", "drill", "prep")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a team was given, without a store."""

    live_now: tuple[Publication, ...] = ()
    sources: dict[str, bytes] = {}

    def live(self, team: str) -> Sequence[Publication]:
        return [each for each in self.live_now if each.team in ("", team)]

    def source(self, digest: str) -> bytes | None:
        return self.sources.get(digest)


NOTHING = Given()
OPERATOR = Caller(standing=VOUCHED["terminal"], namespace="terminal", at=NOON)


def shell_of(
    folder: Path,
    who: Standing | None = None,
    given: Given = NOTHING,
    namespace: str = "telegram",
) -> Shell:
    """The shell on the small library, as the operator meets it, or somebody of this standing."""
    caller = OPERATOR if who is None else Caller(standing=who, namespace=namespace, at=NOON)
    return Shell(library(folder).shelves(given, caller.standing.team), caller)


def said(reaction: Reaction) -> list[str]:
    """The prompts, and quoted words, of a reaction in order."""
    return [
        effect.prompt if isinstance(effect, Say) else effect.text
        for effect in reaction.effects
        if isinstance(effect, Say | Quote)
    ]


def choices(reaction: Reaction) -> tuple[str, ...]:
    offer = offered(reaction.effects)
    return () if offer is None else tuple(choice.id for choice in offer.choices)


def command(shell: Shell, desk: Desk, name: str, argument: str = "") -> Reaction:
    return shell.command(desk, Command(name=name, argument=argument))


def words(shell: Shell, desk: Desk, text: str) -> Reaction:
    return shell.words(desk, Words(text=text))
