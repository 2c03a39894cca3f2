"""The buttons of a drill, and its end."""

import pytest
from msgspec.structs import replace

from coach.effects import Finish, Quote, Say
from coach.events import Spoke
from coach.kinds.drill.state import Done
from coach.reading import Cited
from coach.vocabulary import Speaker, Walk
from tests.coach.kinds.drill_talk import (
    ACKNOWLEDGE,
    BOOK,
    CLARIFY,
    GOOD,
    HALF,
    IN_HOUSE,
    NOTHING,
    OWN,
    PRICE,
    facts,
    fault,
    finished,
    heard,
    move,
    offered,
    play,
    said,
    spoken,
)

PERFECT = said("跟谁比的", move(CLARIFY))


def test_hints_name_the_first_missing_move_then_the_strategy() -> None:
    assert spoken(play("hint").effects) == ("drill.hint.acknowledge",)
    assert spoken(play(said("踏实", move(ACKNOWLEDGE)), "hint").effects) == ("drill.hint.clarify",)
    assert spoken(play("hint", "hint").effects) == ("drill.hint.strategy",)
    assert spoken(play("hint", "hint", "hint").effects) == ("drill.hint.none",)


def test_a_hint_says_its_price_and_costs_it() -> None:
    assert facts(play("hint").effects, "drill.hint.acknowledge") == {"cost": 10}

    state, effects = play("hint", said("夜班谁盯", move(CLARIFY), faults=(PRICE,)))
    assert state.points == 35 - 10 - 10
    assert facts(effects, "drill.points")["hints"] == 10


def test_a_hint_where_no_move_is_missing_is_the_strategy() -> None:
    strict = replace(BOOK, pass_mark=95)
    hinted = play("item:1", said("跟谁比的", move(CLARIFY), faults=(PRICE,)), "hint", book=strict)

    assert spoken(hinted.effects) == ("drill.hint.strategy",)


def test_the_third_hint_costs_nothing_and_is_not_offered() -> None:
    assert offered(play("hint", "hint").effects) == ("stop",)
    assert offered(play("hint", "hint", NOTHING).effects) == ("again", "why")
    assert play("hint", "hint", "hint").state == play("hint", "hint").state


def test_why_quotes_the_words_of_the_latest_try() -> None:
    _, effects = play(said("夜班谁盯", move(CLARIFY), faults=(PRICE,)), "why")

    assert facts(effects, "drill.why") == {
        "moves": ({"move": "clarify", "points": 35, "words": "夜班谁盯"},),
        "faults": ({"name": "先谈价", "fault": "price_first", "minus": 10, "words": "夜班谁盯"},),
        "hints": 0,
        "score": 25,
        "pasted": False,
    }


def test_one_tap_deeper_stand_the_rules_that_read_the_try() -> None:
    answer = said("夜班谁盯", move(CLARIFY), faults=(PRICE,))

    assert offered(play(answer, "why").effects)[0] == "why_more"
    assert facts(play(answer, "why", "why_more").effects, "drill.why_more") == {
        "cited": (Cited(rule="zh.clarify", words=""), Cited(rule="zh.先谈价", words="")),
        "rule": "drill.fault.先谈价",
        "line": None,
        "heard": "",
    }


@pytest.mark.parametrize(
    ("answer", "rule", "line", "heard"),
    [
        (said("夜班谁盯", move(CLARIFY)), "drill.then.clarify", 22, "夜里是差点"),
        (said("土办法", faults=(fault(OWN, None),)), f"drill.fault.{OWN}", 33, "这话难听了"),
        (said("理解", move(ACKNOWLEDGE)), "drill.objection", 14, "坏了我们自己修"),
    ],
)
def test_the_rules_of_a_try_end_with_his_answer_and_its_line(
    answer: Spoke, rule: str, line: int, heard: str
) -> None:
    found = facts(play(answer, "why_more").effects, "drill.why_more")

    assert (found["rule"], found["line"], found["heard"]) == (rule, line, heard)


@pytest.mark.parametrize("choice", ["why", "why_more"])
def test_no_rules_are_shown_before_the_first_answer(choice: str) -> None:
    assert spoken(play(choice).effects) == ("drill.why_nothing",)
    assert "why_more" not in offered(play(choice).effects)


def test_why_counts_a_try_under_way() -> None:
    assert facts(play(HALF, "why").effects, "drill.why")["score"] == 8


def test_why_before_the_first_answer_has_nothing_to_explain() -> None:
    assert spoken(play("why").effects) == ("drill.why_nothing",)


def test_the_model_answer_comes_with_its_reason() -> None:
    state, effects = play(GOOD, "model")

    assert effects[:2] == (
        Quote(text=IN_HOUSE.model.text, line=38, rule="drill.model", speaker=Speaker.COACH),
        Say(prompt="drill.strategy", facts={"why": IN_HOUSE.why}, rule="drill.strategy"),
    )
    assert state == play(GOOD).state


@pytest.mark.parametrize("choice", ["again", "retry"])
def test_again_lets_him_object_once_more(choice: str) -> None:
    before = play(NOTHING).state
    state, effects = play(NOTHING, choice)

    assert (state, heard(effects)) == (before, (IN_HOUSE.says[before.wording].text,))


def test_again_after_the_end_opens_the_item_anew_and_keeps_the_better_score() -> None:
    state, effects = play(GOOD, "again")
    assert (state.settled, state.tries, len(heard(effects))) == (False, 0, 1)

    worse = play(GOOD, "again", NOTHING, NOTHING).state
    assert [one.score for one in worse.done] == [60]

    better = play(NOTHING, NOTHING, "again", GOOD).state
    assert [one.score for one in better.done] == [60]


@pytest.mark.parametrize("choice", ["next", "skip"])
def test_next_puts_the_next_item_before_the_rep(choice: str) -> None:
    state, effects = play(GOOD, choice)

    assert state.item == 1
    assert facts(effects, "drill.item") == {"who": "财务", "number": 2, "count": 2}
    assert heard(effects) == ("贵了。",)


def test_an_item_left_unanswered_does_not_count() -> None:
    assert play("next").state.done == ()


def test_an_item_left_in_the_middle_counts_with_what_it_has() -> None:
    in_a_try = play(HALF, "next").state.done
    after_a_try = play(NOTHING, "next").state.done

    assert in_a_try == (Done(item=0, score=8, words="理解", weak="missing.clarify"),)
    assert after_a_try == (Done(item=0, score=0, words="", weak="missing.clarify"),)


def test_next_passes_over_what_is_done() -> None:
    _, effects = play("item:1", PERFECT, "item:0", GOOD, "next")

    assert finished(effects) == Finish(score=80, passed=True)


def test_any_item_can_be_taken_up() -> None:
    assert play("item:1").state.item == 1


@pytest.mark.parametrize("choice", ["item:2", "item:x", "item", "nonsense", "yes"])
def test_a_choice_that_does_not_fit_is_told_so(choice: str) -> None:
    state, effects = play(choice)

    assert (state, spoken(effects)) == (play().state, ("drill.no_such_choice",))
    assert offered(effects) == ("hint", "stop")


def test_no_hint_for_an_item_that_is_over() -> None:
    assert spoken(play(GOOD, "hint").effects) == ("drill.no_such_choice",)


def test_after_the_last_item_the_drill_ends_with_its_debrief() -> None:
    state, effects = play(GOOD, "next", PERFECT, "next")

    assert state.finished
    assert spoken(effects) == (
        "drill.debrief.score",
        "drill.debrief.best",
        "drill.debrief.practise",
    )
    assert facts(effects, "drill.debrief.score") == {
        "score": 80,
        "pass_mark": 60,
        "items": ({"name": "自己能修", "score": 60}, {"name": "价格高", "score": 100}),
    }
    assert facts(effects, "drill.debrief.best") == {"item": "价格高", "words": "跟谁比的"}
    assert facts(effects, "drill.debrief.practise") == {"kind": "missing", "what": "next_step"}
    assert finished(effects) == Finish(score=80, passed=True)


def test_a_drill_may_end_without_one_good_line() -> None:
    _, effects = play(NOTHING, "stop")

    assert spoken(effects) == ("drill.debrief.score", "drill.debrief.practise")
    assert finished(effects) == Finish(score=0, passed=False)


def test_a_drill_stopped_before_the_first_answer_has_no_score() -> None:
    state, effects = play("stop")

    assert spoken(effects) == ("drill.debrief.nothing",)
    assert finished(effects) == Finish(score=None, passed=None)
    assert state.finished


def test_a_drill_that_is_over_still_answers_why_and_score() -> None:
    over = (GOOD, "stop")

    assert spoken(play(*over, "why").effects) == ("drill.why",)
    assert spoken(play(*over, "score").effects) == ("drill.score",)
    for choice in ("next", "hint", "stop"):
        assert spoken(play(*over, choice).effects) == ("drill.over",)


def test_score_tells_the_items_done() -> None:
    assert facts(play("score").effects, "drill.score") == {"score": None, "items": ()}
    assert facts(play(GOOD, "score").effects, "drill.score") == {
        "score": 60,
        "items": ({"name": "自己能修", "score": 60},),
    }


def test_choices_work_on_his_own_as_well() -> None:
    assert spoken(play("hint", walk=Walk.FREE).effects) == ("drill.hint.acknowledge",)
    assert play("stop", walk=Walk.FREE).state.finished


def test_one_seed_gives_the_same_drill_twice() -> None:
    events = (NOTHING, "hint", GOOD, "again", HALF, "next", PERFECT, "next")

    assert play(*events) == play(*events, book=BOOK)
