"""The coach beside the rep: one notice, one advice, hints with their price, why."""

import pytest
from msgspec.structs import replace

from coach.effects import Offer, Say
from coach.kinds.rehearsal.choices import WHY_MORE
from coach.reading import MOST_CITED, WORDS_CITED, Cited, Evidence, Utterance, cited
from coach.vocabulary import Act, Area, Role, Spin, Walk
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    CUSTOMERS,
    FACT,
    GOOD,
    HELLO,
    MONEY,
    PAYOFF,
    PEOPLE,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    RECAP,
    RECORDS,
    TIED,
    TRIAL,
    Talk,
    advised,
    ask,
    ask_fact,
    ask_for,
    buttons,
    guided,
    part,
    says,
)

UNCLEAR = says(part(Act.UNCLEAR))
COUNTING = says(ask(Spin.PROBLEM, on="盘点"))
RISK = says(ask(Spin.IMPLICATION, Area.RISK))
CAREER = says(ask(Spin.IMPLICATION, Area.CAREER))
TIME = says(ask(Spin.IMPLICATION, Area.TIME))


def test_a_guided_talk_begins_with_how_to_open() -> None:
    talk = Talk(walk=Walk.GUIDED)

    assert talk.heard == (BOOK.greets.text,)
    assert talk.coached == ("rehearsal.advice.opening",)
    assert buttons(talk) == ("hint", "stop")


def test_a_free_talk_begins_with_his_greeting_alone() -> None:
    talk = Talk()

    assert (talk.heard, talk.coached) == ((BOOK.greets.text,), ())
    assert talk.say(HELLO, PROBLEM, PITCH).coached == ()


def test_the_coach_walks_the_rep_through_every_stage() -> None:
    talk = Talk(walk=Walk.GUIDED)
    stages = []
    for line in GOOD[:-1]:
        talk.say(line)
        stages.append(advised(talk)[0])

    assert stages == [
        "situation",
        "problem",
        "consequence",
        "side",
        "payoff",
        "recap",
        "step",
        "step",
    ]
    assert len(GOOD) <= 12


@pytest.mark.parametrize(
    ("lines", "stage"),
    [
        ((FACT,), ("opening", "拣错货", None)),
        ((HELLO, PITCH), ("objection", "拣错货", None)),
        ((HELLO, FACT), ("problem", "拣错货", None)),
        ((HELLO, PROBLEM, PEOPLE), ("side", "拣错货", Area.MONEY)),
        ((HELLO, PROBLEM, MONEY, CUSTOMERS, PAYOFF, RECAP, TIED), ("step", "拣错货", None)),
        ((HELLO, PROBLEM, MONEY, CUSTOMERS, PUSH, PUSH, PAYOFF), ("side", "拣错货", Area.PEOPLE)),
        ((HELLO, COUNTING, RISK), ("side", "盘点", Area.CAREER)),
        ((HELLO, COUNTING, RISK, CAREER), ("payoff", "盘点", None)),
        (
            (HELLO, PROBLEM, MONEY, CUSTOMERS, PEOPLE, TIME, PUSH, PUSH, PAYOFF),
            ("problem", "盘点", None),
        ),
    ],
)
def test_the_advice_follows_from_what_is_found(
    lines: tuple[Utterance, ...], stage: tuple[str, object, object]
) -> None:
    assert advised(guided(*lines)) == stage


def test_with_everything_found_but_no_trust_the_smallest_step_is_left_to_advise() -> None:
    talk = guided(HELLO, PROBLEM, MONEY, CUSTOMERS, PEOPLE, TIME, PAYOFF)
    talk.say(COUNTING, RISK, CAREER, PAYOFF, PUSH, PUSH, RECAP, PUSH)

    assert advised(talk) == ("step", "盘点", None)


def test_the_coach_advises_on_his_own_question_first() -> None:
    talk = Talk(replace(BOOK, role=Role.ECONOMIC), Walk.GUIDED).say(HELLO)

    assert advised(talk)[0] == "lead"


def test_a_topic_whose_facts_are_all_public_is_asked_about_by_name() -> None:
    public = tuple(replace(fact, public=True) for fact in PICKING.facts)
    book = replace(BOOK, topics=(replace(PICKING, facts=public),))
    talk = Talk(book, Walk.GUIDED).say(HELLO)

    say = next(e for e in talk.effects if isinstance(e, Say) and "advice" in e.prompt)
    assert say.facts["about"] == "拣错货"


@pytest.mark.parametrize(
    ("lines", "notice"),
    [
        ((HELLO, says(part(Act.PITCH), ask_fact("拣错货", 1))), "pitch.early"),
        ((HELLO, says(ask(Spin.IMPLICATION, Area.MONEY))), "consequence.early"),
        ((says(ask(Spin.IMPLICATION, Area.MONEY)),), "problem.unopened"),
        ((says(part(Act.STATEMENT), courtesies="introducer"),), "manners.introducer"),
        ((HELLO, PROBLEM), "problem.admitted"),
        ((HELLO, RECORDS), "step.light"),
    ],
)
def test_one_notice_says_what_mattered_most(lines: tuple[Utterance, ...], notice: str) -> None:
    talk = guided(*lines)

    assert talk.coached[0] == f"rehearsal.notice.{notice}"


def test_the_gauge_counts_from_the_first_problem_on() -> None:
    assert "rehearsal.gauge" not in guided(HELLO, FACT).coached

    talk = guided(HELLO, FACT, PROBLEM)
    gauge = Say(
        prompt="rehearsal.gauge",
        facts={
            "situation": 1,
            "problem": 1,
            "consequence": 0,
            "payoff": 0,
            "out": None,
            "much": False,
        },
    )
    assert gauge in talk.effects


def test_a_step_with_a_pitch_beside_it_gets_a_note_about_the_step() -> None:
    talk = guided(HELLO, says(part(Act.PITCH), ask_for("一条通道试半月")))

    assert talk.coached[0] == "rehearsal.notice.step.light"


def test_a_fault_offers_to_say_why() -> None:
    assert buttons(guided(HELLO, PITCH)) == ("hint", "why", "stop")
    assert buttons(guided(HELLO)) == ("hint", "stop")


def test_why_explains_the_last_line_he_heard() -> None:
    talk = guided(HELLO, PROBLEM, PITCH, UNCLEAR).press("why")

    assert talk.effects[0] == Say(
        prompt="rehearsal.why",
        facts={
            "turn": 3,
            "rule": "pitch.early",
            "id": "pitch.early",
            "words": ("我们有",),
            "line": 72,
            "before": 5,
            "after": 4,
        },
        rule="pitch.early",
    )


def test_words_that_overlap_are_quoted_as_one() -> None:
    spans = ((5, "拣错一单"), (7, "一单要花多少"), (8, "单"), (0, "您这儿"))
    found = tuple(
        Evidence(rule="r", start=start, end=start + len(words), matched=words)
        for start, words in spans
    )
    asked = replace(ask_fact("拣错货", 1), evidence=found)
    say = guided(says(asked)).press("why").effects[0]

    assert isinstance(say, Say)
    assert say.facts["words"] == ("您这儿", "拣错一单要花多少")


def test_a_pitch_known_by_what_is_sold_is_explained_by_those_words() -> None:
    offer = says(part(Act.PITCH, sells=("亮灯拣货",)), text="装上亮灯就不会拣错了。")
    talk = guided(HELLO, offer).press("why")

    say = talk.effects[0]
    assert isinstance(say, Say)
    assert say.facts["words"] == ("亮灯",)


@pytest.mark.parametrize("choice", ["why", "why_more"])
def test_why_before_anything_was_said_says_so(choice: str) -> None:
    talk = Talk().press(choice)

    assert talk.coached == ("rehearsal.why_nothing",)
    assert "why_more" not in buttons(talk)


def test_one_tap_deeper_stand_the_rules_with_his_answer_and_its_line() -> None:
    found = tuple(
        Evidence(rule=rule, start=0, end=2, matched=words)
        for rule, words in (("zh.a", "头一处"), ("zh.b", "另一条"), ("zh.a", "第二处"))
    )
    offer = says(replace(part(Act.PITCH, sells=("亮灯拣货",)), evidence=found))
    talk = guided(HELLO, offer).press("why")

    assert Offer(choices=(WHY_MORE,)) in talk.effects
    assert talk.press("why_more").effects[0] == Say(
        prompt="rehearsal.why_more",
        facts={
            "turn": 2,
            "cited": (Cited(rule="zh.a", words="头一处"), Cited(rule="zh.b", words="另一条")),
            "rule": "pitch.early",
            "line": 72,
            "heard": BOOK.if_pitched_early[0].says.text,
        },
        rule="pitch.early",
    )


def test_what_is_cited_of_a_line_has_its_measure() -> None:
    found = tuple(
        Evidence(rule=f"zh.{number}", start=0, end=99, matched="很长" * 50) for number in range(20)
    )
    note = guided(says(part(Act.PITCH)), says(replace(part(Act.PITCH), evidence=found))).state.notes

    assert note[0].cited == cited(part(Act.PITCH).evidence)
    assert [one.rule for one in note[1].cited] == [f"zh.{number}" for number in range(MOST_CITED)]
    assert {len(one.words) for one in note[1].cited} == {WORDS_CITED}


def test_score_shows_the_card_so_far() -> None:
    talk = guided(HELLO, FACT).press("score")

    say = talk.effects[0]
    assert isinstance(say, Say)
    assert (say.prompt, say.facts["score"], say.facts["final"]) == ("rehearsal.card", 5, False)


@pytest.mark.parametrize(
    ("choice", "prompt"),
    [
        ("scales", "rehearsal.no_such_choice"),
        ("practise", "rehearsal.no_such_choice"),
        ("model", "rehearsal.no_such_choice"),
    ],
)
def test_a_choice_that_does_not_fit_is_an_ordinary_turn(choice: str, prompt: str) -> None:
    talk = guided(HELLO)
    before = talk.state

    assert talk.press(choice).coached == (prompt,)
    assert (talk.state, buttons(talk)) == (before, ("hint", "stop"))


def test_a_refused_step_in_a_guided_talk_goes_on() -> None:
    talk = guided(HELLO, TRIAL)

    assert not talk.state.finished
    assert advised(talk)[0] == "situation"


def test_why_quotes_the_line_itself_when_no_word_decided() -> None:
    remark = says(part(Act.STATEMENT), text="今天路上真堵。")
    talk = guided(remark).press("why")

    say = talk.effects[0]
    assert isinstance(say, Say)
    assert say.facts["words"] == ("今天路上真堵。",)


def test_praise_is_worded_otherwise_when_it_comes_again() -> None:
    talk = guided(HELLO, PROBLEM, MONEY)
    first = next(e for e in talk.effects if isinstance(e, Say) and "notice" in e.prompt)
    talk.say(CUSTOMERS)
    second = next(e for e in talk.effects if isinstance(e, Say) and "notice" in e.prompt)

    assert (first.facts["wording"], second.facts["wording"]) == (0, 1)
