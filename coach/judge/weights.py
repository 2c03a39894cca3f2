"""Whole-number weights by names: how they are written, read and added up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from struct import Struct
from typing import TypeVar

#: What something weighs for each name; no name, no weight.
Weights = Mapping[str, int]
Found = TypeVar("Found")
_MIDDLE = 1 << 31


@cache
def weights_shape(names: tuple[str, ...]) -> str:
    """The shape, for ``re``, of weights as they are written: each name once, in this order."""
    one = (rf"(?:{re.escape(name)} -?[0-9]{{1,3}}(?:, (?=\S)|$))?" for name in names)
    return rf"(?=\S){''.join(one)}$"


def weights_of(written: str) -> Weights:
    """Read weights of that shape: ``I 8, P -3``."""
    parts = (one.split(" ") for one in written.split(", "))
    return {name: int(weight) for name, weight in parts}


def as_written(weights: Weights, names: Sequence[str]) -> str:
    """Write weights down, in the order of the names."""
    return ", ".join(f"{name} {weights[name]}" for name in sorted(weights, key=names.index))


class Written(Mapping[str, Weights]):
    """Weights of many words, each read when somebody asks for it: most are never needed."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    def __getitem__(self, word: str) -> Weights:
        """What a word weighs; KeyError for one that is not there."""
        return weights_of(self._lines[word])

    def __iter__(self) -> Iterator[str]:
        """The words, as they stand in the file."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._lines)


class Ready(dict[int, Found]):
    """What is worked out for a number once, when it is first asked for."""

    def __init__(self, work: Callable[[int], Found]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, number: int) -> Found:
        """Work it out, and keep it."""
        found = self[number] = self._work(number)
        return found


class Lanes:
    """Weights of many names in one number, each with 32 bits of its own from the middle up."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._bits = {name: 32 * at for at, name in enumerate(names)}
        self._struct = Struct(f"<{len(names)}I")
        self._bias = sum(_MIDDLE << at for at in self._bits.values())

    def packed(self, weights: Weights) -> int:
        """One number for all weights, each by one of the names."""
        bits = self._bits
        return sum([weight << bits[name] for name, weight in weights.items()])

    def unpacked(self, total: int) -> tuple[int, ...]:
        """The sum of each name, in their order, from the sum of packed numbers."""
        whole = (total + self._bias).to_bytes(self._struct.size, "little")
        return tuple([lane - _MIDDLE for lane in self._struct.unpack(whole)])
