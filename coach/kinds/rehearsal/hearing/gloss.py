"""What a line says to this customer beside what the rules of its language read in it."""

from msgspec.structs import replace

from coach.judge.language import Language
from coach.kinds.rehearsal.hearing.days import kinds_of
from coach.kinds.rehearsal.hearing.matters import tied
from coach.kinds.rehearsal.hearing.names import introduction
from coach.kinds.rehearsal.hearing.trades import traded
from coach.kinds.rehearsal.state import RehearsalState
from coach.playbook import Rehearsal
from coach.reading import Utterance


def glossed(
    language: Language, book: Rehearsal, state: RehearsalState, said: Utterance
) -> Utterance:
    """The line as it was read, and beside it what only one who knows this customer hears.

    A trade, the matter a question is about, what the line comes to as a whole, whose name it has.
    """
    said = tied(language, book, traded(language, book, state, said))
    flags = (*said.flags, *kinds_of(language, book, said.text))
    return replace(said, flags=flags, courtesies=introduction(language, book, said))
