"""Read the text of an expression by recursive descent."""

from collections.abc import Callable, Sequence

from coach.expression.scan import Expected, ExpressionError, Refused, Scanner
from coach.expression.tree import Binary, Expression, Number

#: An expression is a line in a form, not a program.
MOST_CHARACTERS = 300
MOST_OPERATORS = 40
DEEPEST = 12

#: Weakest first; ``a < b < c`` is refused, everything else runs from left to right.
_LEVELS = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"<", "<=", ">", ">=", "=", "!="}),
    frozenset({"+", "-"}),
    frozenset({"*", "/"}),
)
_COMPARISON = 2


def parse(
    text: str, names: Sequence[str] = (), options: Sequence[str] = ()
) -> Expression | ExpressionError:
    """Read the expression that ``text`` stands for, or find its first mistake.

    A name is the longest of ``names`` that stands there; words that are none of them stay
    together as one (unknown) name. A bare word that is one of ``options``, or follows ``=`` or
    ``≠`` without being a name, is a text. Takes time linear in the text for a given form.
    """
    if len(text) > MOST_CHARACTERS:
        return ExpressionError(
            column=MOST_CHARACTERS + 1, expected=Expected.SHORTER, found=text[MOST_CHARACTERS:][:20]
        )
    descent = _Descent(Scanner(text, names, options))
    try:
        return descent.whole()
    except Refused as refused:
        return refused.error


class _Descent:
    """One reading of one text."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._operators = 0
        self._depth = 0

    def whole(self) -> Expression:
        found = self._level(0)
        if not self._scanner.at_end():
            raise self._scanner.refuse(Expected.OPERATOR)
        return found

    def _level(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._operand()
        left = self._level(level + 1)
        while (operator := self._operator_of(level)) is not None:
            left = Binary(op=operator, left=left, right=self._level(level + 1))
            if level == _COMPARISON:
                break
        return left

    def _operator_of(self, level: int) -> str | None:
        found = self._scanner.peek_operator()
        if found is None or found[0] not in _LEVELS[level]:
            return None
        self._operators += 1
        if self._operators > MOST_OPERATORS:
            raise self._scanner.refuse(Expected.SHORTER)
        self._scanner.pass_operator(*found)
        return found[0]

    def _operand(self) -> Expression:
        if self._scanner.take("-"):
            return self._inside(self._negative)
        if self._scanner.take("("):
            return self._inside(self._bracket)
        return self._scanner.operand()

    def _inside(self, read: Callable[[], Expression]) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._scanner.refuse(Expected.SHORTER)
        found = read()
        self._depth -= 1
        return found

    def _bracket(self) -> Expression:
        found = self._level(0)
        if not self._scanner.take(")"):
            raise self._scanner.refuse(Expected.CLOSE)
        return found

    def _negative(self) -> Expression:
        found = self._operand()
        if isinstance(found, Number) and not found.value.startswith("-"):
            return Number(value="-" + found.value)
        return Binary(op="-", left=Number(value="0"), right=found)
