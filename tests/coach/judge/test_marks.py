"""Marks that words find where no rule speaks: which sides, which courtesies, which closes."""

from collections.abc import Mapping

from coach.judge.decide import Judgement
from coach.judge.language import Hit, Language
from coach.judge.leaning_words import MARKS, Leanings, Subject
from coach.judge.marks import with_marks
from coach.judge.normalise import identity, normalise
from coach.judge.pieces import Piece
from coach.judge.rules import Rules, known_label
from coach.judge.scores import Scores
from coach.judge.weights import Weights
from coach.vocabulary import Act, Locale

TOLD = Judgement(act=Act.STATEMENT)


def found(
    text: str,
    words: Mapping[str, Weights],
    *hits: Hit,
    always: int = 0,
    judged: Judgement = TOLD,
) -> list[tuple[str, str, str]]:
    """Rule, label and words of each hit, where these words lean and the rules said that."""
    leanings = Leanings(
        locale=Locale.ZH,
        subject=Subject.MARKS,
        verdicts={"any:piece": dict.fromkeys(MARKS, always)},
        words=words,
        why={"money": {"zh-CN": "说的是钱", "en": "about money"}},
    )
    language = Language(Rules(digest="", rules=(), leanings=(leanings,)), identity)
    said = normalise(text)
    piece = Piece(said, Scores(hits), judged)
    marked = with_marks(language, said, (piece,), Locale.ZH)
    return [(hit.rule, hit.label, text[hit.start : hit.end]) for hit in marked]


def test_a_mark_needs_two_words_and_more_than_nothing() -> None:
    words = {"赔": {"money": 4}, "工钱": {"money": 3}}

    both = [("zh.leans.money", "area:money", "赔"), ("zh.leans.money", "area:money", "工钱")]
    assert found("赔了工钱还得重做", words, always=-5) == both
    assert found("赔了工钱还得重做", words, always=-7) == []
    assert found("赔了还得重做", words) == []


def test_what_a_rule_names_needs_no_words() -> None:
    words = {"赔": {"money": 4}, "工钱": {"money": 3}}
    rule = Hit("zh.area.money", "area:money", 1, 0, 1)

    assert found("赔了工钱还得重做", words, rule) == [("zh.area.money", "area:money", "赔")]


def test_of_marks_that_shut_each_other_out_the_heaviest_stands() -> None:
    words = {"让": {"concedes": 4, "trades": 3}, "个点": {"concedes": 4, "trades": 4}}

    assert {label for _, label, _ in found("给您让三个点吧", words)} == {"flag:concedes"}
    kept = Hit("zh.manners.holds", "flag:holds", 1, 0, 1)
    assert found("给您让三个点吧", words, kept) == [("zh.manners.holds", "flag:holds", "给")]


def test_a_technique_that_a_rule_names_is_the_only_one() -> None:
    words = {"涨": {"last_chance": 4}, "今天": {"last_chance": 4}}
    rule = Hit("zh.pressure.rude", "technique:rude", 3, 0, 1)

    assert [label for _, label, _ in found("今天不定明天就涨了", words)] == [
        "technique:last_chance",
        "technique:last_chance",
    ]
    assert [label for _, label, _ in found("今天不定明天就涨了", words, rule)] == ["technique:rude"]


def test_a_heap_of_words_has_no_with_marks_its_own() -> None:
    words = {"赔": {"money": 4}, "工钱": {"money": 3}}

    assert found("赔，工钱，赔，工钱，赔，工钱", words) == []


def test_what_cannot_be_understood_has_none() -> None:
    words = {"赔": {"money": 4}, "工钱": {"money": 3}}

    assert found("赔了工钱还得重做", words, judged=Judgement(act=Act.UNCLEAR)) == []


def test_every_mark_has_a_label_that_rules_may_speak_for() -> None:
    assert all(map(known_label, MARKS.values()))
    assert [name for name, label in MARKS.items() if not label.endswith(f":{name}")] == []
