"""A rehearsal taken up again at one of its lines stands where it stood before that line."""

import pytest
from msgspec.structs import replace

from coach.branch import branch
from coach.effects import Quote, Say
from coach.events import Began, Chose, Past, Spoke
from coach.kinds.rehearsal.state import RehearsalState
from coach.kinds.rehearsal.walk import advance
from coach.reading import Utterance
from coach.replay import Recorded, fold
from coach.vocabulary import Act, Outcome, Walk
from tests.coach.kinds.rehearsal_talk import (
    AT,
    BOOK,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    PITCH,
    PROBLEM,
    SEED,
    Talk,
    part,
    says,
)

UNCLEAR = says(part(Act.UNCLEAR))


def talk(*said: Utterance | str, walk: Walk = Walk.FREE) -> list[Recorded]:
    """A talk of these lines, and of these choices."""
    events = [Chose(choice=one) if isinstance(one, str) else Spoke(reading=one) for one in said]
    return [(event, AT) for event in (Began(walk=walk), *events)]


@pytest.mark.parametrize("turn", range(1, len(GOOD) + 1))
def test_a_branch_is_the_talk_up_to_the_line_before(turn: int) -> None:
    past = Past(turn=turn, score=61, outcome=Outcome.CONTINUATION)

    found = branch(BOOK, talk(*GOOD), past, SEED)

    before = Talk().say(*GOOD[: turn - 1])
    assert found.state == replace(before.state, past=past)
    assert found.effects == before.effects
    assert found.recorded == ((Began(walk=Walk.FREE, past=past), AT), *talk(*GOOD)[1:turn])
    assert fold(BOOK, found.recorded, SEED) == found.state


def test_a_branch_goes_on_as_the_talk_would_have() -> None:
    found = branch(BOOK, talk(HELLO, FACT, PROBLEM, PITCH), Past(turn=4), SEED)

    after = advance(BOOK, found.state, Spoke(reading=MONEY), AT, SEED)

    straight = Talk().say(HELLO, FACT, PROBLEM, MONEY)
    assert (replace(after.state, past=None), after.effects) == (straight.state, straight.effects)


def test_only_lines_that_he_heard_count() -> None:
    said = talk("why", HELLO, UNCLEAR, "hint", PROBLEM, "score", UNCLEAR, "hint", PITCH, "stop")

    found = branch(BOOK, said, Past(turn=3), SEED)

    assert [event for event, _ in found.recorded[1:]] == [event for event, _ in said[1:6]]
    assert (len(found.state.notes), found.state.unclear, found.state.finished) == (2, 0, False)


def test_the_first_line_goes_back_to_the_greeting() -> None:
    found = branch(BOOK, talk(HELLO, PROBLEM, walk=Walk.GUIDED), Past(turn=1), SEED)

    greeting, advice, *_ = found.effects
    assert isinstance(greeting, Quote)
    assert isinstance(advice, Say)
    assert (greeting.text, found.state.walk) == (BOOK.greets.text, Walk.GUIDED)


def test_what_begins_nothing_has_no_branch() -> None:
    with pytest.raises(ValueError, match="begins with Began"):
        branch(BOOK, talk(HELLO)[1:], Past(turn=1), SEED)


@pytest.mark.parametrize("past", [None, Past(turn=2, score=None)])
def test_the_debrief_holds_both_branches_against_each_other(past: Past | None) -> None:
    recorded = talk(HELLO, PROBLEM)
    state = fold(BOOK, recorded, SEED)
    if past is not None:
        state = branch(BOOK, recorded, past, SEED).state
    assert isinstance(state, RehearsalState)

    told = advance(BOOK, state, Chose(choice="stop"), AT, SEED).effects

    prompts = [effect.prompt for effect in told if isinstance(effect, Say)]
    assert ("rehearsal.debrief.compare" in prompts) is (past is not None)


def test_of_a_talk_with_fewer_lines_all_is_kept() -> None:
    said = talk(HELLO, PROBLEM, "hint")

    assert branch(BOOK, said, Past(turn=9), SEED).recorded[1:] == tuple(said[1:])
