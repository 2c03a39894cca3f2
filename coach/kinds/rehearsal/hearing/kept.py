"""What is kept of a line, so that the same talk can be heard again."""

from msgspec.structs import replace

from coach.reading import Part, Utterance


def bare_part(part: Part) -> Part:
    """A sentence without its evidence."""
    return replace(part, evidence=()) if part.evidence else part


def bare(said: Utterance) -> Utterance:
    """A line without its evidence; the rules of the talk come to the same by it."""
    return replace(said, parts=tuple(map(bare_part, said.parts)), evidence=())
