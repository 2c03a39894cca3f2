"""The files that must fail, each with what it must say about itself."""

import re
from pathlib import Path
from typing import NamedTuple

from coach.compiler import catalogue
from coach.compiler.diagnostics import Mistake

FAILING = Path(__file__).parent / "failing"
PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
#: Folders beside the playbooks that hold something else.
OTHERS = ("gold", "rules")
_EXPECT = re.compile(rb"expect: (DL[0-9]{3}) ([0-9]+):([0-9]+)")
_REPEAT = re.compile(rb"repeat the last line: ([0-9]+)")


class Failing(NamedTuple):
    """A file whose first line tells the one diagnostic it yields: code, line, column."""

    name: str
    data: bytes
    expected: tuple[str, int, int]


def failing() -> list[Failing]:
    """Every failing file, in the order of the codes."""
    return [_read(path) for path in sorted(FAILING.rglob("*.yaml"))]


def _read(path: Path) -> Failing:
    data = path.read_bytes()
    head = data.replace(b"\0", b"")
    expect = _EXPECT.search(head)
    assert expect is not None, path
    repeat = _REPEAT.search(head)
    if repeat is not None:
        last = data.rstrip(b"\n").rsplit(b"\n", 1)[-1] + b"\n"
        data += last * (int(repeat[1]) - 1)
    code, line, column = expect.groups()
    name = path.relative_to(FAILING).as_posix()
    return Failing(name, data, (code.decode(), int(line), int(column)))


def mistakes() -> tuple[Mistake, ...]:
    """Every kind of mistake the compiler knows, by code."""
    found = (value for value in vars(catalogue).values() if isinstance(value, Mistake))
    return tuple(sorted(found, key=lambda mistake: mistake.code))


def built_in() -> list[Path]:
    """The playbooks that travel with the program."""
    return [path for path in sorted(PLAYBOOKS.rglob("*.yaml")) if path.parent.name not in OTHERS]
