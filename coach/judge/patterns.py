"""The pattern language that authors write, read into what a matcher looks for.

Literal text is plain (``normalise``). ``…`` or ``...`` is a gap inside one sentence (Chinese at
most 12 characters, English at most 8 words), ``(a|b)`` alternatives, ``(a|b)?`` optional,
``{name}`` a word list, ``^`` the start and ``$`` the end of the sentence whatever marks stand
there, ``#`` a number (in Chinese of at most
16 characters). In English a blank is any white space or hyphen, literals are whole words,
and a trailing ``*`` takes any ending. All else is literal.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from coach.judge.normalise import Simplify, identity, plain
from coach.judge.spelling import spell_word
from coach.vocabulary import Locale

Lists = Mapping[str, tuple[str, ...]]

LONGEST = 800
DEEPEST = 3
#: The most wordings that the brackets of one pattern may stand for.
MOST_WORDINGS = 6000
#: The most wordings that are looked for as one; brackets beyond them are looked for one by one.
MOST_AT_ONCE = 100
_TOKEN = re.compile(r"\.\.\.|[…()|{}#^$]")
_LIST = re.compile(r"\{([^{}]*)\}")
_ENDING = re.compile(r"(?<=[a-z0-9])\*")
#: What is one blank in English: white space, and the hyphen inside a word.
BLANK = re.compile(r"\s+|(?<=\w)-(?=\w)")


class Fault(msgspec.Struct, frozen=True):
    """What is wrong in a pattern: a word the compiler knows, a 1-based column, what stands there.

    The words: ``too-long too-deep too-many open-bracket stray empty gap-in-brackets anchor-inside
    unknown-list sign-in-list``.
    """

    problem: str
    column: int
    found: str = ""


class Atom(msgspec.Struct, frozen=True):
    """Words as they stand in a plain text; ``open``: any ending of the last one goes too.

    Empty words stand for a number.
    """

    words: str = ""
    open: bool = False


#: One wording: atoms that follow each other without anything between.
Wording = tuple[Atom, ...]
NUMBER = Atom()


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """Wordings of which one must occur: after a gap, or right behind what went before.

    An ``optional`` one may also be missing.
    """

    wordings: tuple[Wording, ...]
    gap: bool = False
    optional: bool = False


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Elements in order; ``starts`` and ``ends``: nothing but marks before, or behind them."""

    locale: Locale
    elements: tuple[Element, ...]
    starts: bool = False
    ends: bool = False


class _Wrong(Exception):  # noqa: N818  never leaves this module: a Fault on its way out
    def __init__(self, problem: str, at: int, found: str = "") -> None:
        super().__init__(problem)
        self.fault = Fault(problem, at + 1, found)


def parse_pattern(
    text: str, locale: Locale, lists: Lists, simplify: Simplify = identity
) -> Pattern | Fault:
    """Read the pattern of an author, or tell the first thing wrong with it. Never raises."""
    if len(text) > LONGEST:
        return Fault("too-long", LONGEST + 1)
    try:
        return _Parser(text, locale, lists, simplify).pattern()
    except _Wrong as wrong:
        return wrong.fault


class _Parser:
    """One walk through one pattern."""

    def __init__(self, text: str, locale: Locale, lists: Lists, simplify: Simplify) -> None:
        self._text = text
        self._locale = locale
        self._lists = lists
        self._simplify = simplify
        self._at = 0

    def pattern(self) -> Pattern:
        """Read the whole pattern: pieces between gaps, in order."""
        starts = self._take("^")
        pieces = [tuple(self._piece())]
        while self._take("…", "..."):
            pieces.append(tuple(self._piece()))
        ends = self._take("$")
        if self._at < len(self._text):
            found = self._text[self._at]
            raise _Wrong("anchor-inside" if found in "^$" else "stray", self._at, found)
        elements = _chained([piece for piece in pieces if piece])
        if not elements:
            raise _Wrong("empty", 0)
        return Pattern(locale=self._locale, elements=elements, starts=starts, ends=ends)

    def _piece(self) -> Iterator[Element]:
        """What stands up to the next gap: as few elements as the limit allows."""
        together: tuple[Wording, ...] = ((),)
        for wordings in self._items(0):
            if together != ((),) and len(together) * len(wordings) > MOST_AT_ONCE:
                yield _element(together)
                together = ((),)
            together = _product(together, wordings)
        if together != ((),):
            yield _element(together)

    def _items(self, depth: int) -> Iterator[tuple[Wording, ...]]:
        """Literals, numbers, lists, brackets up to what ends them, each as its wordings."""
        while self._at < len(self._text):
            token = _TOKEN.match(self._text, self._at)
            if token is None:
                yield (self._literal(),)
            elif token.group() == "#":
                self._at += 1
                yield ((NUMBER,),)
            elif token.group() in "({":
                yield self._bracket(depth)
            else:
                return

    def _literal(self) -> Wording:
        token = _TOKEN.search(self._text, self._at)
        end = token.start() if token else len(self._text)
        words, self._at = self._text[self._at : end], end
        return literal(words, self._locale, self._simplify)

    def _bracket(self, depth: int) -> tuple[Wording, ...]:
        listed = self._text[self._at] == "{"
        wordings = self._list() if listed else self._alternatives(depth + 1)
        return (*wordings, ()) if self._take("?") else wordings

    def _alternatives(self, depth: int) -> tuple[Wording, ...]:
        opened = self._at
        if depth > DEEPEST:
            raise _Wrong("too-deep", opened, "(")
        self._at += 1
        options: list[Wording] = []
        while True:
            options += self._option(depth, opened)
            closes = self._text[self._at]
            self._at += 1
            if closes == ")":
                return tuple(dict.fromkeys(options))

    def _option(self, depth: int, opened: int) -> tuple[Wording, ...]:
        """One alternative as its wordings, up to the sign that ends it."""
        start = self._at
        wordings: tuple[Wording, ...] = ((),)
        for item in self._items(depth):
            if len(wordings) * len(item) > MOST_WORDINGS:
                raise _Wrong("too-many", opened, "(")
            wordings = _product(wordings, item)
        if self._at >= len(self._text):
            raise _Wrong("open-bracket", opened, "(")
        closes = self._text[self._at]
        if closes not in "|)":
            problem = "anchor-inside" if closes in "^$" else "gap-in-brackets"
            raise _Wrong("stray" if closes == "}" else problem, self._at, closes)
        if () in wordings:
            raise _Wrong("empty", start)
        return wordings

    def _list(self) -> tuple[Wording, ...]:
        named = _LIST.match(self._text, self._at)
        if named is None:
            raise _Wrong("open-bracket", self._at, "{")
        words = self._lists.get(named.group(1))
        if words is None:
            raise _Wrong("unknown-list", self._at, named.group(1))
        self._at = named.end()
        return tuple(literal(word, self._locale, self._simplify) for word in words)

    def _take(self, *signs: str) -> bool:
        for sign in signs:
            if self._text.startswith(sign, self._at):
                self._at += len(sign)
                return True
        return False


@lru_cache(maxsize=1 << 16)
def literal(words: str, locale: Locale, simplify: Simplify = identity) -> Wording:
    """Literal text as one wording; in English spelled out, and endings open where ``*`` stands."""
    # A leading letter keeps the blank that normalising would strip.
    text = plain("x" + words, simplify)[1:]
    if locale is Locale.ZH:
        return (Atom(text),) if text else ()
    *stems, last = _ENDING.split(BLANK.sub(" ", spell_word(text)))
    atoms = (*(Atom(stem, open=True) for stem in stems), Atom(last))
    return tuple(atom for atom in atoms if atom.words)


def literal_fault(words: str) -> Fault | None:
    """Tell what keeps words from standing in a word list: they are literal there."""
    sign = _TOKEN.search(words)
    return None if sign is None else Fault("sign-in-list", sign.start() + 1, sign.group())


def _product(left: tuple[Wording, ...], right: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Every wording of the one followed by every wording of the other."""
    return tuple(dict.fromkeys(_joined(one, other) for one in left for other in right))


def _joined(left: Wording, right: Wording) -> Wording:
    """Two wordings as one; plain words that meet become one atom."""
    if not (left and right):
        return left + right
    last, first = left[-1], right[0]
    if last.open or not (last.words and first.words):
        return left + right
    return (*left[:-1], Atom(last.words + first.words, open=first.open), *right[1:])


def _element(wordings: tuple[Wording, ...]) -> Element:
    said = tuple(wording for wording in wordings if wording)
    return Element(wordings=said, optional=len(said) < len(wordings))


def _chained(pieces: list[tuple[Element, ...]]) -> tuple[Element, ...]:
    """The elements of all pieces in a row, a gap before each piece but the first.

    What may be missing at either end of all adds nothing across a gap, and goes.
    """
    while len(pieces) > 1 and all(element.optional for element in pieces[0]):
        pieces = pieces[1:]
    while len(pieces) > 1 and all(element.optional for element in pieces[-1]):
        pieces = pieces[:-1]
    if all(element.optional for piece in pieces for element in piece):
        return ()
    gapped = (msgspec.structs.replace(piece[0], gap=True) for piece in pieces[1:])
    rests = [
        pieces[0],
        *((first, *piece[1:]) for first, piece in zip(gapped, pieces[1:], strict=True)),
    ]
    return tuple(element for piece in rests for element in piece)
