"""The shape of a rehearsal: who he is, what is on his mind, what he weighs."""

from coach.compiler.schema import (
    TEXT,
    TEXTS,
    Field,
    Flagged,
    Several,
    Shape,
    Weight,
    Whole,
    Word,
    optional,
)
from coach.compiler.shapes.common import HEAD, MOST_TESTS, SCORE
from coach.vocabulary import (
    Area,
    Contact,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
)

LOAD = Whole(least=1, most=20)

_FACT = Shape(
    (
        Field("about", TEXTS),
        Field("says", TEXT),
        optional("public", Flagged()),
    )
)
_PROBLEM = Shape(
    (
        Field("type", Word(kind=ProblemType)),
        Field("says", TEXT),
    )
)
_CONSEQUENCE = Shape(
    (
        Field("area", Word(kind=Area)),
        optional("weight", Weight()),
        optional("about", TEXTS),
        Field("says", TEXT),
    )
)
_TOPIC = Shape(
    (
        Field("topic", TEXT),
        optional("about", TEXTS),
        optional("facts", Several(of=_FACT)),
        Field("problem", _PROBLEM),
        optional("consequences", Several(of=_CONSEQUENCE)),
        Field("worth", TEXT),
    )
)
_CAPABILITY = Shape(
    (
        Field("name", TEXT),
        optional("about", TEXTS),
        Field("does", TEXT),
        Field("meets", TEXT),
    )
)
_OBJECTION = Shape((Field("objection", TEXT), Field("says", TEXT)))
_COST = Shape((Field("weight", LOAD), Field("says", TEXT)))
_STEP = Shape(
    (
        Field("step", TEXT),
        optional("about", TEXTS),
        Field("weight", LOAD),
        Field("says", TEXT),
    )
)
_SOFT_NO = Shape((Field("says", TEXT), Field("means", TEXT)))
_TEST = Shape(
    (
        Field("name", TEXT),
        Field("talk", Several(of=TEXT, most=60)),
        Field("ends", Word(kind=Outcome)),
        optional("step", TEXT),
        optional("at_least", SCORE),
        optional("at_most", SCORE),
    )
)

REHEARSAL = Shape(
    (
        *HEAD,
        optional("minutes", Whole(least=1, most=120)),
        Field("who", TEXT),
        optional("job", TEXT),
        optional("company", TEXT),
        Field("contact", Word(kind=Contact)),
        optional("organisation", Word(kind=Organisation)),
        Field("role", Word(kind=Role)),
        optional("mode", Word(kind=ResponseMode)),
        optional("introduced_by", TEXT),
        Field("greets", TEXT),
        Field("topics", Several(of=_TOPIC)),
        Field("sells", Several(of=_CAPABILITY)),
        optional("if_pitched_early", Several(of=_OBJECTION)),
        optional("cost", Several(of=_COST)),
        Field("steps", Several(of=_STEP)),
        optional("soft_no", Several(of=_SOFT_NO)),
        optional("pass", SCORE),
        optional("tests", Several(of=_TEST, most=MOST_TESTS)),
    )
)
