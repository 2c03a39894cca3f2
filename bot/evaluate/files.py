"""Read the gold set from its files."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from bot.errors import GoldBroken
from coach.gold.lines import GoldAnswer, GoldLine, GoldSet, problems
from coach.vocabulary import Locale

FORMAT = 1


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file before its entries are looked at."""

    format: int
    kind: str
    of: str
    locale: Locale
    lines: list[object]


def read_sets(folder: Path) -> tuple[GoldSet, ...]:
    """One set for each language that has files, in the order of the languages.

    Raises GoldBroken with the file and the entry at the first thing that cannot be used.
    """
    files = tuple((path, _head(path)) for path in sorted(folder.glob("*.yaml")))
    if not files:
        raise GoldBroken(file=str(folder), entry="", why="no_files", detail="")
    sets = []
    for locale in Locale:
        of_locale = [(path, file) for path, file in files if file.locale is locale]
        if of_locale:
            sets.append(_set(locale, of_locale))
    return tuple(sets)


def _head(path: Path) -> _File:
    try:
        file = msgspec.yaml.decode(path.read_bytes(), type=_File)
    except (msgspec.DecodeError, OSError) as error:
        raise GoldBroken(file=path.name, entry="", why="unreadable", detail=str(error)) from error
    if (file.format, file.kind) != (FORMAT, "gold") or file.of not in ("utterances", "answers"):
        raise GoldBroken(file=path.name, entry="", why="not_gold", detail="")
    return file


def _set(locale: Locale, files: list[tuple[Path, _File]]) -> GoldSet:
    lines: list[GoldLine] = []
    answers: list[GoldAnswer] = []
    for path, file in files:
        for number, plain in enumerate(file.lines, start=1):
            entry = _entry(plain, number, path.name, file.of)
            if isinstance(entry, GoldLine):
                lines.append(entry)
            else:
                answers.append(entry)
    gold = GoldSet(locale=locale, lines=tuple(lines), answers=tuple(answers))
    for problem in problems(gold):
        raise GoldBroken(file=locale.value, entry=problem.entry, why=problem.why, detail="")
    return gold


def _entry(plain: object, number: int, file: str, of: str) -> GoldLine | GoldAnswer:
    kind: type[GoldLine | GoldAnswer] = GoldLine if of == "utterances" else GoldAnswer
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        name = plain.get("id") if isinstance(plain, Mapping) else None
        entry = f"{number}" if name is None else f"{number} ({name})"
        raise GoldBroken(file=file, entry=entry, why="entry", detail=str(error)) from error
