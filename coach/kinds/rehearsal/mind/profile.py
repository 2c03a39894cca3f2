"""What level, role, mode, organisation and contact change in a customer's mind: this table."""

from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar

import msgspec

from coach.kinds.rehearsal import numbers
from coach.playbook import Rehearsal
from coach.vocabulary import Contact, Level, Organisation, ResponseMode, Role


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Every number and rule of the mind in which two customers may differ.

    The rules are 0 or 1; what stands here is the ordinary customer on a first visit.
    """

    trust_at_first: int = numbers.TRUST_AT_FIRST
    trust_to_admit: int = numbers.TRUST_TO_ADMIT
    trust_to_grant: int = numbers.TRUST_TO_GRANT
    #: Asked about a problem of the kind "aiming higher".
    trust_for_ideal: int = 0
    patience: int = numbers.PATIENCE
    turns: int = numbers.TURN_LIMIT
    problem_weight: int = numbers.PROBLEM_WEIGHT
    benefit_weight: int = numbers.BENEFIT_WEIGHT
    #: Vague questions after consequences that he answers, for each topic.
    vague_answers: int = numbers.VAGUE_ANSWERS
    early_pitch: int = numbers.EARLY_PITCH
    brushed: int = numbers.BRUSHED_ASIDE
    loose_features: int = 0
    accused: int = numbers.ACCUSED
    lost_face: int = numbers.LOST_FACE
    pushed: int = numbers.PUSHED
    pushed_small: int = numbers.PUSHED_SMALL
    #: Before the first step that he would grant he raises an objection of his own.
    objects_first: int = 0
    #: On each topic he denies the first question after a problem, unless peers or figures come in.
    denies_first: int = 0
    #: No other consequence touches him before a risk, a customer or his peers come up.
    wants_threat: int = 0
    #: Asked to sign, he says that it is not his to sign, and trusts less.
    not_mine: int = 0
    #: A benefit without a figure is a pitch that came too early.
    wants_figures: int = 0
    #: An order goes another way than across this table.
    order_elsewhere: int = 0


Changes = tuple[tuple[str, int], ...]
Kind = TypeVar("Kind", bound=StrEnum)
#: What each value of a kind changes: the name above, and what is added to it. Nothing else does.
Table = MappingProxyType[Kind, Changes]

_HARD = (
    ("trust_at_first", -1),
    ("trust_to_admit", 1),
    ("patience", -1),
    ("vague_answers", -1),
    ("objects_first", 1),
)
LEVELS: Table[Level] = MappingProxyType(
    {
        Level.EASY: (
            ("trust_at_first", 1),
            ("trust_to_admit", -1),
            ("patience", 2),
            ("vague_answers", 1),
        ),
        Level.ORDINARY: (),
        Level.HARD: _HARD,
        Level.VETERAN: (
            *_HARD,
            ("patience", -1),
            ("trust_to_grant", 1),
            ("early_pitch", 1),
            ("pushed", 1),
            ("pushed_small", 1),
        ),
    }
)
ROLES: Table[Role] = MappingProxyType(
    {
        Role.COACH: (("trust_to_admit", -1), ("order_elsewhere", 1)),
        Role.USER: (("order_elsewhere", 1),),
        Role.TECHNICAL: (("order_elsewhere", 1), ("not_mine", 1), ("wants_figures", 1)),
        Role.ECONOMIC: (("patience", -1), ("loose_features", 1)),
    }
)
MODES: Table[ResponseMode] = MappingProxyType(
    {
        ResponseMode.TROUBLE: (),
        ResponseMode.GROWTH: (("benefit_weight", 1), ("trust_for_ideal", -1)),
        ResponseMode.EVEN_KEEL: (
            ("problem_weight", -1),
            ("pushed", 1),
            ("pushed_small", 1),
            ("wants_threat", 1),
        ),
        ResponseMode.OVERCONFIDENT: (("denies_first", 1), ("brushed", 1), ("accused", 1)),
    }
)
ORGANISATIONS: Table[Organisation] = MappingProxyType(
    {
        Organisation.PRIVATE: (),
        Organisation.STATE: (("order_elsewhere", 1),),
        Organisation.FOREIGN: (("order_elsewhere", 1),),
        Organisation.PUBLIC: (("order_elsewhere", 1),),
    }
)
CONTACTS: Table[Contact] = MappingProxyType(
    {
        Contact.COLD_CALL: (("patience", -1), ("turns", -30)),
        Contact.FIRST_VISIT: (),
        Contact.TECHNICAL: (("turns", -10),),
        Contact.TOP_OFFICER: (("patience", -1), ("turns", -25)),
        Contact.NEGOTIATION: (("turns", -10),),
        Contact.FOLLOW_UP: (("turns", -15),),
        Contact.GROUP: (("lost_face", 1), ("accused", 1)),
    }
)
#: Whatever comes together, he can be annoyed once.
LEAST_PATIENCE = 1


@cache
def added_up(*changes: Changes) -> Profile:
    """The ordinary customer with all of these changes."""
    sums = msgspec.structs.asdict(Profile())
    for name, more in (one for some in changes for one in some):
        sums[name] += more
    return Profile(**{**sums, "patience": max(LEAST_PATIENCE, sums["patience"])})


def profile(book: Rehearsal) -> Profile:
    """The customer's mind in numbers."""
    return added_up(
        LEVELS[book.level],
        ROLES[book.role],
        MODES[book.mode],
        ORGANISATIONS[book.organisation],
        CONTACTS[book.contact],
    )
