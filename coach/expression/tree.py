"""The small safe language of ``when`` and ``formula``: names, numbers, comparison, arithmetic."""

import msgspec


class Name(msgspec.Struct, frozen=True, kw_only=True, tag="name"):
    """The value of an item, or of a count the checklist knows; 1-based column in its source."""

    name: str
    column: int


class Number(msgspec.Struct, frozen=True, kw_only=True, tag="number"):
    """A number as decimal text; ``30万`` is read as ``300000``."""

    value: str


class Literal(msgspec.Struct, frozen=True, kw_only=True, tag="literal"):
    """A text to compare with: an option, or yes and no."""

    text: str


class Binary(msgspec.Struct, frozen=True, kw_only=True, tag="binary"):
    """``left op right``; op is one of ``+ - * / < <= > >= = != and or``."""

    op: str
    left: "Expression"
    right: "Expression"


Expression = Name | Number | Literal | Binary


def names_in(expression: Expression) -> tuple[Name, ...]:
    """Every name of an expression, from left to right."""
    match expression:
        case Name():
            return (expression,)
        case Binary(left=left, right=right):
            return names_in(left) + names_in(right)
        case _:
            return ()
