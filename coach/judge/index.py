"""Find the plans that may be in a text, by the words it holds."""

from collections.abc import Mapping, Sequence

from coach.judge.plan import Plan

Keys = frozenset[int]


class Index:
    """Plans by the rarest words that each needs, so that most are never looked at."""

    def __init__(self, plans: Sequence[Plan], common: Mapping[int, int]) -> None:
        """``common`` tells how often each key occurs in speech."""
        self._always = [at for at, plan in enumerate(plans) if not plan.needed]
        #: By each key the plans that wait for it, and what each needs beside it.
        self._waiting: dict[int, list[tuple[int, Keys]]] = {}

        def commonness(keys: Keys) -> int:
            return sum(common[key] for key in keys)

        for at, plan in enumerate(plans):
            by_rarity = sorted(plan.needed, key=commonness)
            for key in by_rarity[0] if by_rarity else ():
                beside = by_rarity[1] if by_rarity[1:] else frozenset((key,))
                self._waiting.setdefault(key, []).append((at, beside))

    def awake(self, present: Keys) -> set[int]:
        """The plans, by their places, whose two rarest words are among those present."""
        waiting = self._waiting
        found = {
            at
            for key in waiting.keys() & present
            for at, beside in waiting[key]
            if not beside.isdisjoint(present)
        }
        return found.union(self._always) if self._always else found
