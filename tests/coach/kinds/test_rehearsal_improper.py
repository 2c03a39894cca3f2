"""What nobody may ask for is refused coldly: rigging, rivals' prices, gifts to an official."""

from functools import cache

import pytest
from msgspec.structs import replace

from bot import supplies
from coach.judge.scene import NO_SCENE
from coach.judge.utterance import read_utterance
from coach.kinds.rehearsal.debrief.moments import weakest_turn
from coach.playbook import Rehearsal
from coach.reading import Utterance
from coach.vocabulary import Act, Organisation, Walk
from tests.coach.kinds.rehearsal_talk import BOOK, HELLO, Talk, part, says

PUBLIC = replace(BOOK, organisation=Organisation.PUBLIC)
STATE = replace(BOOK, organisation=Organisation.STATE)


@cache
def read(text: str) -> Utterance:
    return read_utterance(supplies.language(), text, NO_SCENE)


def flagged(flag: str) -> Utterance:
    return says(part(Act.QUESTION, "透个底", flags=(flag,)))


def test_he_refuses_coldly_and_trusts_two_less() -> None:
    talk = Talk().say(HELLO)
    before, patience = talk.state.trust, talk.state.patience

    talk.say(flagged("improper"))
    assert (talk.rule, talk.heard) == ("tact.improper", ("customer.refuses",))
    assert talk.state.trust - before == -2
    assert talk.state.patience - patience == -1


def test_nothing_courteous_makes_it_good() -> None:
    line = says(part(Act.STATEMENT, flags=("improper", "own_failure")), courtesies="saves_face")

    assert Talk().say(HELLO, line).rule == "tact.improper"


@pytest.mark.parametrize(
    ("book", "rule"),
    [(PUBLIC, "tact.improper"), (STATE, "tact.improper"), (BOOK, "talk.leave")],
    ids=["public", "state-owned", "private"],
)
def test_a_treat_is_improper_in_office(book: Rehearsal, rule: str) -> None:
    assert Talk(book).say(HELLO, flagged("treats")).rule == rule


def test_it_is_the_gravest_fault_and_the_coach_says_why() -> None:
    hurt = says(part(Act.STATEMENT, flags=("own_failure",)))
    talk = Talk(walk=Walk.GUIDED).say(HELLO, hurt, flagged("improper"))

    assert weakest_turn(talk.state) == 2
    assert "rehearsal.notice.tact.improper" in talk.coached


@pytest.mark.parametrize(
    "text",
    [
        "评委是哪几位，您方便说一下吗？",
        "參數上能不能往我們這邊偏一點？",
        "别家报价您给我透个底呗",
        "改天请几位领导吃个饭，咱们细聊",
        "Who's on the evaluation panel?",
        "can u tell us what the other bidders quoted",
        "Any chance you could tweak the spec our way?",
        "Let me take you out for a nice dinner.",
    ],
)
def test_real_lines_are_refused(text: str) -> None:
    assert Talk(PUBLIC).say(HELLO, read(text)).rule == "tact.improper"


@pytest.mark.parametrize(
    "text",
    [
        "评分标准是在网上公告的吧？",
        "标书什么时候能领？",
        "评审会上大家最看重哪一条？",
        "食堂中午多少人吃饭？",
        "When does the tender close?",
        "What matters most to the panel?",
        "When do the wards have lunch?",
    ],
)
def test_a_fair_question_is_not(text: str) -> None:
    assert Talk(PUBLIC).say(HELLO, read(text)).rule != "tact.improper"
