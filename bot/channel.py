"""What the outbox asks of a channel that cannot answer in place."""

from typing import Protocol

import msgspec


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """The channel took the parcel."""


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """Not now: to be tried again, after so many seconds when the channel names them."""

    why: str
    seconds: float | None = None


class Hopeless(msgspec.Struct, frozen=True, kw_only=True):
    """The channel will never take this parcel; ``silence``: nor any other for this person."""

    why: str
    silence: bool = False


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """The channel does not know us any more; nothing can be sent until the operator acts."""

    why: str


Delivery = Sent | Later | Hopeless | Cut


class Channel(Protocol):
    """A way to people that takes one parcel a call."""

    @property
    def namespace(self) -> str:
        """The namespace of the people it reaches."""

    async def deliver(self, to: str, body: bytes) -> Delivery:
        """Hand a parcel to the user ``to``, once; never raises what the channel answers."""
