"""The talk just finished is found by who asks for it, whatever was said since."""

from collections.abc import Iterator

import pytest

from bot.inbox import Writer
from bot.messages import Message
from bot.store.memory import MemoryStore
from bot.turn.player import Player
from coach.vocabulary import Locale
from tests.bot.turn.branches import AGAIN, MANY
from tests.bot.turn.kept import desk_in, line
from tests.bot.visitor import Visitor, choice_ids, coach_line

#: What is asked for, and the ways to ask for it when nobody else listens.
WAYS = {
    "score": ("/score", "/分数", "分数明细", "上一场多少分", "看看分数"),
    "map": ("/map", "/需求图", "需求图", "给我看看需求图"),
    "scales": ("/scales", "/心里的秤", "/秤", "心里的秤", "那杆秤呢"),
    "why": ("/why", "/凭什么", "凭什么", "为什么？", "为什么扣我的分"),
}
ENGLISH = {
    "score": ("Score card", "what was my score?", "how many points"),
    "map": ("Need map", "the need map please", "map"),
    "scales": ("The scales", "show me the scales"),
    "why": ("why?", "why did I lose points"),
}
EACH = [(name, way) for name, ways in WAYS.items() for way in ways]
#: What is said after a debrief before anybody thinks of asking.
SINCE = [
    (),
    ("谢谢，再见",),
    ("早",),
    ("/menu",),
    ("/practice",),
    ("/practice", "王姐"),
    ("/help",),
]


@pytest.fixture
def rep(kept: MemoryStore, small_player: Player) -> Iterator[Visitor]:
    with Writer(kept, small_player.play, small_player.apologise) as writer:
        yield Visitor(writer)


def finished(rep: Visitor) -> tuple[Message, ...]:
    """A talk of two lines, the second of them not worth much; its debrief."""
    rep.presses("begin:free:wang")
    rep.says(MANY)
    rep.says(AGAIN)
    return rep.says("/stop")


@pytest.mark.parametrize(("name", "way"), EACH)
def test_it_is_found_by_command_by_label_and_in_words(rep: Visitor, name: str, way: str) -> None:
    finished(rep)
    asked = coach_line(rep.presses(name))
    rep.says("谢谢，再见")

    assert coach_line(rep.says(way)) == asked


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("since", SINCE, ids=" ".join)
def test_it_is_found_after_whatever_was_said_since(
    rep: Visitor, name: str, since: tuple[str, ...]
) -> None:
    finished(rep)
    asked = coach_line(rep.presses(name))
    for text in since:
        rep.says(text)

    told = rep.says(f"/{name}")

    assert coach_line(told) == asked
    assert "scales" in choice_ids(told)


@pytest.mark.parametrize(
    ("name", "way"), [(name, way) for name, ways in ENGLISH.items() for way in ways]
)
def test_it_is_found_in_english(rep: Visitor, name: str, way: str) -> None:
    finished(rep)
    rep.sends(text="/language en", locale=Locale.EN)
    asked = coach_line(rep.presses(name))
    rep.says("thanks, bye")

    assert coach_line(rep.says(way)) == asked


def test_a_line_is_taken_again_by_the_button_of_an_older_bubble(rep: Visitor) -> None:
    debrief = finished(rep)
    label = next(one.label for one in debrief[-1].choices if one.id.startswith("retry:"))
    rep.says("谢谢")

    assert "第 2 句" in coach_line(rep.says(label))


def test_the_rules_behind_a_line_are_shown_from_an_older_bubble(rep: Visitor) -> None:
    finished(rep)
    (why,) = rep.says("/why")
    rep.says("/score")

    assert "第 2 句" in coach_line(rep.sends(choice="why_more", step=why.step))


def test_the_same_words_are_said_to_the_customer_while_a_talk_is_under_way(
    rep: Visitor, kept: MemoryStore
) -> None:
    rep.presses("begin:free:wang")

    words = [way for _, way in EACH if not way.startswith("/")]
    for text in words:
        rep.says(text)

    talk = desk_in(kept).talk
    assert talk is not None
    assert talk.said == len(words)
    assert coach_line(rep.says("/map")) == line("rehearsal.no_such_choice", who="王姐")


def test_without_any_talk_the_commands_say_so_and_the_words_ask_for_nothing(rep: Visitor) -> None:
    rep.says("/start")

    assert coach_line(rep.says("/map")) == line("shell.nothing_open", name="map")
    assert coach_line(rep.says("需求图")) == line(
        "shell.not_understood", text="需求图", at_menu=True
    )
