"""Count the failing tries of each caller for a while."""

from collections import OrderedDict
from datetime import datetime, timedelta

#: The most failing tries of one caller within the span.
MOST = 5
SPAN = timedelta(minutes=1)
#: The most callers that are remembered; the one heard of longest ago is forgotten first.
MOST_CALLERS = 4096


class Tries:
    """Failing tries by caller, in this process alone; never more than so many callers."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[datetime, ...]] = OrderedDict()

    def begin(self, caller: str, at: datetime) -> bool:
        """Whether a caller may try once more; the try counts as failed until it is forgiven."""
        made = tuple(each for each in self._made.pop(caller, ()) if at - each < SPAN)
        allowed = len(made) < MOST
        self._made[caller] = (*made, at) if allowed else made
        while len(self._made) > MOST_CALLERS:
            self._made.popitem(last=False)
        return allowed

    def forgive(self, caller: str, at: datetime) -> None:
        """A try that was begun at this time did not fail."""
        made = list(self._made.get(caller, ()))
        if at in made:
            made.remove(at)
            self._made[caller] = tuple(made)
