"""Cut the text of an expression into operands and operators."""

import re
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from coach.expression.tree import Expression, Literal, Name, Number
from coach.numerals import number_at, plain

_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９＞＜＝＋－＊×／÷（）！％．", "0123456789><=+-**//()!%."
)
_QUOTES = {"“": "”", "‘": "’", "「": "」", '"': '"', "'": "'", "”": "”", "’": "’"}
_WORD = r"(?:(?![且或])[^\W_]|_|(?<=[^\W_])['’](?=[^\W_]))+"
_RUN = re.compile(rf"{_WORD}(?: +(?!(?:and|or)(?![^\W_])){_WORD})*", re.IGNORECASE)
_OPERATOR = re.compile(r">=|<=|!=|<>|==|[≥≤≠]|[-+*/<>=且或]|(?:and|or)(?![^\W_])", re.IGNORECASE)
_SPELLED = {
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "<>": "!=",
    "==": "=",
    "且": "and",
    "或": "or",
}


class Expected(StrEnum):
    """What should have stood where an expression goes wrong."""

    VALUE = "value"
    OPERATOR = "operator"
    CLOSE = "close"
    QUOTE = "quote"
    SHORTER = "shorter"


class ExpressionError(msgspec.Struct, frozen=True, kw_only=True):
    """Where an expression goes wrong: 1-based column, what was expected, and what stands there."""

    column: int
    expected: Expected
    found: str


class Refused(Exception):  # noqa: N818
    """Carries the first mistake out of the descent; never leaves ``parse``."""

    def __init__(self, error: ExpressionError) -> None:
        super().__init__(error)
        self.error = error


class Scanner:
    """A place in the text of an expression; names and options are known beforehand."""

    def __init__(self, text: str, names: Sequence[str], options: Sequence[str]) -> None:
        self.raw = text
        self.text = text.translate(_HALF_WIDTH)
        self.place = 0
        self._names = frozenset(names)
        known = {name for name in (*names, *options) if name}
        self._known = [
            (name.translate(_HALF_WIDTH).lower(), name)
            for name in sorted(known, key=lambda name: (-len(name), name))
        ]
        self._after_equals = False

    def refuse(self, expected: Expected) -> Refused:
        """Make the mistake here, to be raised."""
        start = self.place
        return Refused(
            ExpressionError(column=start + 1, expected=expected, found=self.raw[start : start + 20])
        )

    def take(self, sign: str) -> bool:
        """Whether this sign stands here; if so it is behind us."""
        self._skip_spaces()
        if not self.text.startswith(sign, self.place):
            return False
        self.place += len(sign)
        return True

    def at_end(self) -> bool:
        """Whether nothing but spaces is left."""
        self._skip_spaces()
        return self.place >= len(self.text)

    def peek_operator(self) -> tuple[str, int] | None:
        """Find the operator that stands here in its canonical spelling, and where it ends."""
        self._skip_spaces()
        found = _OPERATOR.match(self.text, self.place)
        if found is None:
            return None
        word = found[0].lower()
        return _SPELLED.get(word, word), found.end()

    def pass_operator(self, operator: str, end: int) -> None:
        """Step over the operator; after an equals sign a bare word is a text."""
        self.place = end
        self._after_equals = operator in {"=", "!="}

    def operand(self) -> Expression:
        """Take the number, quoted text, name or option that stands here; raises Refused."""
        self._skip_spaces()
        after_equals, self._after_equals = self._after_equals, False
        start = self.place
        close = _QUOTES.get(self.text[start : start + 1])
        if close is not None:
            return self._quoted(close)
        known, known_end = self._longest_known()
        number = number_at(self.text, start) if self.text[start : start + 1].isdigit() else None
        if number is not None and number.end >= known_end:
            self.place = number.end
            return Number(value=plain(number.value))
        run = _RUN.match(self.text, start)
        if run is not None and run.end() > known_end:
            known, known_end = self.raw[start : run.end()], run.end()
            literal = after_equals
        else:
            literal = known not in self._names
        if not known:
            raise self.refuse(Expected.VALUE)
        self.place = known_end
        return Literal(text=known) if literal else Name(name=known, column=start + 1)

    def _quoted(self, close: str) -> Literal:
        start = self.place
        end = self.text.find(close, start + 1)
        if end < 0:
            raise self.refuse(Expected.QUOTE)
        self.place = end + 1
        return Literal(text=self.raw[start + 1 : end])

    def _longest_known(self) -> tuple[str, int]:
        for folded, name in self._known:
            end = self.place + len(folded)
            if self.text[self.place : end].lower() == folded:
                return name, end
        return "", self.place

    def _skip_spaces(self) -> None:
        while self.text[self.place : self.place + 1].isspace():
            self.place += 1
