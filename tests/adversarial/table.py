"""The table of tricks: what is typed, what it deserves, why."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from bot.supplies import renderer
from coach.vocabulary import Locale
from tests.adversarial.plays import drill, rehearsal, third_hint

TABLE = Path(__file__).with_name("table.yaml")
Judge = Literal["answer", "talk", "drill"]
JUDGES: tuple[Judge, ...] = ("answer", "talk", "drill")
#: How much of a trick the README shows.
SHOWN = 24
#: What stands there for a character that cannot be seen.
HIDDEN = "␣"


class Trick(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row; the words of ``says`` are filled in by ``lines``."""

    trick: dict[str, str]
    says: dict[str, tuple[str, ...]]
    reads: tuple[str, ...]
    why: dict[str, str]
    most: dict[Judge, int] = {}
    least: dict[Judge, int] = {}
    same: dict[str, str] = {}
    times: int = 1
    fill: int = 0
    hints: int = 0

    def lines(self, locale: Locale) -> tuple[str, ...]:
        """What is typed."""
        return tuple(self._line(said, locale) for said in self.says[locale.value])

    def _line(self, said: str, locale: Locale) -> str:
        if said.startswith("{") and said.endswith("}") and said.strip("{}").isalpha():
            return named(locale)[said.strip("{}")]
        return (said * self.fill)[: self.fill] if self.fill else said


@cache
def tricks() -> tuple[Trick, ...]:
    return msgspec.yaml.decode(TABLE.read_bytes(), type=tuple[Trick, ...])


def named(locale: Locale) -> Mapping[str, str]:
    """The lines that a rep can copy."""
    book, item = rehearsal(locale), drill(locale).items[0]
    return {
        "model": item.model.text,
        "ask": third_hint(locale),
        "objection": item.says[0].text,
        "greeting": book.greets.text,
        "answer": book.topics[0].problem.says.text,
    }


def rows(locale: Locale) -> Iterator[str]:
    """The table as the README of a language shows it."""
    yield {
        Locale.ZH: "| 招数 | 比如 | 算什么 | 接拒绝 | 一场演练 | 为什么 |",
        Locale.EN: "| trick | such as | read as | an objection | a talk | why |",
    }[locale]
    yield "|---|---|---|--:|--:|---|"
    for trick in tricks():
        cells = (
            trick.trick[locale],
            example(trick, locale),
            readings(trick, locale),
            points(trick, "drill"),
            points(trick, "talk"),
            trick.why[locale],
        )
        yield f"| {' | '.join(cells)} |"


def example(trick: Trick, locale: Locale) -> str:
    """The first line of a trick, cut, safe inside a table."""
    line = trick.lines(locale)[0].strip()
    line = "".join(char if char.isprintable() else HIDDEN for char in line)
    cut = line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "…"
    return f"`{cut.replace('|', '/').replace('`', '')}`"


def readings(trick: Trick, locale: Locale) -> str:
    family = ("spin" if len(read) == 1 else "act" for read in trick.reads)
    pairs = zip(family, trick.reads, strict=True)
    words = (renderer().text(f"words.{name}", locale, {"value": read}) for name, read in pairs)
    return " / ".join(word.strip() for word in words)


def points(trick: Trick, judge: Judge) -> str:
    """What a trick gets: at most, or from at least to at most."""
    most, least = trick.most.get(judge, 0), trick.least.get(judge, 0)
    if least == most:
        return str(most)
    return f"{least}–{most}" if least else f"≤ {most}"
