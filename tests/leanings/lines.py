"""The tuning lines as the rules alone read them, each piece with the label people gave it."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.evaluate.files import read_sets
from coach.gold.lines import GoldLine, Share
from coach.judge.language import Language
from coach.judge.leaning_words import OWN
from coach.judge.leanings import kind_of, signs
from coach.judge.locale import guess_locale
from coach.judge.spelling import spell
from coach.judge.utterance import Judged, by_rules
from coach.vocabulary import Act, Locale
from tests.leanings.grams import grams

GOLD = Path(__file__).parents[2] / "playbooks" / "gold"
#: Lines that our own tests hold the judge to; each is learned from so many times.
ANCHORS = Path(__file__).parent / "anchors"
TIMES = 3
_AUTHOR = re.compile(r"gold-[a-z]+-([a-z])-(?!(?:open|closed|confirm|choice|leading)-).*")
#: The rules were tuned on the lines before the authors', which say too much for them.
OLD = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One piece to learn from: what holds of it, and what it is."""

    author: str
    signs: frozenset[str]
    grams: frozenset[str]
    kind: str
    form: str | None


def author_of(entry: str) -> str:
    """Whose line it is by its id."""
    found = _AUTHOR.fullmatch(entry)
    return found[1] if found else OLD


def tuning_lines(locale: Locale) -> tuple[GoldLine, ...]:
    """The lines of a language that may be learned from."""
    sets = (one for one in read_sets(GOLD) if one.locale is locale)
    return tuple(line for one in sets for line in one.lines if line.part is Share.TUNE)


def anchors(locale: Locale) -> tuple[GoldLine, ...]:
    """The lines of our own tests."""
    sets = (one for one in read_sets(ANCHORS) if one.locale is locale)
    return tuple(line for one in sets for line in one.lines)


def row(line: GoldLine, language: Language) -> Row | None:
    """What is learned from a line; None from one that cannot be understood.

    Of several pieces it is the one the rules call what people call the line, else the last that
    asks for a question, the first for anything else.
    """
    message = language.normalise(line.text)
    locale = guess_locale(message.text)
    pieces = by_rules(language, spell(message, locale), locale)
    known = [one for one in pieces if one.judgement.act is not Act.UNCLEAR]
    if line.act is Act.UNCLEAR or not known:
        return None
    kind = _kind(line)
    piece = next(_candidates(known, line, kind))
    return Row(
        author=author_of(line.id),
        signs=frozenset(signs(piece.judgement, piece.scores)),
        grams=grams(piece.sentence.text, locale),
        kind=kind,
        form=line.form if line.act is Act.QUESTION else None,
    )


def _candidates(known: list[Judged], line: GoldLine, kind: str) -> Iterator[Judged]:
    yield from (one for one in known if kind_of(one.judgement) == kind)
    if line.act is Act.QUESTION:
        yield from (one for one in reversed(known) if one.scores.of("sign:asks") > 0)
        yield known[-1]
    yield known[0]


def _kind(line: GoldLine) -> str:
    if line.act is not Act.QUESTION:
        return line.act.value
    return OWN if line.spin is None else line.spin.value
