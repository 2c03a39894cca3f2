"""Find where the elements of patterns stand in a text, each looked for at most once."""

from collections.abc import Callable, Sequence

from coach.judge.patterns import Atom, Wording
from coach.judge.scan import Scan, Spots


class Steps:
    """The elements of many patterns: those of the same wordings are one."""

    def __init__(self, key_of: Callable[[Atom], int]) -> None:
        self._key_of = key_of
        self._steps: dict[tuple[Wording, ...], Step] = {}

    def step(self, wordings: tuple[Wording, ...]) -> "Step":
        """The element of some wordings."""
        step = self._steps.get(wordings)
        if step is None:
            step = Step(len(self._steps), wordings, self._key_of)
            self._steps[wordings] = step
        return step


class Step:
    """One element, its words by the keys of a matcher."""

    def __init__(
        self, number: int, wordings: tuple[Wording, ...], key_of: Callable[[Atom], int]
    ) -> None:
        self._number = number
        #: By the key of their first words the wordings, each with its rank; those that begin with
        #: a number apart, each with the key of the first words behind it, if any.
        self._by_key: dict[int, list[tuple[int, Wording]]] = {}
        self._numbers: list[tuple[int, Wording, int | None]] = []
        triggers: list[int | None] = []
        for rank, wording in enumerate(wordings):
            key = next((key_of(atom) for atom in wording if atom.words), None)
            triggers.append(key)
            if key is None or not wording[0].words:
                self._numbers.append((rank, wording, key))
            else:
                self._by_key.setdefault(key, []).append((rank, wording))
        self._keys = set(self._by_key)
        #: Keys of which one occurs wherever the element does; none when a bare number will do.
        self.triggers = frozenset(
            key for key in triggers if key is not None and None not in triggers
        )
        #: Whether all its wordings are words alone, so that each key is all of one.
        self.plain = not self._numbers and all(
            len(wording) == 1 and not wording[0].open for wording in wordings
        )

    def spots(self, scan: Scan) -> Spots:
        """Where it stands, the leftmost first; at one place the wording written first."""
        found = scan.spots.get(self._number)
        if found is None:
            found = scan.spots[self._number] = self._look(scan)
        return found

    def _look(self, scan: Scan) -> Spots:
        keys = self._keys & scan.present
        if not self.plain:
            return self._follow(keys, scan)
        if len(keys) == 1:
            return scan.places[keys.pop()]
        begun = sorted(
            (spot[0], self._by_key[key][0][0], spot) for key in keys for spot in scan.places[key]
        )
        return [spot for _, _, spot in begun]

    def _follow(self, keys: set[int], scan: Scan) -> Spots:
        """Where it stands whose wordings are more than words."""
        begun = [
            (start, rank, wording)
            for key in keys
            for rank, wording in self._by_key[key]
            for start, _ in scan.places[key]
        ]
        for rank, wording, key in self._numbers:
            if key is None or key in scan.present:
                begun += ((start, rank, wording) for start in scan.numbers)
        begun.sort()
        return [(start, end) for start, _, wording in begun for end in ends(wording, start, scan)]


def ends(wording: Wording, start: int, scan: Scan) -> Sequence[int]:
    """Where a wording ends whose first words stand at a place; a number may end in several."""
    first, *rest = wording
    reached = _ends(first, start, scan)
    for atom in rest:
        reached = [
            end
            for at in reached
            if scan.has(atom.words, at, open_=atom.open)
            for end in _ends(atom, at, scan)
        ]
    return reached


def _ends(atom: Atom, start: int, scan: Scan) -> Sequence[int]:
    if not atom.words:
        return scan.numbers.get(start, ())
    end = start + len(atom.words)
    return (scan.ending(end) if atom.open else end,)
