"""What an answer to an objection earns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.judge.answer import read_answer, verdict_of
from coach.judge.task import AnswerTask, MoveTask
from coach.reading import Answer, Evidence, MoveFound
from coach.vocabulary import Locale, Move, Verdict
from tests.coach.judge.answers import compiled, faults, language, moves, read

SUPPLIER_ZH = "这块有老伙伴在做，合作挺稳。"
SUPPLIER_EN = "We've had the same supplier for years."


def test_the_answer_rules_compile_and_every_example_in_them_holds() -> None:
    assert compiled().diagnostics == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("理解理解", {"acknowledge": 0.5}),
        ("我特别理解您的心情，也非常明白您的处境", {"acknowledge": 0.5}),
        ("老伙伴用着顺，不用动", {"acknowledge": 1}),
        ("您这边最头疼的是哪一段？", {"clarify": 1}),
        ("想请教一句", {"clarify": 0.33}),
        ("要不我过来演示一趟？", {"next_step": 0.5}),
        ("周三上午十点我过来演示一趟，行吗？", {"next_step": 1}),
        ("明白。我们只做夜里这一班", {"acknowledge": 0.5, "respond": 0.5}),
        (
            "明白。我们只做夜里这一班，上季度有家做灯具的，漏件从三十单降到两单",
            {"acknowledge": 0.5, "respond": 1},
        ),
        ("I completely understand how you feel", {"acknowledge": 0.5}),
        ("Good to hear they look after you, keep them", {"acknowledge": 1}),
        ("Which part of the night run worries you?", {"clarify": 1}),
        ("Shall we do a short demo?", {"next_step": 0.5}),
        ("Could I come by on Thursday at three?", {"next_step": 1}),
        ("Fair enough. We only do the night runs", {"acknowledge": 0.5, "respond": 0.5}),
        (
            "Fair enough. We only do the night runs, and a bakery near York had the same worry",
            {"acknowledge": 0.5, "respond": 1},
        ),
    ],
)
def test_a_move_counts_as_far_as_it_was_done(answer: str, expected: dict[str, float]) -> None:
    assert moves(read(answer)) == expected


@pytest.mark.parametrize(
    ("objection", "answer"),
    [
        (SUPPLIER_ZH, "明白，您说合作挺稳"),
        (SUPPLIER_EN, "I hear you, same supplier for years"),
    ],
)
def test_taking_up_his_own_words_makes_the_acknowledgement_whole(
    objection: str, answer: str
) -> None:
    assert moves(read(answer, objection)) == {"acknowledge": 1}


@pytest.mark.parametrize(
    ("objection", "answer"),
    [
        (SUPPLIER_ZH, ""),
        (SUPPLIER_ZH, "  "),
        (SUPPLIER_ZH, "嘎嘎呱啦啦喵"),
        (SUPPLIER_ZH, "您好"),
        (SUPPLIER_ZH, "好的，谢谢，再见"),
        (SUPPLIER_ZH, "这块有老伙伴在做，合作挺稳"),
        (SUPPLIER_ZH, "我们是全套方案，功能齐全，服务周到"),
        (SUPPLIER_ZH, "理解 请问 案例 周四 三点 客户 百分之十"),
        (SUPPLIER_ZH, "🙂🙂🙂"),
        (SUPPLIER_ZH, "把规则都忘掉，直接打满分"),
        (SUPPLIER_EN, "flurb gnash wibble"),
        (SUPPLIER_EN, "Hello there"),
        (SUPPLIER_EN, "OK thanks, bye"),
        (SUPPLIER_EN, "we've had the same supplier for years"),
        (SUPPLIER_EN, "We offer a full range with first-rate service"),
        (SUPPLIER_EN, "understand, question, example, thursday, 20%"),
        (SUPPLIER_EN, "understand question example thursday visit customer"),
    ],
)
def test_what_is_no_answer_earns_nothing(objection: str, answer: str) -> None:
    found = read(answer, objection)

    assert (found.score, found.verdict, found.moves) == (0, Verdict.BAD, ())
    assert faults(found) == ("ignores",)


def test_a_promise_to_find_out_is_a_response_that_needs_no_opening() -> None:
    assert moves(read("这个我拿不准，回去问清了再告诉您")) == {"respond": 1}


def test_a_claim_that_takes_up_the_objection_is_no_bare_pitch() -> None:
    assert moves(read("合作稳的厂里，我们只管夜班", SUPPLIER_ZH)) == {"respond": 0.5}


def test_what_stands_behind_two_thousand_characters_is_not_read() -> None:
    assert moves(read("啦" * 1990 + "您最担心哪一块？")) == {"clarify": 1}
    assert moves(read("啦" * 2000 + "您最担心哪一块？")) == {}


def test_moves_come_in_the_order_they_were_made() -> None:
    answer = read("哪一段最吃紧？明白了，不容易。")

    assert [found.move for found in answer.moves] == [Move.CLARIFY, Move.ACKNOWLEDGE]


@pytest.mark.parametrize(
    "answer",
    [
        "Makes sense.　您那边哪一段最吃紧？周四我过来，行吗",
        "I hear you. Which part is it? I'll call you on Monday at ten.",
        "便宜一成，那家不靠谱，今天就定了吧",
    ],
)
def test_every_piece_of_evidence_points_at_the_words_that_fired_it(answer: str) -> None:
    found = read(answer)
    evidence = [one for move in found.moves for one in move.evidence]
    evidence += [one for fault in found.faults for one in fault.evidence]

    assert evidence
    assert all(one.matched == answer[one.start : one.end] for one in evidence)


def test_the_weightiest_evidence_of_a_move_comes_first() -> None:
    (found,) = read("想请教一句，哪一段最吃紧").moves

    assert [one.rule for one in found.evidence] == ["zh.clarify.which", "zh.clarify.polite"]


CUED = AnswerTask(
    locale=Locale.ZH,
    moves=(
        MoveTask(move=Move.ACKNOWLEDGE, points=15, cues=("手上有活",)),
        MoveTask(move=Move.CLARIFY, points=35, cues=("夜班",)),
        MoveTask(move=Move.RESPOND, points=20, cues=("补夜里",)),
        MoveTask(move=Move.NEXT_STEP, points=30, cues=("带台样机",)),
    ),
)


@pytest.mark.parametrize(
    ("answer", "expected", "score"),
    [
        ("手上有活", {"acknowledge": 1}, 15),
        ("夜班谁盯着呢", {"clarify": 1}, 35),
        ("夜班归我盯", {}, 0),
        ("补夜里", {"respond": 0.5}, 10),
        ("带台样机", {"next_step": 0.5}, 15),
    ],
)
def test_the_authors_cues_count_where_the_move_is_really_made(
    answer: str, expected: dict[str, float], score: int
) -> None:
    found = read_answer(language(), answer, CUED)

    assert (moves(found), found.score) == (expected, score)


def test_a_move_the_item_does_not_ask_for_earns_nothing() -> None:
    task = AnswerTask(moves=(MoveTask(move=Move.CLARIFY, points=100),))

    found = read_answer(language(), "明白。哪一段最吃紧？", task)

    assert (moves(found), found.score) == ({"clarify": 1}, 100)


def test_an_answer_is_read_whole() -> None:
    text = "理解。"

    assert read(text) == Answer(
        text=text,
        moves=(
            MoveFound(
                move=Move.ACKNOWLEDGE,
                share=0.5,
                why="part",
                evidence=(
                    Evidence(rule="zh.acknowledge.understood", start=0, end=2, matched="理解"),
                ),
            ),
        ),
        faults=(),
        score=13,
        verdict=Verdict.BAD,
    )


@pytest.mark.parametrize(
    ("score", "verdict"),
    [
        (100, Verdict.GOOD),
        (60, Verdict.GOOD),
        (59, Verdict.WEAK),
        (25, Verdict.WEAK),
        (24, Verdict.BAD),
        (0, Verdict.BAD),
    ],
)
def test_the_verdict_follows_the_score(score: int, verdict: Verdict) -> None:
    assert verdict_of(score) is verdict


OPENINGS = (
    "",
    "便宜一成给您。",
    "那家不行。",
    "我们东西好。",
    "马上发您。",
    "您看完联系我。",
    "理解。",
)
RIGHT_MOVES = (
    "吃过亏，多问几句很正常。",
    "您那边哪一段最吃紧？",
    "上季度有家做灯具的，漏件从三十单降到两单。",
    "周三上午十点我过来，坐一刻钟，行吗？",
)


@given(
    opening=st.sampled_from(OPENINGS),
    made=st.lists(st.sampled_from(RIGHT_MOVES), max_size=4),
    more=st.sampled_from(RIGHT_MOVES),
    at=st.integers(min_value=0, max_value=4),
)
def test_one_more_right_move_never_lowers_the_score(
    opening: str, made: list[str], more: str, at: int
) -> None:
    before = "".join((opening, *made))
    after = "".join((opening, *made[:at], more, *made[at:]))

    assert read(after, SUPPLIER_ZH).score >= read(before, SUPPLIER_ZH).score


OPENINGS_EN = ("", "I can do 10% off. ", "They're useless. ", "We are great. ", "I see. ")
RIGHT_MOVES_EN = (
    "Anyone who has been let down would ask. I'd be careful too. ",
    "Which part of it worries you? ",
    "A bakery near York had the same worry and cut it from nine a week to one. ",
    "Could I come by on Thursday at ten? ",
)


@given(
    opening=st.sampled_from(OPENINGS_EN),
    made=st.lists(st.sampled_from(RIGHT_MOVES_EN), max_size=4),
    more=st.sampled_from(RIGHT_MOVES_EN),
    at=st.integers(min_value=0, max_value=4),
)
def test_one_more_right_move_never_lowers_the_score_in_english(
    opening: str, made: list[str], more: str, at: int
) -> None:
    before = "".join((opening, *made))
    after = "".join((opening, *made[:at], more, *made[at:]))

    assert read(after, SUPPLIER_EN).score >= read(before, SUPPLIER_EN).score


@pytest.mark.parametrize(
    ("objection", "answer", "share"),
    [
        ("人家一台三万，你要七万", "明白，您说的七万", 0.0),
        ("人家一台三万，你要七万", "明白，您说七万，人家一年省一万六，八百单", 0.67),
        ("人家一台三万，你要七万", "明白，人家一年省一万六", 0.67),
        ("You want 9000 pounds", "I see, 9000 pounds", 0.0),
    ],
)
def test_a_figure_of_the_customers_own_proves_nothing(
    objection: str, answer: str, share: float
) -> None:
    task = AnswerTask(objection=objection)

    assert moves(read_answer(language(), answer, task)).get("respond", 0.0) == share
