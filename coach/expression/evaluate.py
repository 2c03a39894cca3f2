"""Work out the value of an expression."""

import decimal
from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from coach.expression.tree import Binary, Expression, Literal, Name, Number
from coach.numerals import plain

#: A number, a text, the result of a comparison, or None where nothing is known.
Value = Decimal | str | bool | None
#: What a name stands for; None when it has no answer.
Lookup = Callable[[str], Decimal | str | None]

_YES = frozenset({"yes", "y", "true", "是", "是的", "有", "对"})
_NO = frozenset({"no", "n", "false", "否", "不是", "没有", "无", "不"})


def evaluate(expression: Expression, lookup: Lookup) -> Value:
    """Work out the value of ``expression``; never raises.

    Arithmetic on what is unknown, on a text, or by zero is None. Every comparison with None is
    False, ``!=`` too. Texts are equal without regard to case; yes, 是 and their like are one text.
    Texts are ordered only against texts (dates are ISO texts).
    """
    match expression:
        case Number(value=value):
            return Decimal(value)
        case Literal(text=text):
            return text
        case Name(name=name):
            return lookup(name)
        case Binary(op="and", left=left, right=right):
            return holds(left, lookup) and holds(right, lookup)
        case Binary(op="or", left=left, right=right):
            return holds(left, lookup) or holds(right, lookup)
        case Binary(op=op, left=left, right=right):
            return _joined(op, evaluate(left, lookup), evaluate(right, lookup))
        case _:
            assert_never(expression)


def holds(expression: Expression, lookup: Lookup) -> bool:
    """Whether ``expression`` is true; a lone name holds when it has an answer that is not no."""
    value = evaluate(expression, lookup)
    if isinstance(value, str):
        return _folded(value) != "no"
    return bool(value)


def _joined(op: str, left: Value, right: Value) -> Value:
    if op in {"+", "-", "*", "/"}:
        return _arithmetic(op, left, right)
    if left is None or right is None:
        return False
    if op in {"=", "!="}:
        return (_folded(left) == _folded(right)) is (op == "=")
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _ordered(op, left.compare(right))
    if isinstance(left, str) and isinstance(right, str):
        return _ordered(op, Decimal((left > right) - (left < right)))
    return False


def _ordered(op: str, sign: Decimal) -> bool:
    return {"<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0}[op]


def _arithmetic(op: str, left: Value, right: Value) -> Decimal | None:
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    if op == "/" and right == 0:
        return None
    # A context of our own: the thread's may round or raise differently.
    context = decimal.Context(prec=28, rounding=decimal.ROUND_HALF_EVEN, traps=[])
    work = {
        "+": context.add,
        "-": context.subtract,
        "*": context.multiply,
        "/": context.divide,
    }[op]
    result = work(left, right)
    return result if result.is_finite() else None


def _folded(value: Value) -> str:
    text = plain(value) if isinstance(value, Decimal) else str(value).strip().casefold()
    if text in _YES:
        return "yes"
    return "no" if text in _NO else text
