"""The lines to learn from as the rules alone read them, each with the label people gave it."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.evaluate.files import read_sets
from coach.gold.lines import GoldLine, Share, Style
from coach.judge.answer import meant
from coach.judge.language import Language
from coach.judge.leaning_words import MARKS, NAMES, OWN, Subject
from coach.judge.leanings import signs
from coach.judge.locale import guess_locale
from coach.judge.move_words import LABELS as MOVE_LABELS
from coach.judge.move_words import signs as signs_of
from coach.judge.pieces import by_rules
from coach.judge.spelling import spell
from coach.vocabulary import Act, Area, Form, Locale, Spin, Technique
from tests.leanings.grams import grams

GOLD = Path(__file__).parents[2] / "playbooks" / "gold"
#: Lines written to learn from, never measured on: kind, form, text, what was heard before, and of
#: some the marks (by comma or ``-``).
PRACTICE = Path(__file__).parent / "practice"
#: Lines that our own tests hold the judge to (and ``marked/*-0.tsv``); each is learned from so many
#: times.
ANCHORS = Path(__file__).parent / "anchors"
TIMES = 3
#: Lines written to learn marks from: the marks, text.
MARKED = Path(__file__).parent / "marked"
#: Lines of answers written to learn moves from: the moves (by comma or ``-``), objection, text.
ANSWERED = Path(__file__).parent / "moves"
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


#: What rules say of marks.
LABELS = frozenset(MARKS.values())
#: Of these questions marks tell the sides alone.
SIDED = (Spin.IMPLICATION, Spin.NEED_PAYOFF)
SIDES = frozenset(map(str, Area))
#: A text has one at most; of a line of the gold set that presses they are all that is told.
CLOSES = frozenset(map(str, Technique))
#: What no plain question about his affairs has.
NOT_ASKED = frozenset(
    (
        *("concedes", "trades", "holds", "improper", "treats", "own_failure", "accusing"),
        *("keeps_time", "keeps_promise", "saves_face", "verify_later", "farewell"),
        *CLOSES,
    )
)


class MarkedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line to learn marks or moves from.

    Those of ``known`` that it does not have do not hold of it.
    """

    author: str
    signs: frozenset[str]
    grams: frozenset[str]
    known: frozenset[str]
    marks: frozenset[str]


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


def _practised(
    name: str, kind: str, form: str, text: str, heard: str = "", _marks: str = ""
) -> GoldLine:
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


def marked(locale: Locale, language: Language) -> Iterator[MarkedRow]:
    """The lines of a language to learn marks from."""
    for author, known, marks, text in _marked(locale):
        message = spell(language.normalise(text), locale)
        pieces = by_rules(language, message, locale)
        said = dict.fromkeys(sign for one in pieces for sign in signs(one))
        yield MarkedRow(
            author=author,
            # What rules find needs no words; so these learn to do without.
            signs=frozenset(sign for sign in said if sign.removesuffix(" strong") not in LABELS),
            grams=grams(message.text, locale),
            known=known,
            marks=frozenset(marks.split(",")) & known,
        )


def answered(locale: Locale, language: Language) -> Iterator[MarkedRow]:
    """The lines of a language to learn moves from; what cannot be understood makes none."""
    moves = frozenset(NAMES[Subject.MOVES])
    for author, made, text in answer_lines(locale):
        said = meant(language, text, locale)
        hits = (hit for one in said.sentences() for hit in language.hits(one, locale))
        yield MarkedRow(
            author=author,
            signs=frozenset(signs_of(hits)) - MOVE_LABELS,
            grams=grams(said.text, locale),
            known=moves,
            marks=frozenset(made.split(",")) & moves,
        )


def answer_lines(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Author, moves and text of each line written to learn moves from."""
    for path in sorted(ANSWERED.glob(f"{locale}-*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            made, _objection, text = line.split("\t")
            yield f"answered {path.stem}", made, text
    for one in practice(locale):
        if one.act is Act.UNCLEAR:
            yield author_of(one.id), "-", one.text


#: Author, what the marks tell of, marks, text.
_Told = tuple[str, frozenset[str], str, str]


def _marked(locale: Locale) -> Iterator[_Told]:
    for path in sorted(MARKED.glob(f"{locale}-*.tsv")):
        told = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        once = [(f"marked {path.stem}", frozenset(MARKS), marks, text) for marks, text in told]
        yield from once * (TIMES if path.stem == f"{locale}-0" else 1)
    for path in sorted(PRACTICE.glob(f"{locale}-*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield from _beside(path.stem, *line.split("\t"))
    for one in tuning_lines(locale):
        if one.act is Act.PRESSURE:
            yield f"gold {author_of(one.id)}", CLOSES, one.technique or "-", one.text


def _beside(
    author: str, kind: str, form: str, text: str, _heard: str = "", marks: str = ""
) -> Iterator[_Told]:
    """What the marks of a practice line tell, if anything.

    Of I and N questions they tell the sides alone; a plain question has none of NOT_ASKED.
    """
    known = NOT_ASKED if kind in tuple(Spin) and form != Form.LEADING else frozenset()
    if marks:
        known |= SIDES if kind in SIDED else frozenset(MARKS)
    if known:
        yield author, known, marks or "-", text


def row(line: GoldLine, language: Language) -> Row | None:
    """What is learned from a line; None from a heap of words."""
    message = language.normalise(line.text)
    locale = guess_locale(message.text)
    message = spell(message, locale)
    pieces = by_rules(language, message, locale)
    clear = [one for one in pieces if one.judgement.act is not Act.UNCLEAR]
    known = clear or [one for one in pieces if not one.heap]
    if not known:
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
