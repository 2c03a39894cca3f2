"""The pattern language that authors write, turned into linear-time expressions.

Literal text is plain (``normalise``). ``…`` or ``...`` is a gap inside one sentence (Chinese at
most 12 characters, English at most 8 words), ``(a|b)`` alternatives, ``(a|b)?`` optional,
``{name}`` a word list, ``^`` the start and ``$`` the end of the sentence whatever marks stand
there, ``#`` a number. In English a blank is any white space, literals are whole words, and a
trailing ``*`` takes any ending. All else is literal.
"""

import re
from collections.abc import Mapping

import msgspec

from coach.judge.normalise import Simplify, identity, plain
from coach.vocabulary import Locale

Lists = Mapping[str, tuple[str, ...]]

LONGEST = 800
DEEPEST = 3
_GAP = {Locale.ZH: r".{0,12}?", Locale.EN: r"(?:[^\w\n]*[\w'-]+){0,8}?[^\w\n]*?"}
_NUMBER = {
    Locale.ZH: r"(?:[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百千万亿半]+)",
    Locale.EN: (
        r"\b(?:[0-9][0-9.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten"
        r"|twelve|fifteen|twenty|thirty|forty|fifty|dozen|hundred|thousand)\b"
    ),
}
_START, _END = r"^[^\pL\pN]*", r"[^\pL\pN]*$"
_TOKEN = re.compile(r"\.\.\.|[…()|{}#^$]")
_LIST = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"([a-z0-9]+(?:'[a-z0-9]+)*)(\*?)|(\s+)|(.)", re.DOTALL)


class Fault(msgspec.Struct, frozen=True):
    """What is wrong in a pattern: a word the compiler knows, a 1-based column, what stands there.

    The words: ``too-long too-deep open-bracket stray empty gap-in-brackets anchor-inside
    unknown-list sign-in-list``.
    """

    problem: str
    column: int
    found: str = ""


class Pattern(msgspec.Struct, frozen=True):
    """A compiled pattern: its linear-time source, and the pieces that every match must hold."""

    source: str
    pieces: tuple[str, ...]


class _Wrong(Exception):  # noqa: N818  never leaves this module: a Fault on its way out
    def __init__(self, problem: str, at: int, found: str = "") -> None:
        super().__init__(problem)
        self.fault = Fault(problem, at + 1, found)


def parse_pattern(
    text: str, locale: Locale, lists: Lists, simplify: Simplify = identity
) -> Pattern | Fault:
    """Compile the pattern of an author, or tell the first thing wrong with it. Never raises."""
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
        source = _START if self._take("^") else ""
        pieces: list[str] = []
        while True:
            piece, needed = self._sequence(0)
            source += piece
            if needed:
                pieces.append(piece)
            if not self._take("…", "..."):
                break
            source += _GAP[self._locale]
        if self._take("$"):
            source += _END
        if self._at < len(self._text):
            found = self._text[self._at]
            raise _Wrong("anchor-inside" if found in "^$" else "stray", self._at, found)
        if not pieces:
            raise _Wrong("empty", 0)
        return Pattern(source, tuple(pieces))

    def _sequence(self, depth: int) -> tuple[str, bool]:
        """Literals, numbers, lists, brackets up to what ends them; whether a match needs any."""
        source, needed = "", False
        while self._at < len(self._text):
            token = _TOKEN.match(self._text, self._at)
            if token is None:
                piece, must = self._literal(), True
            elif token.group() == "#":
                self._at += 1
                piece, must = _NUMBER[self._locale], True
            elif token.group() in "({":
                piece, must = self._bracket(depth)
            else:
                break
            source, needed = source + piece, needed or must
        return source, needed

    def _literal(self) -> str:
        token = _TOKEN.search(self._text, self._at)
        end = token.start() if token else len(self._text)
        words, self._at = self._text[self._at : end], end
        return literal_source(words, self._locale, self._simplify)

    def _bracket(self, depth: int) -> tuple[str, bool]:
        if self._text[self._at] == "{":
            source, must = self._list(), True
        else:
            source, must = self._alternatives(depth + 1)
        if self._take("?"):
            return f"(?:{source})?", False
        return f"(?:{source})", must

    def _alternatives(self, depth: int) -> tuple[str, bool]:
        opened = self._at
        if depth > DEEPEST:
            raise _Wrong("too-deep", opened, "(")
        self._at += 1
        options: list[str] = []
        while True:
            start = self._at
            source, needed = self._sequence(depth)
            if self._at >= len(self._text):
                raise _Wrong("open-bracket", opened, "(")
            closes = self._text[self._at]
            if closes not in "|)":
                problem = "anchor-inside" if closes in "^$" else "gap-in-brackets"
                raise _Wrong("stray" if closes == "}" else problem, self._at, closes)
            if not needed:
                raise _Wrong("empty", start)
            options.append(source)
            self._at += 1
            if closes == ")":
                return "|".join(options), True

    def _list(self) -> str:
        named = _LIST.match(self._text, self._at)
        if named is None:
            raise _Wrong("open-bracket", self._at, "{")
        words = self._lists.get(named.group(1))
        if words is None:
            raise _Wrong("unknown-list", self._at, named.group(1))
        self._at = named.end()
        return "|".join(literal_source(word, self._locale, self._simplify) for word in words)

    def _take(self, *signs: str) -> bool:
        for sign in signs:
            if self._text.startswith(sign, self._at):
                self._at += len(sign)
                return True
        return False


def literal_source(words: str, locale: Locale, simplify: Simplify = identity) -> str:
    """Literal text as an expression: whole words in English, any place in Chinese."""
    # A leading letter keeps the blank that normalising would strip.
    text = plain("x" + words, simplify)[1:]
    if locale is Locale.ZH:
        return escape(text)
    return "".join(_english(match) for match in _WORD.finditer(text))


def literal_fault(words: str) -> Fault | None:
    """Tell what keeps words from standing in a word list: they are literal there."""
    sign = _TOKEN.search(words)
    return None if sign is None else Fault("sign-in-list", sign.start() + 1, sign.group())


def escape(text: str) -> str:
    """Literal text for RE2: every sign of the expression language escaped."""
    return "".join(char if char.isalnum() or not char.isascii() else f"\\{char}" for char in text)


def _english(match: re.Match[str]) -> str:
    word, ending, blank, other = match.groups()
    if word:
        return rf"\b{escape(word)}" + (r"[\w']*" if ending else r"\b")
    return r"[\s-]+" if blank else escape(other)
