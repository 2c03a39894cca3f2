"""What could have been said to what the customer had just raised himself."""

from msgspec.structs import replace

from coach.kinds.rehearsal.mind.scales import open_demand
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.whatif.ideal import line_of
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Courtesy, Form, Trait

#: A question about nothing in particular: why, or what is behind it.
PLAIN_QUESTION = Part(act=Act.QUESTION, form=Form.OPEN)


def answered_first(state: RehearsalState, said: Utterance) -> Utterance | None:
    """The line with an answer to his own question before it; None when he had asked none."""
    if state.asking is None:
        return None
    answer = Part(act=Act.STATEMENT, asks=(state.asking,))
    return replace(said, parts=(answer, *said.parts), main=said.main + 1)


def to_demand(state: RehearsalState) -> dict[str, Utterance]:
    """What a demand is met with: why, as long as he has not said it, or something in return."""
    index = open_demand(state)
    if index is None:
        return {}
    trade = line_of(Part(act=Act.STATEMENT, flags=(Trait.TRADES,)))
    if index in state.reasons:
        return {"trade": trade}
    return {"why": line_of(PLAIN_QUESTION), "trade": trade}


def to_refusal(state: RehearsalState) -> dict[str, Utterance]:
    """What a polite refusal is met with: who decides, and by when."""
    if not state.declined:
        return {}
    return {"test": line_of(PLAIN_QUESTION, courtesies=(Courtesy.TESTS_NO,))}


def raised(book: Rehearsal, state: RehearsalState) -> str:
    """His words of the last turn that stood open: his own question, else his demand."""
    if state.asking is not None:
        return book.asks[state.asking].says.text
    index = open_demand(state)
    return "" if index is None else book.haggles[index].says.text
