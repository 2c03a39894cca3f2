"""The second look: words tip what the rules were not sure of, and say so."""

from collections.abc import Mapping

import pytest

from coach.judge.decide import Judgement
from coach.judge.language import Hit, Language
from coach.judge.leaning_words import (
    FORMS,
    KINDS,
    Leanings,
    LeaningWords,
    Subject,
    is_word,
)
from coach.judge.leanings import Look, kind_of, label_of, look_again, look_at_all, signs
from coach.judge.normalise import identity, normalise
from coach.judge.pieces import Piece
from coach.judge.rules import Rules
from coach.judge.scene import NO_SCENE
from coach.judge.scores import Scores
from coach.judge.utterance import read_utterance
from coach.judge.weights import Weights
from coach.vocabulary import Act, Form, Locale, Spin, Technique
from tests.coach.judge.library import language as library
from tests.coach.judge.library import main

FACTS = Judgement(act=Act.QUESTION, spin=Spin.SITUATION, form=Form.OPEN)
TOLD = Judgement(act=Act.STATEMENT)


def leanings(
    words: Mapping[str, Weights],
    locale: Locale = Locale.ZH,
    verdicts: Mapping[str, Weights] | None = None,
) -> Leanings:
    why = {"zh-CN": "问后果", "en": "asks what follows"}
    return Leanings(
        locale=locale,
        subject=Subject.KINDS,
        verdicts=verdicts or {},
        words=words,
        why={"I": why},
    )


def piece(text: str, judged: Judgement, *hits: Hit, heap: bool = False) -> Piece:
    """A sentence with what the rules say of it."""
    return Piece(normalise(text), Scores(hits), judged, heap)


def look(text: str, held: Leanings, judged: Judgement = FACTS, *hits: Hit) -> Look:
    return look_again(LeaningWords(held), piece(text, judged, *hits), held.locale)


def whole(held: Leanings, *pieces: Piece) -> tuple[int, Look] | None:
    """Which of the pieces of a message decides, and what it is."""
    message = normalise("，".join(one.sentence.text for one in pieces))
    words = LeaningWords(held)
    seen = [(one, look_again(words, one, held.locale)) for one in pieces]
    return look_at_all(words, message, seen, held.locale)


def places(text: str, held: Leanings) -> list[str]:
    """What the words for I stand on in a text, in its order."""
    found = LeaningWords(held).found(text)
    return [text[one.start : one.end] for one in found.speaking("I")]


ASKS = Hit("asks", "sign:asks", 2, 0, 1)
PAID = {"赔给": {"I": 20}, "老板": {"I": 5, "S": -5}}
SURELY = {"赔给": {"I": 20}, "老板": {"I": 10}}
SCRAP = Judgement(act=Act.UNCLEAR)


def test_two_words_that_lean_change_the_kind_and_are_shown() -> None:
    found = look("货赔给老板了", leanings(PAID))

    assert found.judgement == Judgement(act=Act.QUESTION, spin=Spin.IMPLICATION, form=Form.OPEN)
    assert found.hits == (
        Hit("zh.leans.I", "spin:I", 20, 1, 3),
        Hit("zh.leans.I", "spin:I", 5, 3, 5),
    )


@pytest.mark.parametrize(
    "text",
    ["货赔给谁", "货赔给赔给谁", "谁管这批货"],
    ids=["one word", "one word twice", "no word"],
)
def test_fewer_than_two_words_change_nothing(text: str) -> None:
    assert look(text, leanings(PAID)) == Look(FACTS)


def test_words_inside_one_another_are_one() -> None:
    assert look("货赔给谁", leanings({"赔给": {"I": 20}, "赔": {"I": 20}})) == Look(FACTS)


def test_the_heaviest_kind_wins_and_of_equals_the_first_in_order() -> None:
    held = leanings({"赔给": {"I": 5, "P": 5}, "老板": {"I": 4, "P": 4}})

    assert look("货赔给老板了", held).judgement.spin is Spin.IMPLICATION


def test_a_sentence_that_becomes_a_push_has_the_technique_the_rules_heard() -> None:
    held = leanings({"今天": {"pressure": 20}, "签": {"pressure": 20}})
    late = Hit("late", "technique:last_chance", 2, 0, 1)

    assert look("今天就签", held, TOLD, late).judgement == Judgement(
        act=Act.PRESSURE, technique=Technique.LAST_CHANCE
    )


def test_a_heap_of_words_stays_what_it_is() -> None:
    assert look("赔给 老板 损失 影响 罚款", leanings(PAID)) == Look(FACTS)
    heap = piece("赔给老板", SCRAP, heap=True)
    assert look_again(LeaningWords(leanings(SURELY)), heap, Locale.ZH) == Look(SCRAP)


def test_what_the_rules_did_not_understand_takes_words_that_leave_no_doubt() -> None:
    assert look("赔给老板", leanings(PAID), SCRAP) == Look(SCRAP)
    assert look("赔给老板", leanings(SURELY), SCRAP).judgement.spin is Spin.IMPLICATION
    assert look("赔给谁", leanings(SURELY), SCRAP) == Look(SCRAP)


def test_words_that_make_no_sense_together_are_not_understood() -> None:
    held = leanings({"的话": {"unclear": 9}, "那个": {"unclear": 9}, "赔": {"I": 20}})

    assert look("那个的话", held, TOLD).judgement == SCRAP


def test_without_leanings_the_rules_have_the_last_word() -> None:
    said = read_utterance(Language(Rules(digest="d", rules=()), identity), "赔给老板", NO_SCENE)

    assert [one.act for one in said.parts] == [Act.UNCLEAR]


def test_the_whole_message_tells_which_of_its_sentences_decides() -> None:
    held = leanings({**PAID, "上周": {"statement": 9}, "三天": {"statement": 9}})
    told, asked = piece("上周停了三天", TOLD), piece("货赔给老板了", TOLD)

    decided = whole(held, told, asked)

    assert decided is not None
    assert decided[0] == 1
    assert decided[1].judgement.spin is Spin.IMPLICATION


def test_what_no_sentence_is_by_itself_is_the_one_that_says_most_for_it() -> None:
    words = {"赔给": {"I": 6}, "老板": {"I": 4}, "罚": {"I": 6}, "款": {"I": 3}}
    held = leanings(words, verdicts={"kind:pitch": {"pitch": 12}})
    product = Judgement(act=Act.PITCH)

    assert whole(held, piece("罚款", product), piece("赔给老板", product)) == (
        1,
        Look(
            Judgement(act=Act.QUESTION, spin=Spin.IMPLICATION),
            (Hit("zh.leans.I", "spin:I", 6, 0, 2), Hit("zh.leans.I", "spin:I", 4, 2, 4)),
        ),
    )


def test_without_words_enough_no_sentence_is_made_another() -> None:
    held = leanings({"赔": {"I": 20}, "罚": {"I": 20}})

    assert whole(held, piece("赔了", TOLD), piece("罚了", TOLD)) is None


def test_what_the_rules_say_weighs_too() -> None:
    held = leanings(PAID, verdicts={"kind:S": {"S": 40}})

    assert look("货赔给老板", held).judgement == FACTS


def test_a_question_gets_the_form_its_words_lean_to() -> None:
    held = leanings({"吗$": {"closed": 10}, "^有": {"closed": 5}})

    found = look("有人管吗？", held)

    assert found.judgement.form is Form.CLOSED
    assert [(one.rule, one.start, one.end) for one in found.hits] == [
        ("zh.leans.closed", 3, 4),
        ("zh.leans.closed", 0, 1),
    ]


def test_a_question_without_a_form_keeps_none_while_no_word_leans() -> None:
    bare = Judgement(act=Act.QUESTION, spin=Spin.SITUATION)

    assert look("谁管", leanings(PAID), bare).judgement == bare


def test_words_are_shown_where_no_rule_speaks() -> None:
    held = leanings({"几台": {"S": 5}})

    assert [one.rule for one in look("一共几台", held).hits] == ["zh.leans.S"]
    assert look("一共几台", held, FACTS, Hit("doubtful", "spin:S", 1, 0, 1)).hits == ()


def test_three_words_are_shown_the_heaviest_first() -> None:
    held = leanings({"一": {"S": 1}, "二": {"S": 9}, "三": {"S": 9}, "四": {"S": 8}})

    assert [one.start for one in look("一二三四", held).hits] == [1, 2, 3]


def test_signs_name_what_was_decided_and_each_label_by_its_strength() -> None:
    scores = Scores((Hit("a", "spin:S", 2, 0, 1), Hit("b", "form:open", 3, 0, 1)))

    assert signs(Piece(normalise("几台"), scores, FACTS)) == (
        "any:piece",
        "kind:S",
        "shape:open",
        "spin:S",
        "form:open",
        "form:open strong",
    )


@pytest.mark.parametrize(
    ("judged", "kind", "label"),
    [
        (FACTS, "S", "spin:S"),
        (Judgement(act=Act.QUESTION), "own", "act:question"),
        (TOLD, "statement", "act:statement"),
    ],
)
def test_each_judgement_is_one_kind(judged: Judgement, kind: str, label: str) -> None:
    assert (kind_of(judged), label_of(kind_of(judged))) == (kind, label)


def test_english_words_are_found_whole_by_their_beginning_and_at_the_bounds() -> None:
    names = ["late", "^ do you", "right $", "suppl*", "the bill"]
    held = leanings({name: {"I": 1} for name in names}, Locale.EN)

    assert places("do you lose suppliers? right?", held) == ["do you", "suppl", "right"]
    assert places("later. i do you the bills, right, the, bill", held) == []


def test_chinese_words_are_found_anywhere_but_not_across_a_mark() -> None:
    held = leanings({name: {"I": 1} for name in ("赔给", "^那", "吗$")})

    assert places("，那货赔给谁，是吗？", held) == ["那", "赔给", "吗"]
    assert places("货那赔，给谁吗呢", held) == []


@pytest.mark.parametrize(
    ("text", "locale", "fits"),
    [
        ("赔给人家", Locale.ZH, True),
        ("^那吗$", Locale.ZH, True),
        ("赔给人家了", Locale.ZH, False),
        ("erp", Locale.ZH, False),
        ("您那", Locale.ZH, False),
        ("^ don't you $", Locale.EN, True),
        ("suppl*", Locale.EN, True),
        ("a b c d e", Locale.EN, False),
        ("the suppl*", Locale.EN, False),
        ("Late", Locale.EN, False),
    ],
)
def test_only_short_plain_pieces_may_lean(text: str, locale: Locale, *, fits: bool) -> None:
    assert is_word(text, locale) is fits


def test_every_character_that_may_lean_is_in_its_plain_form() -> None:
    may = [chr(code) for code in range(0x3000, 0xFFFF) if is_word(chr(code), Locale.ZH)]

    assert len(may) > 20_000
    assert normalise("".join(may)).text == "".join(may)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("name", [*KINDS, *FORMS])
def test_every_kind_and_form_has_a_reason_in_both_languages(locale: Locale, name: str) -> None:
    for short in ("zh", "en"):
        assert library().why(f"{short}.leans.{name}", locale)


@pytest.mark.parametrize(
    ("text", "spin"),
    [
        ("要真省出半天来，您打算先干点啥", Spin.NEED_PAYOFF),
        ("be honest does the thing hold up in winter", Spin.PROBLEM),
    ],
)
def test_lines_that_rules_take_for_others_are_read_by_their_words(text: str, spin: Spin) -> None:
    part = main(text)

    assert part.spin is spin
    assert any(one.rule.endswith(f".leans.{spin}") for one in part.evidence)
