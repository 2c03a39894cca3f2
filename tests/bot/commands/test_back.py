"""Whoever wants to go back names the line as he likes, and is told where there is none."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.commands.back import line_in
from bot.commands.desk import Desk, left
from bot.commands.late import fingerprint, pressed
from bot.commands.reaction import Reaction, Retry
from bot.commands.shell import Shell
from bot.commands.understand import Command, Press, understand
from bot.messages import Address, Inbound
from coach.effects import Choice, Offer
from coach.vocabulary import Kind
from tests.bot.commands.desks import (
    BUSY,
    KNOWN,
    LIST,
    NOON,
    OVER,
    WAITING,
    WANG,
    choices,
    said,
    shell_of,
    words,
)

DRILL = replace(KNOWN, talk=replace(LIST, kind=Kind.DRILL))
GONE = replace(KNOWN, ended=replace(WANG, over=True))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return shell_of(tmp_path)


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("4", 4),
        ("４", 4),
        ("第4句", 4),
        ("第 12 句", 12),
        ("四", 4),
        ("第四句", 4),
        ("第十二句", 12),
        ("从第3句重来", 3),
        ("三句", 3),
        ("line 4", 4),
        ("go back to line 4, please", 4),
        ("#4", 4),
        ("再来一次", None),
        ("1.5", None),
        ("-2", None),
        ("五百个", None),
        ("the weakest", None),
        ("", None),
    ],
)
def test_a_line_is_read_from_what_people_write(named: str, line: int | None) -> None:
    assert line_in(named) == line


@pytest.mark.parametrize("desk", [BUSY, OVER, GONE])
@pytest.mark.parametrize(("choice", "turn"), [("retry", None), ("retry:4", 4)])
def test_a_rehearsal_is_taken_up_again(
    choice: str, turn: int | None, desk: Desk, shell: Shell
) -> None:
    assert shell.press(desk, choice) == Reaction(desk=desk, order=Retry(session="w1", turn=turn))


@pytest.mark.parametrize("said_so", ["重来", "再来一次", "try again", "倒回"])
def test_after_the_end_words_are_enough(said_so: str, shell: Shell) -> None:
    assert words(shell, OVER, said_so).order == Retry(session="w1", turn=None)
    assert words(shell, GONE, f"{said_so}，第3句").order == Retry(session="w1", turn=3)


def test_in_a_talk_those_words_are_for_the_customer(shell: Shell) -> None:
    assert not isinstance(words(shell, BUSY, "重来").order, Retry)


@pytest.mark.parametrize(
    ("desk", "choice", "told"),
    [
        (KNOWN, "retry", "shell.nothing_open"),
        (WAITING, "retry:3", "shell.nothing_open"),
        (BUSY, "retry:soon", "shell.retry_which"),
        (DRILL, "retry:2", "shell.retry_not"),
        (replace(KNOWN, talk=LIST), "retry", "shell.retry_not"),
        (replace(KNOWN, ended=replace(LIST, kind=Kind.DRILL)), "retry", "shell.retry_not"),
    ],
)
def test_who_cannot_go_back_is_told_and_shown_a_way_on(
    desk: Desk, choice: str, told: str, shell: Shell
) -> None:
    reaction = shell.press(desk, choice)

    assert (said(reaction), reaction.desk) == ([told], desk)
    assert choices(reaction) != () or desk.under_way is not None


def test_a_drill_says_its_item_again(shell: Shell) -> None:
    assert shell.press(DRILL, "retry") == Reaction(desk=DRILL, order=Press(choice="retry"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/retry", Press(choice="retry")),
        ("/retry 4", Press(choice="retry:4")),
        ("/重来 第四句", Press(choice="retry:第四句")),
        ("/retry4", Press(choice="retry:4")),
        ("／重来4", Press(choice="retry:4")),
        ("/why 4", Press(choice="why")),
        ("/menu2", Command(name="menu", argument="2")),
    ],
)
def test_a_command_may_name_its_line(typed: str, meant: object) -> None:
    assert understand(typed, (), numbered=False) == meant


def test_the_talk_that_was_left_for_another_is_not_put_aside() -> None:
    assert left(BUSY, "w1") == replace(BUSY, talk=None)
    assert left(OVER, "w1").ended == OVER.talk
    assert left(GONE, "w1") == GONE


SCORE = Offer(choices=(Choice(id="score", prompt="rehearsal.choice.card"),))
CLOSED = replace(OVER, step=9, talk=replace(WANG, over=True, offer=SCORE, closed=5))


@pytest.mark.parametrize(
    ("desk", "choice", "step", "meant"),
    [
        (CLOSED, "score", 5, "score"),
        (CLOSED, fingerprint("score"), 7, "score"),
        (CLOSED, "score", 4, None),
        (CLOSED, "why_more", 6, "why_more"),
        (CLOSED, "why_more", 4, None),
        (CLOSED, "begin:free:wang", 6, None),
        (replace(CLOSED, talk=None, ended=CLOSED.talk), "score", 8, "score"),
        (replace(BUSY, step=9), "score", 8, None),
        (replace(KNOWN, step=9), "score", 8, None),
        (replace(OVER, step=9, talk=replace(WANG, over=True, offer=None)), "hint", 8, None),
    ],
)
def test_what_a_talk_that_is_over_offers_is_never_too_late(
    desk: Desk, choice: str, step: int, meant: str | None
) -> None:
    inbound = Inbound(
        address=Address(namespace="telegram", user="1"),
        message_id="1",
        digest="d",
        at=NOON,
        choice=choice,
        step=step,
    )

    assert pressed(desk, inbound) == meant


def test_a_talk_that_was_cleared_away_answers_what_it_offers(shell: Shell) -> None:
    ended = replace(WANG, over=True, offer=SCORE)
    desk = replace(KNOWN, ended=ended)

    for choice in ("score", "why"):
        again = replace(desk, talk=ended, ended=None)
        assert shell.press(desk, choice) == Reaction(desk=again, order=Press(choice=choice))
    assert said(shell.press(desk, "polite")) == ["shell.stale"]
    assert said(shell.press(desk, "map")) == ["shell.nothing_open"]
