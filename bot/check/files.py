"""Find the files an author wants checked; read no more of them than may be read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from coach.compiler.gate import OF_RULES

_ENDINGS = {".yaml", ".yml"}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file by the name its author gave it, with its bytes: one too many when it is too large."""

    file: str
    path: Path
    data: bytes


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A path that cannot be checked, and why: ``nothing``, ``empty`` or ``unreadable``."""

    path: str
    why: str


def find(given: Sequence[str]) -> Iterator[Found | Missed]:
    """The files in the order given, those of a folder by name; each file once."""
    seen: set[Path] = set()
    for name in given:
        files = tuple(_files(name))
        if not files:
            yield Missed(path=name, why="empty" if Path(name).is_dir() else "nothing")
        for file, path in files:
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            yield _read(file, path)


def _files(name: str) -> Iterator[tuple[str, Path]]:
    path = Path(name)
    if path.is_file():
        yield name, path
    elif path.is_dir():
        for below in sorted(path.rglob("*")):
            if below.suffix in _ENDINGS and below.is_file():
                yield str(below), below


def _read(file: str, path: Path) -> Found | Missed:
    try:
        return Found(file=file, path=path, data=read(path))
    except OSError:
        return Missed(path=file, why="unreadable")


def read(path: Path) -> bytes:
    """The bytes of a file, no more than show that it is too large. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(OF_RULES.size + 1)
