"""What comes into the service and what goes out, whatever the channel."""

from datetime import datetime

import msgspec

from coach.effects import Facts
from coach.vocabulary import Kind, Locale, Speaker


class Address(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Where a person writes from: a namespace (terminal, webhook:<key id> …), a user in it."""

    namespace: str
    user: str


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be told to a person because of what he did, without any turn: a prompt."""

    prompt: str
    facts: Facts = {}


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A checked playbook that is to be published: the bytes as they were sent, and what it is.

    ``team`` is whom it is for, None: for those its sender publishes for; only an owner may choose.
    """

    source: bytes
    locale: Locale
    playbook: str
    kind: Kind
    title: str
    team: str | None = None


class Inbound(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a person. ``message_id`` is unique within the address's namespace.

    One of ``text``, ``choice``, ``notice`` and ``candidate`` is given. ``digest`` is the SHA-256 of
    the body that carried it: the same id with another digest is a conflict. ``locale`` is taken for
    a new person only. ``step`` is the one for which a pressed choice was offered, None where nobody
    knows. ``name`` is what the channel calls the person, empty where it does not.
    """

    address: Address
    message_id: str
    digest: str
    at: datetime
    text: str | None = None
    choice: str | None = None
    locale: Locale | None = None
    step: int | None = None
    notice: Notice | None = None
    candidate: Candidate | None = None
    name: str = ""


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """A choice as a person sees it."""

    id: str
    label: str


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A text file that goes with a message."""

    name: str
    text: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How a session ended: its points, where it gives any, and the name of its outcome."""

    score: int | None
    outcome: str | None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One bubble. ``rule`` names the rule that brought it, None for small talk of the shell.

    ``numbered``: a bare number typed picks one of the choices. ``locale`` is what the coach
    speaks, None where nobody knows. ``step`` is the one for which the choices are offered.
    ``verdict`` stands on the bubble that debriefs a session.
    """

    speaker: Speaker
    text: str
    choices: tuple[Button, ...] = ()
    rule: str | None = None
    attachment: Attachment | None = None
    numbered: bool = True
    locale: Locale | None = None
    step: int | None = None
    verdict: Verdict | None = None


#: The most bubbles one turn may bring: one of the customer, one of the coach.
MOST_MESSAGES = 2
