"""Level, role, mode, organisation and contact change what they list, each thing to be seen."""

from collections.abc import Callable
from enum import StrEnum
from itertools import chain, product
from types import MappingProxyType

import msgspec
import pytest
from msgspec.structs import replace

from coach.kinds.rehearsal.coaching.aim import aim
from coach.kinds.rehearsal.mind import profile as minds
from coach.kinds.rehearsal.mind.profile import Profile, added_up, profile
from coach.kinds.rehearsal.mind.scales import left_pan, may_order
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import (
    Act,
    Area,
    Contact,
    Level,
    Organisation,
    ProblemType,
    ResponseMode,
    Role,
    Spin,
)
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    COUNTING,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PAYOFF,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    RECORDS,
    TIED,
    Talk,
    ask,
    part,
    says,
)

TABLES: tuple[tuple[str, MappingProxyType[StrEnum, minds.Changes]], ...] = (
    ("level", minds.LEVELS),
    ("role", minds.ROLES),
    ("mode", minds.MODES),
    ("organisation", minds.ORGANISATIONS),
    ("contact", minds.CONTACTS),
)
KINDS = (Level, Role, ResponseMode, Organisation, Contact)
#: The customer whom nothing changes.
PLAIN = replace(BOOK, role=Role.ECONOMIC)
LISTED = [
    pytest.param(field, value, changes, id=f"{field} {value}")
    for field, table in TABLES
    for value, changes in table.items()
]


def total(changes: minds.Changes) -> dict[str, int]:
    """What is listed, added up by name, without what cancels out."""
    sums: dict[str, int] = {}
    for name, more in changes:
        sums[name] = sums.get(name, 0) + more
    return {name: more for name, more in sums.items() if more}


def differences(one: Profile, other: Profile) -> dict[str, int]:
    ours, theirs = msgspec.structs.asdict(one), msgspec.structs.asdict(other)
    return {name: ours[name] - theirs[name] for name in ours if ours[name] != theirs[name]}


@pytest.mark.parametrize(("field", "value", "changes"), LISTED)
def test_exactly_what_is_listed_differs(field: str, value: StrEnum, changes: minds.Changes) -> None:
    assert differences(added_up(changes), Profile()) == total(changes)
    bare = profile(replace(PLAIN, **{field: value}))
    without = profile(PLAIN)
    assert set(differences(bare, without)) <= set(total(changes)) | set(
        dict(minds.ROLES[PLAIN.role])
    )


def test_every_value_has_its_place_in_a_table() -> None:
    for (_, table), kind in zip(TABLES, KINDS, strict=True):
        assert set(table) == set(kind)


def test_an_ordinary_customer_of_level_two_in_trouble_is_changed_by_nothing() -> None:
    assert minds.LEVELS[Level.ORDINARY] == ()
    assert minds.MODES[ResponseMode.TROUBLE] == ()
    assert minds.CONTACTS[Contact.FIRST_VISIT] == ()
    assert minds.ORGANISATIONS[Organisation.PRIVATE] == ()


def test_every_customer_keeps_some_patience_and_can_be_won() -> None:
    for described in product(*(table.values() for _, table in TABLES)):
        mind = added_up(*described)
        assert mind.patience >= 1
        assert mind.trust_at_first >= 1
        assert mind.turns >= 10


# ── each thing that is listed is to be seen in a talk ──────────────────

IDEAL = replace(PICKING, problem=replace(PICKING.problem, type=ProblemType.IDEAL))
VAGUE = says(ask(Spin.IMPLICATION))
ASPIRING = replace(BOOK, topics=(IDEAL, COUNTING))
NICE = says(part(Act.BENEFIT))
BLAME = says(part(Act.QUESTION, spin=Spin.PROBLEM, flags=("accusing",)))
FAILURE = says(part(Act.QUESTION, spin=Spin.PROBLEM, flags=("own_failure",)))
RISKS = says(ask(Spin.IMPLICATION, Area.CUSTOMERS))


def trust_left(book: Rehearsal, *lines: Utterance) -> int:
    return Talk(book).say(*lines).state.trust


def weighs(book: Rehearsal, *lines: Utterance) -> int:
    return left_pan(book, Talk(book).say(*lines).state)


def at_trust(book: Rehearsal, trust: int, *lines: Utterance) -> Talk:
    """An opened talk in which nothing but this much trust is left."""
    talk = Talk(book).say(HELLO, *lines)
    talk.state = replace(talk.state, trust=trust, held_back=True)
    return talk


def admits(book: Rehearsal) -> tuple[str, ...]:
    """What he says to a question after a problem, with little trust and with more."""
    return tuple(at_trust(book, trust).say(PROBLEM).rule for trust in range(5))


def how_long(book: Rehearsal) -> int:
    """How many lines he takes before his time is up."""
    talk = Talk(book).say(HELLO)
    while not talk.state.finished and len(talk.state.notes) < 50:
        talk.say(RECORDS)
    return len(talk.state.notes)


def grants(book: Rehearsal) -> tuple[str, ...]:
    """What he says to a small step, with little trust and with more."""
    return tuple(at_trust(book, trust, PROBLEM, MONEY).say(RECORDS).rule for trust in range(5))


#: How each number or rule of a mind is seen: the same talk comes out otherwise.
SEEN: dict[str, Callable[[Rehearsal], object]] = {
    "trust_at_first": lambda book: Talk(book).state.trust,
    "trust_to_admit": admits,
    "trust_to_grant": grants,
    "trust_for_ideal": lambda book: admits(replace(book, topics=ASPIRING.topics)),
    "patience": lambda book: Talk(book).state.patience,
    "turns": how_long,
    "problem_weight": lambda book: weighs(book, HELLO, PROBLEM),
    "benefit_weight": lambda book: weighs(book, HELLO, PROBLEM, RISKS, PAYOFF),
    "vague_answers": lambda book: [
        Talk(book).say(HELLO, PROBLEM, *(VAGUE,) * times).rule for times in (1, 2)
    ],
    "early_pitch": lambda book: trust_left(book, HELLO, PITCH),
    "brushed": lambda book: trust_left(book, HELLO, PITCH, PITCH),
    "loose_features": lambda book: trust_left(book, *GOOD[:6], NICE),
    "accused": lambda book: trust_left(book, HELLO, BLAME),
    "lost_face": lambda book: trust_left(book, HELLO, FAILURE),
    "pushed": lambda book: trust_left(book, HELLO, PUSH),
    "pushed_small": lambda book: trust_left(replace(book, cost=()), HELLO, PUSH),
    "objects_first": lambda book: Talk(book).say(HELLO, PROBLEM, MONEY, RISKS, RECORDS).rule,
    "denies_first": lambda book: Talk(book).say(HELLO, PROBLEM).rule,
    "wants_threat": lambda book: Talk(book).say(HELLO, PROBLEM, MONEY).rule,
    "not_mine": lambda book: Talk(book).say(HELLO, ORDER).rule,
    "wants_figures": lambda book: Talk(book).say(*GOOD[:6], TIED).rule,
    "order_elsewhere": may_order,
}


def test_every_number_of_a_mind_is_shown_in_a_talk() -> None:
    assert set(SEEN) == set(Profile.__struct_fields__)


@pytest.mark.parametrize(
    "change",
    sorted(set(chain.from_iterable(chain.from_iterable(t.values() for _, t in TABLES)))),
    ids=lambda change: f"{change[0]} {change[1]:+}",
)
def test_each_change_is_seen_in_a_talk(
    change: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = change[0]
    book = BOOK if name != "order_elsewhere" else PLAIN
    monkeypatch.setattr(minds, "ROLES", {**minds.ROLES, Role.USER: (), Role.ECONOMIC: ()})
    plain = SEEN[name](book)
    monkeypatch.setattr(minds, "LEVELS", {**minds.LEVELS, Level.ORDINARY: (change,)})

    assert SEEN[name](book) != plain


def test_peers_bring_the_overconfident_to_admit_at_once() -> None:
    book = replace(BOOK, mode=ResponseMode.OVERCONFIDENT)
    line = says(ask(Spin.PROBLEM, on="拣错货"), courtesies="peers")

    assert Talk(book).say(HELLO, line).rule == "problem.admitted"
    figure = says(replace(ask(Spin.PROBLEM, on="拣错货"), figure=True))
    assert Talk(book).say(HELLO, figure).rule == "problem.admitted"


def test_the_overconfident_deny_once_a_topic() -> None:
    talk = Talk(replace(BOOK, mode=ResponseMode.OVERCONFIDENT)).say(HELLO, PROBLEM)
    assert (talk.rule, talk.heard) == ("problem.denied", ("customer.denies",))
    assert aim(talk.book, talk.state).stage == "problem"

    assert talk.say(PROBLEM).rule == "problem.admitted"
    assert talk.say(says(ask(Spin.PROBLEM, on="盘点"))).rule == "problem.denied"


@pytest.mark.parametrize(
    "way", [(RISKS,), (says(part(Act.STATEMENT), courtesies="peers"),)], ids=["a threat", "peers"]
)
def test_one_who_wants_things_quiet_is_moved_by_a_threat(way: tuple[Utterance, ...]) -> None:
    book = replace(BOOK, mode=ResponseMode.EVEN_KEEL)
    calm = Talk(book).say(HELLO, PROBLEM, MONEY)
    assert (calm.rule, calm.heard) == ("consequence.calm", ("customer.no_threat",))
    assert Talk(book).say(HELLO, PROBLEM, VAGUE).rule == "consequence.calm"

    assert Talk(book).say(HELLO, PROBLEM, *way, MONEY).rule == "consequence.told"


def test_a_technical_buyer_takes_a_benefit_with_a_figure() -> None:
    book = replace(BOOK, role=Role.TECHNICAL)
    proved = says(part(Act.BENEFIT, sells=("亮灯拣货",), figure=True))

    assert Talk(book).say(*GOOD[:6], proved).rule == "benefit.tied"
    bare = Talk(book).say(*GOOD[:6], TIED)
    assert (bare.rule, bare.heard) == ("pitch.bare", ("customer.wants_figures",))


def test_one_who_is_hard_to_win_objects_once_and_then_grants() -> None:
    book = replace(BOOK, level=Level.HARD)
    talk = Talk(book).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert (talk.rule, talk.heard) == ("step.objected", ("前年上过手持机，摔坏一半。",))
    assert talk.state.objecting

    assert talk.say(FACT, RECORDS).rule == "step.granted"
    wordless = Talk(replace(book, if_pitched_early=())).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert wordless.heard == ("customer.one_more_thing",)


def test_one_who_is_hard_to_win_asks_which_side_is_meant() -> None:
    talk = Talk(replace(BOOK, level=Level.HARD)).say(HELLO, PROBLEM, VAGUE)

    assert (talk.rule, talk.heard) == ("consequence.which", ("customer.which_side",))


def test_whoever_only_judges_is_not_asked_to_sign() -> None:
    talk = Talk(replace(BOOK, role=Role.TECHNICAL)).say(HELLO)
    before = talk.state.trust

    talk.say(ORDER)
    assert (talk.heard, talk.state.trust - before) == (("customer.not_mine",), -1)
