"""Find in a message the code that it brings to be spent."""

import re

import msgspec

from bot.commands.aliases import LANGUAGES, SPEND
from bot.commands.understand import Command, folded, understand

#: 128 random bits as every link takes them.
CODE = re.compile(r"[A-Za-z0-9_-]{22}")
#: The longest message in which a code is looked for.
_MOST = 200


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """A code, and the command that brought it: empty for a bare one."""

    code: str
    command: str = ""

    @property
    def masked(self) -> str:
        """What is shown of the message."""
        return f"/{self.command} …" if self.command else "…"

    @property
    def shaped(self) -> bool:
        """Whether it looks like a code at all."""
        return CODE.fullmatch(self.code) is not None


def brought(text: str | None, *, known: bool) -> Brought | None:
    """The code in a message, None when it brings none.

    ``known``: he who writes may come in already. Then what follows a start is a code only when it
    looks like one; of a stranger it is whatever is no language.
    """
    stripped = "" if text is None else text.strip()
    if not stripped or len(stripped) > _MOST:
        return None
    if CODE.fullmatch(stripped):
        return Brought(code=stripped)
    intent = understand(stripped, (), numbered=False)
    if not isinstance(intent, Command) or intent.name not in SPEND or not intent.argument:
        return None
    found = Brought(code=intent.argument, command=intent.name)
    if found.shaped or intent.name == "link":
        return found
    return None if known or folded(intent.argument) in LANGUAGES else found
