"""The map of the customer's needs, in words and as it is drawn."""

from msgspec.structs import replace

from coach.effects import Bar, Cell, Label, Picture, Say
from coach.kinds.rehearsal.debrief.needs import Mix, Need, Side, mix, needs
from coach.vocabulary import Area, Role, Spin
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    ORDER,
    PAYOFF,
    PROBLEM,
    TRIAL,
    Talk,
)

UNTOUCHED = Need("盘点", False, (Side(Area.RISK, False), Side(Area.CAREER, False)), False)  # noqa: FBT003 -- a need as it is read aloud


def drawn(talk: Talk) -> Picture:
    return next(effect for effect in talk.effects if isinstance(effect, Picture))


def words(talk: Talk, prompt: str) -> Say:
    return next(one for one in talk.effects if isinstance(one, Say) and one.prompt == prompt)


def test_a_need_is_what_was_brought_out_of_a_topic() -> None:
    found = needs(BOOK, Talk().say(HELLO, PROBLEM, CUSTOMERS, PAYOFF).state)

    picking, counting = found
    assert (picking.topic, picking.problem, picking.benefit) == ("拣错货", True, True)
    assert tuple(side.area for side in picking.sides if side.found) == (Area.CUSTOMERS,)
    assert len(picking.sides) == 4
    assert counting == UNTOUCHED


def test_the_questions_stand_beside_their_bands() -> None:
    mixed = mix(BOOK, Talk().say(HELLO, FACT, PROBLEM, MONEY, CUSTOMERS).state)

    assert tuple((one.spin, one.asked, one.share) for one in mixed) == (
        (Spin.SITUATION, 1, 25),
        (Spin.PROBLEM, 1, 25),
        (Spin.IMPLICATION, 2, 50),
        (Spin.NEED_PAYOFF, 0, 0),
    )
    assert mixed[0] == Mix(Spin.SITUATION, 1, 25, 10, 40)


def test_before_any_question_every_share_is_nothing() -> None:
    assert {one.share for one in mix(BOOK, Talk().state)} == {0}


def test_the_map_is_told_and_drawn_once_the_talk_is_over() -> None:
    talk = Talk().say(*GOOD[:4]).press("stop").press("map")

    told, picture = words(talk, "rehearsal.map.text"), drawn(talk)
    assert told.facts == picture.facts
    first = picture.drawing.rows[0]
    assert first.label == Label(value="拣错货")
    assert first.cells[:2] == (
        Cell(label=Label(kind="need", value="problem"), found=True),
        Cell(label=Label(kind="area", value="money"), found=True),
    )
    assert first.cells[-1] == Cell(label=Label(kind="need", value="benefit"), found=False)
    assert picture.drawing.bars[0] == Bar(
        label=Label(kind="spin", value="S"), count=1, share=33, least=10, most=40
    )


def test_there_is_no_map_while_the_talk_goes_on() -> None:
    assert Talk().say(*GOOD[:4]).press("map").coached == ("rehearsal.no_such_choice",)


def test_no_word_of_his_that_he_did_not_say_is_in_the_map() -> None:
    talk = Talk().say(*GOOD[:4]).press("stop").press("map")
    secret = (
        *(one.says.text for topic in BOOK.topics for one in topic.consequences),
        *(topic.problem.says.text for topic in BOOK.topics),
        *(topic.worth.text for topic in BOOK.topics),
    )

    assert not any(text in repr(talk.effects) for text in secret)


def test_why_he_decided_is_told_with_the_weights() -> None:
    light = Talk().say(HELLO, TRIAL).press("stop")
    granted = Talk(replace(BOOK, role=Role.ECONOMIC, cost=())).say(HELLO, PROBLEM, ORDER)

    facts = words(light, "rehearsal.debrief.because").facts
    assert (facts["verdict"], facts["left"], facts["right"]) == ("light", 0, 6)
    assert (facts["step"], facts["needed"]) == ("一条通道试半月", 2)
    because = words(granted.press("stop"), "rehearsal.debrief.because").facts
    assert (because["verdict"], because["step"], because["right"]) == ("granted", None, 0)
