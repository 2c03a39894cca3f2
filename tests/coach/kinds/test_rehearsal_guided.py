"""The coach beside the rep: one notice, one advice, hints with their price, why."""

import pytest
from msgspec.structs import replace

from coach.effects import Say
from coach.reading import Evidence, Utterance
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
        facts={"situation": 1, "problem": 1, "consequence": 0, "payoff": 0},
    )
    assert gauge in talk.effects


def test_a_step_with_a_pitch_beside_it_gets_a_note_about_the_step() -> None:
    talk = guided(HELLO, says(part(Act.PITCH), ask_for("一条通道试半月")))

    assert talk.coached[0] == "rehearsal.notice.step.light"


def test_a_fault_offers_to_say_why() -> None:
    assert buttons(guided(HELLO, PITCH)) == ("hint", "why", "stop")
    assert buttons(guided(HELLO)) == ("hint", "stop")


@pytest.mark.parametrize("walk", tuple(Walk))
def test_a_line_not_understood_is_not_delivered_and_costs_nothing(walk: Walk) -> None:
    talk = Talk(walk=walk).say(HELLO)
    before = talk.state
    talk.say(UNCLEAR)

    assert talk.effects[0] == Say(
        prompt="rehearsal.not_understood", facts={"who": "郝主管", "times": 1}
    )
    assert talk.state == replace(before, unclear=1)
    assert talk.say(FACT).state.unclear == 0


def test_an_utterance_without_sentences_is_not_understood() -> None:
    talk = Talk().say(Utterance(text="", parts=(), main=0))

    assert talk.coached == ("rehearsal.not_understood",)


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


def test_why_before_anything_was_said_says_so() -> None:
    assert Talk().press("why").coached == ("rehearsal.why_nothing",)


def test_score_shows_the_card_so_far() -> None:
    talk = guided(HELLO, FACT).press("score")

    say = talk.effects[0]
    assert isinstance(say, Say)
    assert (say.prompt, say.facts["score"], say.facts["final"]) == ("rehearsal.card", 5, False)


@pytest.mark.parametrize(
    ("choice", "prompt"),
    [
        ("retry", "rehearsal.retry_later"),
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
