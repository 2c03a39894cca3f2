"""Whatever a matcher finds, an expression of the standard library finds at the same place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.judge.matcher import Matcher
from coach.judge.normalise import plain
from coach.judge.patterns import MOST_AT_ONCE, Fault, Pattern, parse_pattern
from coach.vocabulary import Locale
from tests.coach.judge.oracle import expression

WORDS = {
    Locale.ZH: "停线慢谁吗的三十5",
    Locale.EN: ["stop", "who", "it", "5", "'s"],
}
BETWEEN = {Locale.ZH: ["", "", "", ",", " "], Locale.EN: [" ", " ", " ", "-", ", ", "", " - "]}


def sentences(locale: Locale) -> st.SearchStrategy[str]:
    """Sentences of few words, so that patterns of the same words often occur."""
    word = st.sampled_from(list(WORDS[locale]))
    piece = st.tuples(word, st.sampled_from(BETWEEN[locale])).map("".join)
    return st.lists(piece, min_size=4, max_size=24).map("".join)


def written(locale: Locale) -> st.SearchStrategy[str]:
    """Patterns as an author writes them."""
    blank = " " if locale is Locale.EN else ""
    star = st.sampled_from(["", "", "*"] if locale is Locale.EN else [""])
    word = st.tuples(st.sampled_from(list(WORDS[locale])), star).map("".join)
    choice = st.lists(word | st.just("#"), min_size=1, max_size=3).map("|".join)
    bracket = st.tuples(choice, st.sampled_from([f"){blank}", f"{blank})?"])).map(
        lambda pair: "(" + pair[0].replace("|", f"{blank}|" if "?" in pair[1] else "|") + pair[1]
    )
    item = st.one_of(word.map(lambda one: one + blank), bracket, st.just(f"#{blank}"))
    piece = st.lists(item, min_size=1, max_size=2).map(lambda items: "".join(items).strip())
    body = st.lists(piece, min_size=1, max_size=3).map("…".join)
    return st.tuples(
        st.sampled_from(["", "", "", "^"]), body, st.sampled_from(["", "", "", "$"])
    ).map("".join)


@pytest.mark.parametrize("locale", Locale)
@settings(max_examples=200)
@given(data=st.data())
def test_a_matcher_finds_what_the_expression_finds(locale: Locale, data: st.DataObject) -> None:
    pattern = parse_pattern(data.draw(written(locale)), locale, {})
    text = plain(data.draw(sentences(locale))).strip()
    if not isinstance(pattern, Pattern):
        return
    matcher = Matcher((pattern,), locale)
    scan = matcher.scan(text)
    found = [matcher.find(index, scan) for index in matcher.candidates(scan)]
    spans = [span for span in found if span is not None]
    expected = expression(pattern).search(scan.text) if text else None

    # The expression may take a wider gap than the narrowest, for it fills gaps word by word.
    assert [start for start, _ in spans] == (
        [] if expected is None else [scan.span(*expected.span())[0]]
    )
    assert all(expression(pattern).fullmatch(scan.text, *span) for span in spans)


def test_brackets_are_looked_for_one_by_one_where_together_they_would_be_too_many() -> None:
    words = "|".join(f"机{number}" for number in range(MOST_AT_ONCE))
    pattern = parse_pattern(f"(请)?({words})(停|慢)了吗", Locale.ZH, {})
    assert isinstance(pattern, Pattern)
    matcher = Matcher((pattern,), Locale.ZH)

    assert [
        matcher.find(0, matcher.scan(text)) for text in ("请机7慢了吗", "机7了吗", "那机8停了吗")
    ] == [
        (0, 6),
        None,
        (1, 6),
    ]


def first(cue: str, text: str, locale: Locale) -> tuple[int, int] | None:
    """Where a cue occurs in a text that was never made plain."""
    pattern = parse_pattern(cue, locale, {})
    assert isinstance(pattern, Pattern)
    matcher = Matcher((pattern,), locale)
    return matcher.find(0, matcher.scan(text))


@pytest.mark.parametrize(
    ("cue", "text", "span"),
    [
        ("follow up", "a  follow-up", (3, 12)),
        ("what…you", "what does\nit cost you", None),
        ("what you", "what\n you", (0, 9)),
        ("# minutes", "in ten  minutes", (3, 15)),
        ("#", "10, 20", (0, 2)),
        ("it…up", "it's up", (0, 7)),
        ("who…#", "who has ten", (0, 11)),
        ("(it)?…up", "up", (0, 2)),
        ("who#", "who 5", None),
        (",#", "5,5", None),
        ("who", "it", None),
        ("# it", "5 its", None),
    ],
)
def test_blanks_and_lines_of_an_english_text_stay_where_they_are(
    cue: str, text: str, span: tuple[int, int] | None
) -> None:
    assert first(cue, text, Locale.EN) == span


def test_a_chinese_number_may_begin_and_end_inside_another() -> None:
    assert first("约#车", "大约三十车", Locale.ZH) == (1, 5)
    assert first("三#车", "约三十车", Locale.ZH) == (1, 4)
    assert first("#百", "三百", Locale.ZH) == (0, 2)


def test_a_pattern_that_stands_for_too_many_wordings_is_refused() -> None:
    many = "|".join(str(number) for number in range(90))

    assert parse_pattern(f"(({many})({many}))", Locale.ZH, {}) == Fault("too-many", 1, "(")
