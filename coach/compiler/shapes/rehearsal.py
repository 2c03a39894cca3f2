"""The shape of a rehearsal: who he is, what is on his mind, what he weighs."""

from coach.compiler.schema import (
    TEXT,
    TEXTS,
    Field,
    Flagged,
    Named,
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
    Level,
    Moment,
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
        optional("of", TEXT),
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
_PERSON = Shape((Field("who", TEXT), Field("role", Word(kind=Role))))
_ASK = Shape(
    (
        Field("says", TEXT),
        optional("who", TEXT),
        Field("when", Word(kind=Moment)),
        optional("about", TEXTS),
        optional("then", TEXT),
    )
)
_HAGGLE = Shape(
    (
        Field("says", TEXT),
        optional("who", TEXT),
        Field("because", TEXT),
        Field("trade", TEXT),
        Field("holds", TEXT),
    )
)
_BAND = Shape(
    (
        optional("S", TEXT),
        optional("P", TEXT),
        optional("I", TEXT),
        optional("N", TEXT),
    )
)
#: More people than this, questions of theirs or rounds of haggling, nobody remembers.
FEW = 6
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
        optional("level", Word(kind=Level)),
        optional("people", Several(of=_PERSON, most=FEW)),
        optional("introduced_by", TEXT),
        Field("greets", TEXT),
        Field("topics", Several(of=_TOPIC)),
        Field("sells", Several(of=_CAPABILITY)),
        optional("asks", Several(of=_ASK, most=FEW)),
        optional("haggles", Several(of=_HAGGLE, most=FEW)),
        optional("if_pitched_early", Several(of=_OBJECTION)),
        optional("cost", Several(of=_COST)),
        Field("steps", Several(of=_STEP)),
        optional("soft_no", Several(of=_SOFT_NO)),
        optional("pass", SCORE),
        optional("card", Named()),
        optional("band", _BAND),
        optional("tests", Several(of=_TEST, most=MOST_TESTS)),
    )
)
