"""Read, keep, work out the small expressions of a checklist."""

from coach.expression.evaluate import Lookup, Value, evaluate, holds
from coach.expression.parse import parse
from coach.expression.scan import Expected, ExpressionError
from coach.expression.tree import Binary, Expression, Literal, Name, Number, names_in

__all__ = [
    "Binary",
    "Expected",
    "Expression",
    "ExpressionError",
    "Literal",
    "Lookup",
    "Name",
    "Number",
    "Value",
    "evaluate",
    "holds",
    "names_in",
    "parse",
]
