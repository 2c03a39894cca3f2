"""Who asks something of the shell."""

from datetime import datetime

import msgspec

from bot.access import VOUCHED, Standing


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, from which namespace, and when."""

    standing: Standing
    namespace: str
    at: datetime

    @property
    def vouched(self) -> bool:
        """Whether his standing is that of the place he writes from, and no invite gave it."""
        return self.namespace in VOUCHED

    @property
    def minds_a_team(self) -> bool:
        """Whether he is to be told what a manager can do here."""
        return self.standing.manages and not self.vouched
