"""What a line says to this customer beside what the rules of its language read in it."""

from msgspec.structs import replace

from coach.judge.language import Language
from coach.kinds.rehearsal.hearing.days import kinds_of
from coach.kinds.rehearsal.hearing.names import introduction
from coach.playbook import Rehearsal
from coach.reading import Utterance


def glossed(language: Language, book: Rehearsal, said: Utterance) -> Utterance:
    """The line as it was read, with what it comes to as a whole, and whose name it brings."""
    flags = (*said.flags, *kinds_of(language, book, said.text))
    return replace(said, flags=flags, courtesies=introduction(language, book, said))
