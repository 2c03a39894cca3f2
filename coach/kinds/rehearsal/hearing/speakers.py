"""The name of who says each line, where several people are in the room."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.room import owner
from coach.kinds.rehearsal.rules.turn import Line, Reply
from coach.playbook import Rehearsal


def attributed(book: Rehearsal, reply: Reply) -> tuple[Line, ...]:
    """The lines with the name of who says each, where several people are in the room."""
    if not book.people:
        return reply.lines
    who = owner(book, reply.topic)
    return tuple(line if line.who else replace(line, who=who) for line in reply.lines)
