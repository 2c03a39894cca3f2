"""What customer and coach say to an answer of a drill."""

import pytest
from msgspec.structs import replace

from coach.reading import FaultFound
from coach.vocabulary import Fault, Move
from tests.coach.kinds.drill_talk import (
    ACKNOWLEDGE,
    CLARIFY,
    HALF,
    NEXT_STEP,
    NOTHING,
    OWN,
    PRICE,
    RESPOND,
    facts,
    fault,
    heard,
    move,
    play,
    said,
    spoken,
)


def test_of_the_moves_that_worked_he_answers_the_last_that_has_words() -> None:
    _, effects = play(said("不冲突的事", move(ACKNOWLEDGE), move(RESPOND)))

    assert heard(effects) == ("那倒不冲突。",)


def test_he_listens_on_when_the_author_wrote_no_answer() -> None:
    assert heard(play(HALF).effects) == ("drill.customer.listens",)


def test_a_fault_ends_the_try_and_he_says_what_the_author_wrote() -> None:
    state, effects = play(
        said("土办法不行，夜班呢", move(CLARIFY), faults=(fault(OWN, None), PRICE))
    )

    assert heard(effects) == ("这话难听了。",)
    assert spoken(effects) == ("drill.praise.clarify", "drill.improve.fault.own", "drill.points")
    assert facts(effects, "drill.improve.fault.own") == {"name": OWN, "words": "土办法不行"}
    assert facts(effects, "drill.points") == {
        "score": 0,
        "left": 1,
        "hints": 0,
        "moves": ({"move": "clarify", "points": 35, "words": "土办法不行"},),
        "faults": (
            {"name": OWN, "fault": "", "minus": 30, "words": "土办法不行"},
            {"name": "先谈价", "fault": "price_first", "minus": 10, "words": "土办法不行"},
        ),
    }
    assert state.closed


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (PRICE, {"fault": "price_first"}),
        (fault("contradicts", Fault.CONTRADICTS), {"fault": "contradicts"}),
        (fault("另一个", None), {"fault": "own"}),
    ],
)
def test_a_fault_without_words_of_the_author_gets_an_ordinary_answer(
    found: FaultFound, expected: dict[str, object]
) -> None:
    _, effects = play(said("便宜点给您", faults=(found,)))

    assert facts(effects, "drill.customer.fault") == expected


def test_a_built_in_fault_the_item_does_not_list_has_no_name_of_the_authors() -> None:
    _, effects = play(
        said("您错了", move(CLARIFY), faults=(fault("contradicts", Fault.CONTRADICTS),))
    )

    assert facts(effects, "drill.points")["faults"] == (
        {"name": "", "fault": "contradicts", "minus": 20, "words": "您错了"},
    )


def test_an_ignored_objection_is_a_missing_move_and_not_a_line_of_points() -> None:
    _, effects = play(NOTHING)

    assert spoken(effects) == ("drill.improve.missing.clarify", "drill.points")
    assert facts(effects, "drill.points")["faults"] == ()


def test_a_half_move_is_the_thing_to_improve_when_it_lost_most() -> None:
    _, effects = play(
        said("够用，夜班呢", move(ACKNOWLEDGE), move(CLARIFY, 0.33), move(RESPOND), move(NEXT_STEP))
    )

    assert facts(effects, "drill.improve.part.clarify") == {
        "got": 12,
        "most": 35,
        "words": "够用",
    }


def test_nothing_is_improved_in_a_perfect_answer() -> None:
    _, effects = play(said("全都有了", *(move(name) for name in Move)))

    assert spoken(effects) == ("drill.result", "drill.praise.clarify")


def test_a_quote_leaves_out_what_joins_it_to_the_clause_before() -> None:
    found = replace(move(CLARIFY), evidence=(replace(move(CLARIFY).evidence[0], start=6, end=8),))
    state, _ = play(said("行，不过夜班谁盯？", found))

    assert dict(state.quotes) == {"move:clarify": "夜班谁盯"}


def test_a_move_hardly_made_is_not_praised() -> None:
    _, effects = play(said("好的", move(ACKNOWLEDGE, 0.33), faults=(PRICE,)))

    assert spoken(effects) == ("drill.improve.fault.price_first", "drill.points")
