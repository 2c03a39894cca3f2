"""Moves of an answer that words find where no rule speaks."""

from collections.abc import Mapping

from coach.judge.answer import read_answer
from coach.judge.language import Hit, Language
from coach.judge.leaning_words import Leanings, Subject
from coach.judge.move_words import BY_WORDS, with_moves
from coach.judge.normalise import identity, normalise
from coach.judge.rules import Rules
from coach.judge.task import AnswerTask
from coach.judge.weights import Weights
from coach.vocabulary import Locale, Move

WORDS = {"换我": {"acknowledge": 14}, "也心疼": {"acknowledge": 13}, "哪": {"clarify": 29}}


def language(words: Mapping[str, Weights], always: int = 0) -> Language:
    leanings = Leanings(
        locale=Locale.ZH,
        subject=Subject.MOVES,
        verdicts={"sign:asks": {"clarify": 5, "acknowledge": always}},
        words=words,
        why={"acknowledge": {"zh-CN": "接住了", "en": "taken seriously"}},
    )
    return Language(Rules(digest="", rules=(), leanings=(leanings,)), identity)


def found(text: str, *hits: Hit, always: int = 0) -> list[tuple[str, str, float, str]]:
    """Rule, label, weight and words of each hit."""
    all_hits = with_moves(language(WORDS, always), normalise(text), hits, Locale.ZH)
    return [(hit.rule, hit.label, hit.weight, text[hit.start : hit.end]) for hit in all_hits]


ASKS = Hit("zh.asks", "sign:asks", 2, 0, 1)


def test_two_words_find_a_move_and_are_shown_in_one_stretch() -> None:
    shown = ("zh.leans.acknowledge", "move:acknowledge", BY_WORDS, "换我一下花这么多也心疼")

    assert found("这钱，换我一下花这么多也心疼的") == [shown]
    assert found("换我早就买了") == []
    assert found("哪一块不合适") == []


def test_what_a_rule_finds_needs_no_words() -> None:
    rule = Hit("zh.ack.fair", "move:acknowledge", 1, 0, 2)

    assert [each[0] for each in found("换我也心疼", rule)] == ["zh.ack.fair"]


def test_what_the_rules_say_else_weighs_too() -> None:
    assert len(found("换我也心疼", ASKS, always=-6)) == 2
    assert len(found("换我也心疼", ASKS, always=-7)) == 1


def test_a_heap_of_words_makes_no_move() -> None:
    assert found("换我 也心疼 价格 质量 服务") == []


def test_an_answer_counts_what_words_find() -> None:
    task = AnswerTask(objection="太贵了", locale=Locale.ZH)

    (move,) = read_answer(language(WORDS), "换我也心疼，这不是小钱", task).moves

    assert (move.move, move.share) == (Move.ACKNOWLEDGE, 1.0)
    assert [one.matched for one in move.evidence] == ["换我也心疼"]
