"""The lines to learn from as the rules alone read them, each with the label people gave it."""

import re
from pathlib import Path

import msgspec

from bot.evaluate.files import read_sets
from coach.gold.lines import GoldLine, Share, Style
from coach.judge.language import Language
from coach.judge.leaning_words import OWN
from coach.judge.leanings import signs
from coach.judge.locale import guess_locale
from coach.judge.pieces import by_rules
from coach.judge.spelling import spell
from coach.vocabulary import Act, Form, Locale, Spin
from tests.leanings.grams import grams

GOLD = Path(__file__).parents[2] / "playbooks" / "gold"
#: Lines written to learn from, never measured on: kind, form, text, what was heard before.
PRACTICE = Path(__file__).parent / "practice"
#: Lines that our own tests hold the judge to; each is learned from so many times.
ANCHORS = Path(__file__).parent / "anchors"
TIMES = 3
_AUTHOR = re.compile(
    r"gold-[a-z]+-([a-z])-(?!(?:open|closed|confirm|choice|leading)-).*|(practice-[0-9]+)-[0-9]+"
)
#: The rules were tuned on the lines before the authors', which say too much for them.
OLD = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line to learn from: what holds of it, and what it is."""

    author: str
    signs: frozenset[str]
    grams: frozenset[str]
    kind: str
    form: str | None


def author_of(entry: str) -> str:
    """Whose line it is by its id."""
    found = _AUTHOR.fullmatch(entry)
    return OLD if found is None else found[1] or found[2]


def tuning_lines(locale: Locale) -> tuple[GoldLine, ...]:
    """The lines of a language that may be learned from."""
    sets = (one for one in read_sets(GOLD) if one.locale is locale)
    return tuple(line for one in sets for line in one.lines if line.part is Share.TUNE)


def practice(locale: Locale) -> tuple[GoldLine, ...]:
    """The lines of a language written to learn from, each text once."""
    found: dict[str, GoldLine] = {}
    for path in sorted(PRACTICE.glob(f"{locale}-*.tsv")):
        author = path.stem.removeprefix(f"{locale}-")
        for number, written in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = _practised(f"practice-{author}-{number}", *written.split("\t"))
            found.setdefault(line.text, line)
    return tuple(found.values())


def _practised(name: str, kind: str, form: str, text: str, heard: str = "") -> GoldLine:
    asks = kind == OWN or kind in tuple(Spin)
    return GoldLine(
        id=name,
        text=text,
        act=Act.QUESTION if asks else Act(kind),
        spin=Spin(kind) if asks and kind != OWN else None,
        form=Form(form) if asks else None,
        heard=heard,
        style=Style.PHONE,
        part=Share.TUNE,
    )


def anchors(locale: Locale) -> tuple[GoldLine, ...]:
    """The lines of our own tests."""
    sets = (one for one in read_sets(ANCHORS) if one.locale is locale)
    return tuple(line for one in sets for line in one.lines)


def row(line: GoldLine, language: Language) -> Row | None:
    """What is learned from a line; None from one that cannot be understood."""
    message = language.normalise(line.text)
    locale = guess_locale(message.text)
    message = spell(message, locale)
    pieces = by_rules(language, message, locale)
    known = [one for one in pieces if one.judgement.act is not Act.UNCLEAR]
    if line.act is Act.UNCLEAR or not known:
        return None
    return Row(
        author=author_of(line.id),
        signs=frozenset(sign for one in known for sign in signs(one)),
        grams=grams(message.text, locale),
        kind=_kind(line),
        form=line.form if line.act is Act.QUESTION else None,
    )


def _kind(line: GoldLine) -> str:
    if line.act is not Act.QUESTION:
        return line.act.value
    return OWN if line.spin is None else line.spin.value
