"""The pattern language of authors."""

import pytest

from coach.judge.cues import cue_matcher
from coach.judge.normalise import normalise
from coach.judge.patterns import (
    LONGEST,
    Atom,
    Element,
    Fault,
    Pattern,
    literal_fault,
    parse_pattern,
)
from coach.vocabulary import Locale

ZH, EN = Locale.ZH, Locale.EN


def quoted(cue: str, locale: Locale, said: str) -> str | None:
    """What a cue finds in a text, in the words of the text."""
    span = cue_matcher((cue,), locale).find(normalise(said))
    return None if span is None else said[span[0] : span[1]]


@pytest.mark.parametrize(
    ("cue", "locale", "said", "found"),
    [
        ("退货", ZH, "这批退货多吗", "退货"),
        ("对…影响", ZH, "对后面的工序有什么影响", "对后面的工序有什么影响"),
        ("对…影响", ZH, "对一二三四五六七八九十一二三有影响", None),
        ("对...影响", ZH, "对客户影响", "对客户影响"),
        ("会不会(影响|连累)", ZH, "您会不会连累别人", "会不会连累"),
        ("(很)?慢", ZH, "有点慢", "慢"),
        ("您急", ZH, "你急吗", "你急"),
        ("ＥＲＰ", ZH, "erp是哪家", "erp"),
        ("#车", ZH, "退了十一车", "十一车"),
        ("#车", ZH, "退了11车", "11车"),
        ("^那", ZH, "——那怎么办", "——那"),
        ("^那", ZH, "去那", None),
        ("慢吗$", ZH, "慢吗？", "慢吗？"),
        ("(a|b(c|d))e", ZH, "xbde", "bde"),
        ("什么.价", ZH, "什么价", None),
        ("cost", EN, "What does it COST you", "COST"),
        ("cost", EN, "costly", None),
        ("cost*", EN, "costly", "costly"),
        ("what…you", EN, "what does a load cost you", "what does a load cost you"),
        ("what…you", EN, "what a b c d e f g h i you", None),
        ("cost you", EN, "cost   you", "cost   you"),
        ("follow up", EN, "a follow-up", "follow-up"),
        ("don't", EN, "Don’t you", "Don’t"),
        ("# minutes", EN, "twenty minutes", "twenty minutes"),
        ("# minutes", EN, "20 minutes", "20 minutes"),
        ("ready?", EN, "are you ready?", "ready?"),
        ("(so )?who$", EN, "so who?!", "so who?!"),
        ("a+b", EN, "a+b", "a+b"),
    ],
)  # fmt: skip
def test_a_cue_finds_what_it_says(cue: str, locale: Locale, said: str, found: str | None) -> None:
    assert quoted(cue, locale, said) == found


def test_a_word_list_stands_for_its_words() -> None:
    pattern = parse_pattern("{trouble}…谁", ZH, {"trouble": ("卡", "停线")})

    assert pattern == Pattern(
        locale=ZH,
        elements=(
            Element(wordings=((Atom("卡"),), (Atom("停线"),))),
            Element(wordings=((Atom("谁"),),), gap=True),
        ),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault("empty", 1)),
        ("…", Fault("empty", 1)),
        ("(好)?", Fault("empty", 1)),
        ("(好|)", Fault("empty", 4)),
        ("好(坏", Fault("open-bracket", 2, "(")),
        ("{好", Fault("open-bracket", 1, "{")),
        ("好)", Fault("stray", 2, ")")),
        ("(好}坏)", Fault("stray", 3, "}")),
        ("|好", Fault("stray", 1, "|")),
        ("(好…坏)", Fault("gap-in-brackets", 3, "…")),
        ("(好^)", Fault("anchor-inside", 3, "^")),
        ("好^坏", Fault("anchor-inside", 2, "^")),
        ("好$坏", Fault("stray", 3, "坏")),
        ("{没有}", Fault("unknown-list", 1, "没有")),
        ("((((好))))", Fault("too-deep", 4, "(")),
        ("好" * (LONGEST + 1), Fault("too-long", LONGEST + 1)),
    ],
)
def test_a_wrong_pattern_is_a_value_with_its_column(text: str, fault: Fault) -> None:
    assert parse_pattern(text, ZH, {}) == fault


def test_a_word_list_holds_plain_words() -> None:
    assert literal_fault("停线") is None
    assert literal_fault("停…线") == Fault("sign-in-list", 2, "…")


def test_a_cue_that_is_no_pattern_is_never_found() -> None:
    assert quoted("(坏", ZH, "(坏") is None
    assert cue_matcher((), ZH).find(normalise("好")) is None
