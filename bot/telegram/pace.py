"""Write to a chat no faster than Telegram lets through: a few at once, then one a second."""

import asyncio

#: The seconds that a message takes out of a chat's patience.
GAP = 1.0
#: How many messages a chat takes at once.
BURST = 4
#: After so many chats those are forgotten that have been quiet long enough.
MANY = 1000


class Pace:
    """The pace of every chat, in this process alone.

    One that holds for several processes takes its place by being asked in the same way.
    """

    def __init__(self) -> None:
        #: When each chat will have got over what it was sent, by the clock of the loop.
        self._over: dict[int, float] = {}

    async def keep(self, chat: int) -> None:
        """Return when one more message may go to a chat; at most ``GAP`` later for one waiting."""
        now = asyncio.get_running_loop().time()
        if len(self._over) > MANY:
            self._over = {each: over for each, over in self._over.items() if over > now}
        over = max(self._over.get(chat, now), now) + GAP
        self._over[chat] = over
        rest = over - now - BURST * GAP
        if rest > 0:
            await asyncio.sleep(rest)
