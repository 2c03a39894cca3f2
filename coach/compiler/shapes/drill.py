"""The shape of a drill: objections in several wordings, with how they are well answered."""

from coach.compiler.schema import TEXT, TEXTS, Field, Several, Shape, Whole, Word, optional
from coach.compiler.shapes.common import HEAD, MOST_TESTS, SCORE
from coach.vocabulary import Move, ResponseMode, Role

_MOVE = Shape(
    (
        Field("move", Word(kind=Move)),
        optional("points", SCORE),
        optional("cues", TEXTS),
        optional("then", TEXT),
    )
)
_FAULT = Shape(
    (
        Field("fault", TEXT),
        Field("minus", SCORE),
        optional("cues", TEXTS),
        optional("says", TEXT),
    )
)
_ITEM = Shape(
    (
        Field("item", TEXT),
        Field("who", TEXT),
        optional("role", Word(kind=Role)),
        optional("mode", Word(kind=ResponseMode)),
        Field("says", TEXTS),
        Field("moves", Several(of=_MOVE)),
        optional("faults", Several(of=_FAULT)),
        Field("model", TEXT),
        Field("why", TEXT),
    )
)
_TEST = Shape(
    (
        Field("name", TEXT),
        Field("item", TEXT),
        Field("answer", TEXT),
        optional("at_least", SCORE),
        optional("at_most", SCORE),
        optional("faults", TEXTS),
    )
)

DRILL = Shape(
    (
        *HEAD,
        Field("you_sell", TEXT),
        optional("tries", Whole(least=1, most=5)),
        optional("pass", SCORE),
        Field("items", Several(of=_ITEM)),
        optional("tests", Several(of=_TEST, most=MOST_TESTS)),
    )
)
