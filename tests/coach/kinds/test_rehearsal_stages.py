"""The coach beside the rep, stage by stage: three tries, a model line, then what comes next."""

from msgspec.structs import replace

from coach.effects import Choice, Offer, Say
from coach.vocabulary import Act, Area, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    FACT,
    HELLO,
    PROBLEM,
    RECAP,
    Talk,
    advised,
    buttons,
    guided,
    part,
    says,
)

REMARK = says(part(Act.STATEMENT))
SMALL = says(part(Act.SMALL_TALK))


def openings(talk: Talk, times: int) -> tuple[tuple[str, ...], ...]:
    """What the coach advised after each of so many lines that do not open."""
    said = []
    for nth in range(times):
        talk.say(SMALL if nth % 2 else REMARK)
        said.append(tuple(p for p in talk.coached if ".advice." in p or ".ask." in p))
    return tuple(said)


def test_after_three_tries_comes_a_model_line_then_the_next_stage() -> None:
    advice, model = (
        ("rehearsal.advice.opening",),
        ("rehearsal.advice.model", "rehearsal.ask.opening"),
    )

    assert openings(Talk(walk=Walk.GUIDED), 4) == (
        advice,
        advice,
        model,
        ("rehearsal.advice.situation",),
    )


def test_what_was_passed_over_comes_back_once_the_rest_was_tried_as_often() -> None:
    assert openings(Talk(walk=Walk.GUIDED), 8)[-2:] == (
        ("rehearsal.advice.model", "rehearsal.ask.situation"),
        ("rehearsal.advice.opening",),
    )


def test_a_side_tried_in_vain_gives_way_to_the_next() -> None:
    talk = guided(HELLO, PROBLEM, *(REMARK for _ in range(3)))
    assert talk.coached[-2:] == ("rehearsal.advice.model", "rehearsal.ask.consequence")

    assert advised(talk.say(RECAP)) == ("consequence", "拣错货", Area.CUSTOMERS)


def test_the_advice_on_the_opening_names_what_is_missing() -> None:
    talk = guided(says(part(Act.STATEMENT), courtesies="introducer"))

    say = next(e for e in talk.effects if isinstance(e, Say) and "advice" in e.prompt)
    assert (say.facts["missing"], say.facts["begun"]) == (("why_now", "how_long"), True)


def test_without_an_introducer_nobody_is_missed() -> None:
    talk = Talk(replace(BOOK, introduced_by=None), Walk.GUIDED)

    say = next(e for e in talk.effects if isinstance(e, Say) and "advice" in e.prompt)
    assert (say.facts["missing"], say.facts["begun"]) == (("why_now", "how_long"), False)


def test_hints_go_deeper_and_tell_their_price() -> None:
    talk = guided(HELLO, FACT, PROBLEM)

    talk.press("hint")
    assert talk.coached == ("rehearsal.price", "rehearsal.direction.consequence")
    deeper = Choice(id="hint", prompt="rehearsal.choice.deeper", facts={"price": 2})
    stop = Choice(id="stop", prompt="rehearsal.choice.stop")
    assert talk.effects[-1] == Offer(choices=(deeper, stop))
    assert talk.press("hint").coached == ("rehearsal.price", "rehearsal.look.consequence")
    assert talk.press("hint").coached == ("rehearsal.price", "rehearsal.ask.consequence")
    assert (talk.state.paid, buttons(talk)) == (7, ("stop",))

    assert talk.press("hint").coached == ("rehearsal.price", "rehearsal.ask.consequence")
    assert talk.state.paid == 7


def test_all_hints_of_a_talk_together_have_a_ceiling() -> None:
    talk = guided(HELLO).press("hint").press("hint").press("hint").say(FACT)
    talk.press("hint").press("hint")

    assert (talk.state.paid, buttons(talk)) == (9, ("deeper", "stop"))
    assert talk.press("hint").state.paid == 10
    talk.say(PROBLEM).press("hint")
    free = Choice(id="hint", prompt="rehearsal.choice.deeper", facts={"price": 0})
    assert talk.effects[-1] == Offer(
        choices=(free, Choice(id="stop", prompt="rehearsal.choice.stop"))
    )
    assert talk.press("hint").press("hint").state.paid == 10


def test_hints_begin_anew_with_the_next_line() -> None:
    talk = guided(HELLO).press("hint").press("hint").say(FACT)

    assert (talk.state.hints, talk.state.paid) == (0, 2)
