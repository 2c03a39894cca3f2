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


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in a picture that was brought out, or was not."""

    label: str
    found: bool


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to one matter in a picture."""

    label: str
    marks: tuple[Mark, ...]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A share in per cent of ``count`` things, beside the band from ``least`` to ``most``."""

    label: str
    count: int
    share: int
    least: int
    most: int


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing in the words of one language; how it looks is for the channel.

    ``description`` tells it to who cannot see it. ``told`` is the part of the message's text that
    says the same. ``found``, ``missed`` and ``shares`` explain what is drawn.
    """

    name: str
    title: str
    description: str
    told: str
    found: str
    missed: str
    shares: str
    strips: tuple[Strip, ...]
    bars: tuple[Bar, ...]


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
    picture: Picture | None = None

    @property
    def beside(self) -> str:
        """What is said beside the picture, where that is shown: all that it does not tell."""
        told = "" if self.picture is None else self.picture.told
        return self.text.replace(told, "", 1).strip() if told else self.text


#: The most bubbles one turn may bring: one of the customer, one of the coach.
MOST_MESSAGES = 2
