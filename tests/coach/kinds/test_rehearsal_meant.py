"""What a line is to him where it stands: an opening, an answer, a deal, a question why."""

import pytest
from msgspec.structs import replace

from coach.playbook import Ask, Haggle, Rehearsal, Words
from coach.reading import Part, Utterance
from coach.vocabulary import (
    Act,
    Area,
    Contact,
    Form,
    Level,
    Moment,
    ResponseMode,
    Role,
    Spin,
    Technique,
    Walk,
)
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    FACT,
    HELLO,
    MONEY,
    PITCH,
    PROBLEM,
    PUSH,
    RECORDS,
    Talk,
    ask,
    part,
    push_part,
    says,
)

SPEED = Ask(
    says=Words("一秒能扫几件？", 30),
    when=Moment.OPENED,
    about=("一秒", "#"),
    then=Words("行，有数就好。", 33),
)
CUT = Haggle(
    says=Words("再降五个点。", 40),
    because=Words("总部压价，我得有个数。", 41),
    trade=Words("账期改三十天，那就三个点。", 42),
    holds=Words("行行行，不降就不降。", 43),
)
HARD = replace(BOOK, haggles=(CUT, CUT), level=Level.VETERAN)
TALKS = replace(BOOK, contact=Contact.NEGOTIATION, haggles=(CUT,))


def asked(*, book: Rehearsal = BOOK) -> Talk:
    return Talk(replace(book, asks=(SPEED,))).say(HELLO)


@pytest.mark.parametrize(
    "answer",
    [
        part(Act.STATEMENT),
        part(Act.PITCH, sells=("亮灯拣货",)),
        part(Act.SMALL_TALK),
        part(Act.UNCLEAR),
        part(Act.SUMMARY),
        ask(Spin.NEED_PAYOFF),
        ask(Spin.PROBLEM, form=Form.LEADING),
        ask(Spin.IMPLICATION, form=Form.CLOSED),
    ],
    ids=lambda one: f"{one.act} {one.form or ''}",
)
def test_the_words_that_he_waits_for_answer_him_whatever_they_were_read_as(answer: Part) -> None:
    talk = asked()
    before = talk.state.trust

    talk.say(says(replace(answer, asks=(0,))))
    assert "ask.answered" in (talk.rule, *talk.beside)
    assert (talk.heard[0], talk.state.trust - before) == ("行，有数就好。", 1)


def test_an_answer_that_sounds_like_a_recap_lets_him_decide() -> None:
    last = replace(SPEED, when=Moment.STEP)
    talk = Talk(replace(BOOK, asks=(last,))).say(HELLO, PROBLEM, MONEY, RECORDS)
    assert talk.rule == "ask.first"

    talk.say(says(part(Act.SUMMARY, asks=(0,))))
    assert (talk.rule, "recap.exact" in talk.beside) == ("step.granted", False)
    assert "manners.recap" not in talk.beside


def test_an_answer_that_asks_about_a_matter_of_his_is_both() -> None:
    closed = replace(ask(Spin.PROBLEM, on="拣错货", form=Form.CLOSED), asks=(0,))
    talk = asked().say(says(closed))

    assert talk.heard == ("行，有数就好。", BOOK.topics[0].problem.says.text)
    assert (talk.rule, "ask.answered" in talk.beside) == ("problem.admitted", True)


@pytest.mark.parametrize(
    "part_",
    [
        ask(Spin.PROBLEM, on="拣错货"),
        push_part(),
        replace(ask(Spin.PROBLEM, form=Form.CLOSED), flags=("accusing",)),
    ],
    ids=["an open question about his matter", "a push", "blame"],
)
def test_what_only_mentions_it_is_no_answer(part_: Part) -> None:
    talk = asked().say(says(replace(part_, asks=(0,))))

    assert talk.state.answered == ()


def test_a_question_behind_the_answer_decides() -> None:
    answer = replace(ask(Spin.NEED_PAYOFF), asks=(0,))
    talk = asked().say(says(answer, ask(Spin.PROBLEM, on="拣错货"), main=0))

    assert talk.heard == ("行，有数就好。", BOOK.topics[0].problem.says.text)


def test_a_sentence_before_the_answer_still_decides() -> None:
    answer = part(Act.SMALL_TALK, asks=(0,))
    talk = asked().say(says(ask(Spin.PROBLEM, on="拣错货"), answer, main=0))

    assert talk.rule == "problem.admitted"
    assert "ask.answered" in talk.beside


def test_the_note_keeps_the_line_as_it_was_read() -> None:
    line = says(part(Act.SMALL_TALK, asks=(0,)))
    talk = asked().say(line)

    assert talk.state.notes[-1].reading == line


@pytest.mark.parametrize("act", [Act.STATEMENT, Act.PITCH, Act.BENEFIT, Act.PRESSURE])
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("role", Role)
def test_two_openers_that_name_nothing_to_sell_are_an_opening(
    act: Act, level: Level, role: Role
) -> None:
    book = replace(BOOK, level=level, role=role)
    line = says(part(act), courtesies="introducer how_long")
    talk = Talk(book).say(line)

    assert talk.rule == "opening.introduced"
    assert talk.state.trust > Talk(book).state.trust
    assert not talk.state.objecting


def test_a_greeting_may_come_before_the_opening() -> None:
    line = says(part(Act.PITCH), courtesies="introducer how_long")

    assert Talk().say(says(part(Act.SMALL_TALK)), line).rule == "opening.introduced"
    assert Talk().say(FACT, line).rule == "pitch.early"


def test_an_introducer_that_nobody_knows_is_no_pitch_either() -> None:
    line = says(part(Act.PITCH), courtesies="introducer how_long")

    assert Talk(replace(BOOK, introduced_by=None)).say(line).rule == "talk.remark"


@pytest.mark.parametrize(
    "line",
    [
        says(part(Act.PITCH, sells=("亮灯拣货",)), courtesies="introducer how_long"),
        says(part(Act.PITCH), courtesies="introducer"),
        PITCH,
    ],
    ids=["something to sell", "one opener", "no opener"],
)
def test_any_other_first_line_that_sells_is_a_pitch(line: Utterance) -> None:
    assert Talk().say(line).rule == "pitch.early"


VETERAN = replace(
    BOOK, level=Level.VETERAN, mode=ResponseMode.EVEN_KEEL, contact=Contact.NEGOTIATION
)


def test_a_decent_first_line_never_ends_the_talk() -> None:
    pushing = push_part(Technique.ASSUMPTIVE)

    assert not Talk(VETERAN).say(says(pushing, courtesies="why_now")).state.finished
    assert Talk(VETERAN).say(PUSH).state.finished


def test_blame_in_a_first_line_is_not_spared() -> None:
    line = says(part(Act.STATEMENT, flags=("own_failure",)), courtesies="why_now")
    group = replace(VETERAN, contact=Contact.GROUP)

    assert Talk(group).say(line).state.finished


@pytest.mark.parametrize("flag", ["own_failure", "accusing"])
def test_to_save_his_face_takes_the_sting_out_of_the_line(flag: str) -> None:
    talk = Talk().say(HELLO)
    before = talk.state.trust
    talk.say(says(part(Act.STATEMENT, flags=(flag,)), courtesies="saves_face"))

    assert talk.state.trust - before == 1
    assert not talk.rule.startswith("tact.")
    assert Talk().say(HELLO, says(part(Act.STATEMENT, flags=(flag,)))).rule.startswith("tact.")


@pytest.mark.parametrize("act", [Act.STATEMENT, Act.PITCH, Act.BENEFIT, Act.PRESSURE])
@pytest.mark.parametrize(
    ("flag", "rule", "trust"),
    [("trades", "traded", 1), ("holds", "held", 0), ("concedes", "conceded", 0)],
)
def test_what_settles_a_demand_is_no_pitch_and_no_push(
    act: Act, flag: str, rule: str, trust: int
) -> None:
    talk = Talk(HARD).say(HELLO, RECORDS)
    assert talk.rule == "haggle.demand"
    before = talk.state.trust

    settling = part(act, flags=(flag,), sells=("亮灯拣货",))
    talk.say(says(settling, part(Act.PITCH, sells=("亮灯拣货",)), main=0))
    assert (talk.rule, talk.state.trust - before) == (f"haggle.{rule}", trust)
    assert talk.beside == ()


def test_without_a_demand_a_trade_is_a_push_like_any_other() -> None:
    assert Talk().say(HELLO, says(part(Act.PRESSURE, flags=("trades",)))).rule == "push.made"


@pytest.mark.parametrize("spin", [None, *Spin])
def test_after_a_demand_any_question_about_nothing_else_asks_why(spin: Spin | None) -> None:
    talk = Talk(TALKS).say(HELLO)
    assert talk.rule == "opening.introduced"

    talk.say(says(part(Act.QUESTION, spin=spin, form=Form.OPEN)))
    assert (talk.rule, talk.heard) == ("haggle.reason", ("总部压价，我得有个数。",))


def test_once_he_has_said_why_a_question_goes_on_with_the_matter() -> None:
    talk = Talk(TALKS).say(HELLO, PROBLEM, MONEY, says(part(Act.QUESTION)))
    assert talk.rule == "haggle.reason"

    assert talk.say(says(ask(Spin.NEED_PAYOFF))).rule == "payoff.said"


def test_a_question_that_names_a_side_asks_for_that() -> None:
    talk = Talk(TALKS).say(HELLO, PROBLEM)

    assert talk.say(says(ask(Spin.IMPLICATION, Area.MONEY))).rule == "consequence.told"


def objected(*, level: Level = Level.ORDINARY) -> Talk:
    return Talk(replace(BOOK, level=level)).say(HELLO)


def test_a_question_after_his_objection_stays_with_it() -> None:
    talk = objected().say(PITCH, says(ask(Spin.PROBLEM)))

    assert (talk.rule, talk.heard) == ("objection.asked", ("customer.explains_objection",))
    assert (talk.state.admitted, talk.state.objecting) == ((), True)
    assert objected().say(PITCH, says(ask(Spin.IMPLICATION))).rule == "objection.asked"


def test_nobody_tells_of_another_matter_because_his_objection_was_asked_about() -> None:
    talk = objected().say(PROBLEM, PITCH, says(ask(Spin.PROBLEM)))

    assert talk.rule == "objection.asked"
    assert talk.state.admitted == ("拣错货",)


@pytest.mark.parametrize(
    ("lines", "question", "rule"),
    [
        ((FACT, PITCH), ask(Spin.PROBLEM), "problem.admitted"),
        ((PITCH,), ask(Spin.PROBLEM, on="拣错货"), "problem.admitted"),
        ((PROBLEM, PITCH), ask(Spin.PROBLEM, Area.MONEY), "consequence.told"),
        ((PROBLEM, PITCH), ask(Spin.IMPLICATION, Area.MONEY), "consequence.told"),
        ((PROBLEM, PITCH), ask(Spin.IMPLICATION), "consequence.vague"),
        ((PITCH,), ask(Spin.SITUATION), "situation.short"),
    ],
    ids=["the topic under talk", "a topic", "how much", "a side", "a consequence", "a fact"],
)
def test_what_has_something_to_go_on_with_goes_on(
    lines: tuple[Utterance, ...], question: Part, rule: str
) -> None:
    assert objected().say(*lines, says(question)).rule == rule


def test_one_who_is_hard_to_win_does_not_ask_which_side_of_his_objection() -> None:
    talk = objected(level=Level.HARD).say(PROBLEM, PITCH, says(ask(Spin.IMPLICATION)))

    assert talk.rule == "objection.asked"


def test_the_coach_says_what_to_do_with_the_worry() -> None:
    talk = Talk(walk=Walk.GUIDED).say(HELLO, PITCH, says(ask(Spin.PROBLEM)))

    assert "rehearsal.notice.objection.asked" in talk.coached
    assert "rehearsal.advice.objection" in talk.coached
