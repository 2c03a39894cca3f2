"""A drill as a talk: tries, turns, items."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from coach.effects import Quote, Say
from coach.events import Began, Spoke
from coach.kinds.drill.walk import advance, begin, read
from coach.reading import Entry
from coach.vocabulary import Move, Speaker, Walk
from tests.coach.judge.answers import language
from tests.coach.kinds.drill_talk import (
    ACKNOWLEDGE,
    AT,
    BOOK,
    CLARIFY,
    GOOD,
    HALF,
    IN_HOUSE,
    NEXT_STEP,
    NOTHING,
    RESPOND,
    SEED,
    facts,
    finished,
    heard,
    move,
    offered,
    play,
    said,
    spoken,
)

ASKED = said("夜班谁盯，远不远", move(CLARIFY))
STEP = said("周二上午十点我来", move(NEXT_STEP))


def test_the_coach_introduces_and_the_customer_objects() -> None:
    state, effects = play()

    assert effects[:2] == (
        Say(
            prompt="drill.intro",
            facts={"you_sell": "打码机", "who": "设备科长", "tries": 2},
            rule="drill.intro",
        ),
        Quote(
            text=IN_HOUSE.says[state.wording].text,
            line=IN_HOUSE.says[state.wording].line,
            rule="drill.objection",
        ),
    )
    assert offered(effects) == ("hint", "stop")


def test_to_have_begun_is_to_begin() -> None:
    state, _ = play()

    assert advance(BOOK, state, Began(walk=Walk.FREE), AT, SEED) == begin(BOOK, Walk.FREE, AT, SEED)


def test_seeds_bring_every_wording_and_one_seed_always_the_same() -> None:
    wordings = [begin(BOOK, Walk.FREE, AT, str(seed)).state.wording for seed in range(30)]

    assert set(wordings) == {0, 1, 2}
    assert wordings == [begin(BOOK, Walk.FREE, AT, str(seed)).state.wording for seed in range(30)]


def test_a_move_that_works_brings_his_answer_and_the_try_goes_on() -> None:
    state, effects = play(ASKED)

    assert heard(effects) == ("夜里是差点。",)
    assert spoken(effects) == ("drill.carry_on.clarify",)
    assert (state.tries, state.closed) == (0, False)


def test_moves_add_up_within_a_try_until_it_passes() -> None:
    state, effects = play(ASKED, STEP)

    assert heard(effects) == ("drill.customer.agrees",)
    assert spoken(effects) == (
        "drill.result",
        "drill.praise.clarify",
        "drill.improve.missing.respond",
    )
    assert facts(effects, "drill.result") == {
        "score": 65,
        "before": None,
        "passed": True,
        "tries": 2,
        "hints": 0,
    }
    assert (state.settled, state.points) == (True, 65)
    assert offered(effects) == ("model", "again", "next", "stop")


def test_a_move_done_better_replaces_the_weaker_one() -> None:
    state, _ = play(HALF, said("有师傅踏实", move(ACKNOWLEDGE)))

    assert state.moves == (move(ACKNOWLEDGE),)


def test_a_move_done_again_adds_nothing_and_the_coach_names_the_next_one() -> None:
    state, effects = play(ASKED, ASKED)

    assert heard(effects) == ("drill.customer.known",)
    assert spoken(effects) == ("drill.carry_on.known",)
    assert facts(effects, "drill.carry_on.known") == {"missing": "acknowledge"}
    assert (state.tries, state.closed) == (0, False)


def test_where_every_move_was_made_no_next_one_is_named() -> None:
    everything = said("全都有了", *(move(name) for name in Move))
    strict = replace(BOOK, pass_mark=95)

    _, effects = play("hint", everything, everything, book=strict)

    assert facts(effects, "drill.carry_on.known") == {"missing": ""}


def test_an_answer_without_a_move_ends_the_try() -> None:
    state, effects = play(ASKED, said("行"))

    assert heard(effects) == ("drill.customer.nothing_new",)
    assert spoken(effects) == (
        "drill.praise.clarify",
        "drill.improve.missing.next_step",
        "drill.points",
    )
    assert (state.tries, state.points) == (1, 35)
    assert offered(effects) == ("again", "hint", "why")


def test_a_try_ends_after_three_answers() -> None:
    state, _ = play(
        HALF, said("踏实，有师傅", move(ACKNOWLEDGE)), said("我们只管夜里", move(RESPOND, 0.5))
    )

    assert (state.closed, state.points) == (True, 25)


def test_to_add_nothing_after_a_move_is_not_to_ignore_the_objection() -> None:
    state, _ = play(HALF)
    answer = read(language(), BOOK, state, "哦", AT)

    assert answer.faults == ()
    assert heard(play(HALF, Spoke(reading=answer)).effects) == ("drill.customer.nothing_new",)


def test_words_after_a_closed_try_begin_a_new_one() -> None:
    state, effects = play(NOTHING, GOOD)

    assert (state.tries, state.points, state.before, state.best) == (2, 60, 0, 60)
    assert facts(effects, "drill.result")["before"] == 0


def test_the_second_failure_ends_the_item() -> None:
    state, effects = play(NOTHING, NOTHING)

    assert state.settled
    assert facts(effects, "drill.result")["passed"] is False


def test_words_said_to_an_item_that_is_over_are_told_so() -> None:
    state, _ = play(GOOD)
    after, effects = play(GOOD, GOOD)

    assert (after, spoken(effects)) == (state, ("drill.settled",))


def test_words_said_to_a_drill_that_is_over_are_told_so() -> None:
    _, effects = play("stop", GOOD)

    assert (spoken(effects), offered(effects)) == (("drill.over",), ("why", "score"))


def test_on_his_own_the_rep_hears_the_customer_alone_until_the_item_is_over() -> None:
    begun = play(walk=Walk.FREE)
    assert offered(begun.effects) == ()

    for events in ((ASKED,), (NOTHING,)):
        _, effects = play(*events, walk=Walk.FREE)
        assert (len(effects), len(heard(effects))) == (1, 1)

    _, effects = play(NOTHING, GOOD, walk=Walk.FREE)
    assert spoken(effects)[0] == "drill.result"
    assert offered(effects) == ("model", "again", "next", "stop")


def test_the_model_answer_read_out_is_capped_and_gets_no_praise() -> None:
    pasted = said(IN_HOUSE.model.text, *(move(name) for name in Move))
    state, effects = play(pasted, pasted)

    assert state.points == 25
    assert spoken(effects) == ("drill.result", "drill.improve.own_words")
    assert (state.done[0].words, state.done[0].weak) == ("", "own_words")


def test_what_was_asked_before_takes_part_in_reading() -> None:
    state, _ = play(ASKED)
    cheaper = "量大可以优惠"

    assert read(language(), BOOK, state, cheaper, AT).faults == ()
    fresh = read(language(), BOOK, play().state, cheaper, AT).faults
    assert [found.name for found in fresh] == ["先谈价"]


def test_a_closed_try_takes_no_part_in_reading() -> None:
    state, _ = play(ASKED, said("行"))

    faults = read(language(), BOOK, state, "量大可以优惠", AT).faults
    assert [found.name for found in faults] == ["先谈价"]


def test_every_line_names_its_rule() -> None:
    lines = [
        one
        for events in ((), (ASKED,), (NOTHING,), (GOOD,), (GOOD, "next"), (GOOD, "model"))
        for one in play(*events).effects
        if isinstance(one, Say | Quote)
    ]

    assert all(one.rule for one in lines)


def test_each_turn_brings_one_bubble_of_each_speaker() -> None:
    for events in ((), (ASKED,), (NOTHING,), (GOOD,), (GOOD, "next"), (GOOD, "again")):
        voices = [one.speaker for one in play(*events).effects if isinstance(one, Say | Quote)]
        changes = sum(a is not b for a, b in pairwise(voices))
        assert changes <= 1
        assert set(voices) <= set(Speaker)


def test_a_drill_reads_answers_only() -> None:
    with pytest.raises(TypeError, match="answers only"):
        play(Spoke(reading=Entry(text="18", target="x")))


def test_the_end_of_the_last_item_offers_the_result() -> None:
    _, effects = play("item:1", said("跟谁比的", move(CLARIFY)))

    assert offered(effects) == ("model", "again", "finish", "why")
    assert finished(effects) is None
