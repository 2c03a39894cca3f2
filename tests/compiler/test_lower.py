"""What an author of a rehearsal or a drill leaves out, and what he gets."""

import pytest

from coach.playbook import (
    AnswerTest,
    Capability,
    Consequence,
    Cost,
    Drill,
    DrillFault,
    DrillItem,
    DrillMove,
    Fact,
    NextStep,
    Objection,
    Problem,
    Rehearsal,
    SoftNo,
    TalkTest,
    Topic,
    Words,
)
from coach.vocabulary import (
    Area,
    Contact,
    Fault,
    Locale,
    Move,
    Organisation,
    Outcome,
    ProblemType,
    ResponseMode,
    Role,
)
from tests.compiler.books import DRILL, REHEARSAL, playbook

TOPIC = Topic(
    name="wrong parcels",
    line=11,
    about=("wrong parcels",),
    facts=(),
    problem=Problem(type=ProblemType.RESTORE, says=Words("Forty went wrong last month.", 14)),
    consequences=(
        Consequence(
            area=Area.MONEY,
            weight=2,
            about=(),
            says=Words("Each one costs us nine pounds.", 17),
        ),
        Consequence(
            area=Area.CUSTOMERS,
            weight=3,
            about=("shops",),
            says=Words("Two shops have stopped ordering.", 21),
        ),
    ),
    worth=Words("I could stop apologising.", 22),
)

SMALLEST = Rehearsal(
    id="first-visit",
    locale=Locale.EN,
    title="First visit to Sam",
    brief="",
    minutes=15,
    who="Sam",
    job="",
    company="",
    contact=Contact.FIRST_VISIT,
    organisation=Organisation.PRIVATE,
    role=Role.USER,
    mode=ResponseMode.TROUBLE,
    introduced_by=None,
    greets=Words("Sit down, I have ten minutes.", 9),
    topics=(TOPIC,),
    sells=(
        Capability(
            name="scan desk",
            line=24,
            about=("scan desk",),
            does="reads each label before it leaves",
            meets="wrong parcels",
        ),
    ),
    if_pitched_early=(),
    cost=(),
    steps=(
        NextStep(
            name="a week's trial",
            line=28,
            about=("a week's trial",),
            weight=3,
            says=Words("A week, then.", 30),
        ),
    ),
    soft_no=(),
    pass_mark=60,
    tests=(
        TalkTest(
            name="says hello, then goes",
            line=32,
            talk=(Words("Hello Sam.", 33), Words("I'll be off then. Bye.", 33)),
            ends=Outcome.CONTINUATION,
            step=None,
            at_least=None,
            at_most=None,
        ),
    ),
)

SHARED = Drill(
    id="one-refusal",
    locale=Locale.EN,
    title="One refusal",
    brief="",
    you_sell="same-day courier",
    tries=2,
    pass_mark=60,
    items=(
        DrillItem(
            name="no budget",
            line=8,
            who="shop manager",
            role=Role.USER,
            mode=ResponseMode.TROUBLE,
            says=(
                Words("There's no money left this year.", 11),
                Words("Budget's spent.", 12),
            ),
            moves=(
                DrillMove(move=Move.ACKNOWLEDGE, line=14, points=17, cues=(), then=None),
                DrillMove(move=Move.CLARIFY, line=15, points=50, cues=(), then=None),
                DrillMove(move=Move.RESPOND, line=17, points=17, cues=(), then=None),
                DrillMove(
                    move=Move.NEXT_STEP,
                    line=18,
                    points=16,
                    cues=(),
                    then=Words("Wednesday, then.", 19),
                ),
            ),
            faults=(
                DrillFault(
                    name="disparages",
                    line=21,
                    fault=Fault.DISPARAGES,
                    minus=20,
                    cues=(),
                    says=None,
                ),
                DrillFault(
                    name="talks down",
                    line=23,
                    fault=None,
                    minus=15,
                    cues=("you people",),
                    says=Words("Excuse me?", 26),
                ),
            ),
            model=Words("I understand, money is tight.", 27),
            why="No budget mostly means not on the list yet.",
        ),
    ),
    tests=(
        AnswerTest(
            name="says nothing",
            line=30,
            item="no budget",
            answer="Nice weather.",
            at_least=None,
            at_most=40,
            faults=(),
        ),
    ),
)


def test_the_smallest_rehearsal() -> None:
    assert playbook(REHEARSAL) == SMALLEST


def test_what_else_a_rehearsal_may_say() -> None:
    text = REHEARSAL.replace(
        "role: user",
        "minutes: 8\njob: runs the bay\ncompany: Oakham\norganisation: state-owned\n"
        "mode: even keel\nintroduced_by: Jo\npass: 70\nrole: user\n"
        "if_pitched_early:\n  - objection: too dear\n    says: How much?\n"
        "cost:\n  - weight: 5\n    says: Nine grand a year.\n"
        "soft_no:\n  - says: Leave it with me.\n    means: No.",
    ).replace(
        "    problem:",
        "    facts:\n      - {about: [how many], says: 80, public: yes}\n    problem:",
    )

    book = playbook(text)

    assert isinstance(book, Rehearsal)
    assert (book.minutes, book.job, book.company, book.pass_mark) == (
        8,
        "runs the bay",
        "Oakham",
        70,
    )
    assert (book.organisation, book.mode) == (Organisation.STATE, ResponseMode.EVEN_KEEL)
    assert book.introduced_by == "Jo"
    assert book.if_pitched_early == (Objection(name="too dear", says=Words("How much?", 18)),)
    assert book.cost == (Cost(weight=5, says=Words("Nine grand a year.", 21)),)
    assert book.soft_no == (SoftNo(says=Words("Leave it with me.", 23), means="No."),)
    assert book.topics[0].facts == (Fact(about=("how many",), says=Words("80", 29), public=True),)


def test_a_drill_shares_the_points_that_are_left() -> None:
    assert playbook(DRILL) == SHARED


@pytest.mark.parametrize(
    ("contact", "minutes"),
    [
        ("cold call", 5),
        ("first visit", 15),
        ("technical talk", 20),
        ("top officer", 10),
        ("negotiation", 20),
        ("follow-up", 10),
        ("group meeting", 25),
    ],
)
def test_a_talk_takes_as_long_as_its_kind(contact: str, minutes: int) -> None:
    book = playbook(REHEARSAL.replace("contact: first visit", f"contact: {contact}"))

    assert isinstance(book, Rehearsal)
    assert book.minutes == minutes
