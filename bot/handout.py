"""Word the codes that are handed out: where they lead, until when they are good."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum

import msgspec

from bot.access import Role
from bot.commands.aliases import CODES, SPEND
from bot.commands.desk import desk_of
from bot.commands.understand import Command, understand
from bot.messages import Inbound, Message
from bot.render import Renderer
from bot.store.rows import PersonRow
from coach.effects import Facts
from coach.judge.normalise import Simplify
from coach.vocabulary import Locale, Speaker

#: The most characters of a team's name, or of a person's.
LONGEST_NAME = 40
#: What stands before a command.
SLASHES = ("/", "／")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\s\ud800-\udfff]+")


class Ask(StrEnum):
    """What is asked for at the counter, by the names of the commands that do."""

    INVITE = "invite"
    LINK = "link"
    WEB = "web"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One asking, with what follows it."""

    ask: Ask
    argument: str = ""


_ROLES = {
    "manager": Role.MANAGER,
    "主管": Role.MANAGER,
    "rep": Role.REP,
    "销售": Role.REP,
}


def named(text: str) -> str:
    """A name as it is kept: one line without double spaces, of a length that can be shown."""
    plain = _UNSEEN.sub(" ", unicodedata.normalize("NFC", text))
    return plain.strip()[:LONGEST_NAME].rstrip()


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an owner invites by words."""

    role: Role
    team: str
    name: str


def guest(argument: str) -> Guest | None:
    """A role, a team, perhaps a name; None when there is no telling."""
    role, team, name = [*argument.split(maxsplit=2), "", "", ""][:3]
    if role.casefold() not in _ROLES or not team:
        return None
    return Guest(role=_ROLES[role.casefold()], team=named(team), name=named(name))


class Handout:
    """Words what the counter hands out."""

    def __init__(
        self, renderer: Renderer, simplify: Simplify, house: Locale, public_url: str | None
    ) -> None:
        """``house`` is spoken with whom nothing is known; the web is at ``public_url``."""
        self._renderer = renderer
        self._simplify = simplify
        self._house = house
        self._public_url = public_url
        #: Where the bot is found, empty until Telegram has told.
        self.bot_link = ""

    def wish(self, text: str | None) -> Wish | None:
        """What words ask for; None for all else, a code that is brought among it."""
        if text is None or not text.lstrip().startswith(SLASHES):
            return None
        asked = understand(self._simplify(text), (), numbered=False)
        if not isinstance(asked, Command) or asked.name not in CODES:
            return None
        if asked.argument and asked.name in SPEND:
            return None
        # What follows is a name: it stays in the characters it was written in.
        return Wish(ask=Ask(asked.name), argument=" ".join(text.split()[1:]))

    def doors(self, code: str) -> Facts:
        """Where a code opens: ``code``, ``telegram``, ``web``; a link is empty without its door."""
        telegram = f"{self.bot_link}?start={code}" if self.bot_link else ""
        web = "" if self._public_url is None else f"{self._public_url}/enter/{code}"
        return {"code": code, "telegram": telegram, "web": web}

    def invitation(self, code: str, role: Role, team: str, until: datetime) -> Facts:
        """The facts of an invitation, for the prompt ``access.invited``."""
        return {**self.doors(code), "role": role, "team": team, "until": until}

    def said(
        self, prompt: str, inbound: Inbound, person: PersonRow, facts: Facts
    ) -> tuple[Message, ...]:
        """One bubble in the language of the person."""
        locale = desk_of(person, inbound, self._house).locale
        text = self._renderer.text(f"access.{prompt}", locale, facts)
        return (Message(speaker=Speaker.COACH, text=text, locale=locale),)
