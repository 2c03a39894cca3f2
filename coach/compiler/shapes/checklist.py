"""The shape of a checklist: questions to prepare by, with the sheet that comes out."""

from coach.compiler.schema import (
    TEXT,
    TEXTS,
    Field,
    Flagged,
    Named,
    Several,
    Shape,
    Word,
    optional,
)
from coach.compiler.shapes.common import HEAD, MOST_TESTS
from coach.compiler.words import Show
from coach.vocabulary import Flag, ItemType, Outcome

_GAP = Shape(
    (
        Field("flag", Word(kind=Flag)),
        Field("advice", TEXT),
        optional("question", TEXT),
        optional("whom", TEXT),
    )
)
_ITEM = Shape(
    (
        Field("item", TEXT),
        optional("group", TEXT),
        optional("when", TEXT),
        Field("ask", TEXT),
        optional("type", Word(kind=ItemType)),
        optional("options", Several(of=TEXT, least=2)),
        optional("required", Flagged()),
        optional("must_be", Word(kind=Outcome, among=(Outcome.ADVANCE,))),
        optional("why", TEXT),
        optional("if_missing", _GAP),
    )
)
_VALUE = Shape(
    (
        Field("value", TEXT),
        Field("formula", TEXT),
        optional("show", Word(kind=Show)),
    )
)
_SHEET = Shape(
    (
        optional("title", TEXT),
        optional("lines", TEXTS),
        optional("gaps", TEXT),
    )
)
_TEST = Shape(
    (
        Field("name", TEXT),
        Field("answers", Named()),
        optional("value", Several(of=TEXT, or_one=True)),
        optional("flags", Several(of=TEXT, least=0)),
        optional("not_asked", TEXTS),
    )
)

CHECKLIST = Shape(
    (
        *HEAD,
        Field("items", Several(of=_ITEM)),
        optional("values", Several(of=_VALUE)),
        optional("sheet", _SHEET),
        optional("tests", Several(of=_TEST, most=MOST_TESTS)),
    )
)
