"""Play the talks that a rehearsal carries."""

from collections.abc import Iterator

from coach.compiler.access import blocks
from coach.compiler.catalogue import ENDS_OTHERWISE, OTHER_STEP
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping
from coach.compiler.trials.common import AT, SEED, bounds, place_of
from coach.effects import Effect, Finish
from coach.events import Chose, Spoke
from coach.judge.language import Language
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.walk import advance, begin, read
from coach.playbook import Rehearsal, TalkTest
from coach.vocabulary import Walk


def talks(book: Rehearsal, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    """Every talk that ended, scored or won otherwise than its author says."""
    for test, node in zip(book.tests, blocks(root, "tests"), strict=True):
        state, effects = play(book, test, language)
        end = next(effect for effect in effects if isinstance(effect, Finish))
        score = 0 if end.score is None else end.score
        if end.outcome is not test.ends:
            place = place_of(node, "ends")
            yield ENDS_OTHERWISE.at(
                place, test=test.name, wanted=test.ends, got=end.outcome, score=score
            )
        elif test.step is not None and test.step not in state.granted:
            got = "".join(state.granted[-1:])
            place = place_of(node, "step")
            yield OTHER_STEP.at(place, test=test.name, wanted=test.step, got=got)
        yield from bounds(node, test.name, score, test.at_least, test.at_most)


def play(
    book: Rehearsal, test: TalkTest, language: Language
) -> tuple[RehearsalState, tuple[Effect, ...]]:
    """Walk a talk alone to its end: the last state, with the effects that ended it."""
    state, effects = begin(book, Walk.FREE, AT, SEED)
    for line in test.talk:
        if not state.finished:
            reading = read(language, book, state, line.text, AT)
            state, effects = advance(book, state, Spoke(reading=reading), AT, SEED)
    if not state.finished:
        state, effects = advance(book, state, Chose(choice="stop"), AT, SEED)
    return state, effects
