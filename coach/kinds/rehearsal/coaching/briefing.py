"""What the rep is told before the first line: in what this customer is not like any other."""

from coach.effects import Say
from coach.kinds.rehearsal.mind.profile import Profile, profile
from coach.playbook import Rehearsal
from coach.vocabulary import Level, ResponseMode, Role

#: Roles whose ways have to be told before.
TOLD = (Role.TECHNICAL, Role.COACH)


def is_special(book: Rehearsal) -> bool:
    """Whether anything has to be told."""
    differs = book.level is not Level.ORDINARY or book.mode is not ResponseMode.TROUBLE
    short = profile(book).turns < Profile().turns
    return differs or book.role in TOLD or bool(book.people) or short


def briefing(book: Rehearsal) -> tuple[Say, ...]:
    """Level, mode, role, room, length, as far as they change anything; nothing otherwise."""
    if not is_special(book):
        return ()
    facts = {
        "who": book.who,
        "level": book.level,
        "mode": book.mode,
        "role": book.role,
        "people": tuple({"who": one.who, "role": one.role} for one in book.people),
        "turns": profile(book).turns,
        "short": profile(book).turns < Profile().turns,
    }
    return (Say(prompt="rehearsal.special", facts=facts),)
