"""A line that nobody understands: no turn, no cost, a question back."""

import pytest
from msgspec.structs import replace

from coach.effects import Say
from coach.reading import Utterance
from coach.vocabulary import Act, Walk
from tests.coach.kinds.rehearsal_talk import FACT, HELLO, Talk, guided, part, says

UNCLEAR = says(part(Act.UNCLEAR))


@pytest.mark.parametrize("walk", tuple(Walk))
def test_a_line_not_understood_is_not_delivered_and_costs_nothing(walk: Walk) -> None:
    talk = Talk(walk=walk).say(HELLO)
    before = talk.state
    talk.say(UNCLEAR)

    assert talk.state == replace(before, unclear=1)
    assert talk.say(FACT).state.unclear == 0


def test_an_utterance_without_sentences_is_not_understood() -> None:
    talk = guided(Utterance(text="", parts=(), main=0))

    assert talk.effects[0] == Say(
        prompt="rehearsal.not_understood", facts={"who": "郝主管", "times": 1}
    )


def test_alone_with_him_he_asks_back_himself_before_the_coach_helps() -> None:
    talk = Talk().say(UNCLEAR)
    assert (talk.heard, talk.coached) == (("customer.puzzled",), ())

    assert talk.say(UNCLEAR).heard == ("customer.puzzled",)
    assert talk.say(UNCLEAR).coached == ("rehearsal.not_understood",)
