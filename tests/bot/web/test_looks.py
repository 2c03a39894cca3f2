"""Lines of a bubble are set by what they look like; only what is kept offers choices."""

from datetime import UTC, datetime

import pytest

from bot.messages import Button, Message
from bot.store.rows import Exchange
from bot.web.looks import Line, Look, Offered, lines, offered, said
from coach.vocabulary import Speaker

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HINT, STOP = Button(id="hint", label="提示"), Button(id="stop", label="不练了")


def exchange(number: int, *choices: Button, words: str = "") -> Exchange:
    bubbles = (
        Message(speaker=Speaker.CUSTOMER, text="坐。", choices=choices, step=4),
        Message(speaker=Speaker.COACH, text="先开场。"),
    )
    return Exchange(number=number, said=words, messages=bubbles, at=NOON)


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("“一车要赔多少？”", Look.QUOTE),
        ('"What does a smudge cost?"', Look.QUOTE),
        ("“镜头”说早了，“喷码”没提", Look.PLAIN),
        ("情况 1 · 难处 1 · 后果 0 · 好处 0", Look.TALLY),
        ("11/10", Look.PLAIN),
        ("四类都问到 21/20", Look.PLAIN),
        ("两月 1 号 · 再说", Look.PLAIN),
        ("90 分（及格 70，过了）　进展：试两周", Look.PLAIN),
        ("明天就这么说：", Look.PLAIN),
        ("看 http://x", Look.PLAIN),
        ("", Look.GAP),
    ],
)
def test_a_line_has_the_look_of_what_it_is(text: str, look: Look) -> None:
    assert [line.look for line in lines(text)] == [look]


def test_points_are_told_apart_from_their_name_and_their_reason() -> None:
    assert list(lines("忍住没推产品 0/10（第 4 句说早了）")) == [
        Line(look=Look.POINTS, text="忍住没推产品", points=0, most=10, rest="（第 4 句说早了）")
    ]


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [("最好：第 5 句", "最好：", "第 5 句"), ("Asked for: a trial", "Asked for: ", "a trial")],
)
def test_a_field_is_told_apart_from_its_name(text: str, name: str, rest: str) -> None:
    assert list(lines(text)) == [Line(look=Look.FIELD, text=name, rest=rest)]


def test_a_tally_is_taken_apart() -> None:
    text = "Situation 1 · Problem 2"

    assert list(lines(text)) == [
        Line(look=Look.TALLY, text=text, counts=("Situation 1", "Problem 2"))
    ]


@pytest.mark.parametrize(
    ("after_gap", "look"),
    [("见面要问", Look.HEAD), ("听着呢。", Look.PLAIN), ("长" * 25, Look.PLAIN)],
)
def test_what_is_short_and_follows_a_gap_is_a_heading(after_gap: str, look: Look) -> None:
    assert [line.look for line in lines(f"拜访单\n\n{after_gap}\n见面要问")] == [
        Look.PLAIN,
        Look.GAP,
        look,
        Look.PLAIN,
    ]


def test_the_last_exchange_offers_its_choices_at_their_step() -> None:
    both = (exchange(1, STOP), exchange(2, HINT, STOP))

    assert offered(both) == Offered(number=2, step=4, choices=(HINT, STOP))


def test_what_is_shown_once_takes_no_choices_away() -> None:
    assert offered((exchange(1, HINT), exchange(0))) == Offered(number=1, step=4, choices=(HINT,))


@pytest.mark.parametrize("exchanges", [(), (exchange(0, HINT),), (exchange(1, HINT), exchange(2))])
def test_where_the_last_one_offers_nothing_nothing_is_offered(
    exchanges: tuple[Exchange, ...],
) -> None:
    assert offered(exchanges) is None


@pytest.mark.parametrize(
    ("words", "shown"), [("/start", ""), ("/start …", ""), ("/starter", "/starter"), ("早", "早")]
)
def test_what_a_page_said_for_somebody_is_not_shown_as_his(words: str, shown: str) -> None:
    assert said(exchange(1, words=words)) == shown
