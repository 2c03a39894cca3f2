"""How much one person may do in a while, as leaky buckets."""

from datetime import datetime

import msgspec


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """So many at once, and so many a second in the long run."""

    burst: int
    rate: float


#: Messages of one person: as fast as anybody types, and a good deal faster.
PACE = Limit(burst=60, rate=1.0)
#: Codes that open nothing: five a minute.
TRIES = Limit(burst=5, rate=5 / 60)


class Bucket(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left of what somebody did: ``level`` at the time ``at``.

    ``told``: that it runs over was said, and is not said again until half of it has leaked away.
    """

    level: float = 0.0
    at: datetime | None = None
    told: bool = False

    def leaked(self, limit: Limit, at: datetime) -> "Bucket":
        """The bucket at another time; a clock that went back takes nothing away and adds nothing.

        The earlier time is taken over, so that nobody has to wait for it to come round again.
        """
        passed = 0.0 if self.at is None else max((at - self.at).total_seconds(), 0.0)
        level = max(self.level - passed * limit.rate, 0.0)
        return Bucket(level=level, at=at, told=self.told and level > limit.burst / 2)

    def full(self, limit: Limit) -> bool:
        """Whether one more would run over."""
        return self.level + 1 > limit.burst

    def filled(self) -> "Bucket":
        """The bucket with one more in it."""
        return msgspec.structs.replace(self, level=self.level + 1)

    def warned(self) -> "Bucket":
        """The bucket of which its owner has been told that it is full."""
        return msgspec.structs.replace(self, told=True)
